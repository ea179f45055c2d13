"""The country under every rule, policy and way of gathering; results written to a file.

Before the clock starts, a smaller month is judged by the exact interpreter: every total,
grade and rank must be the same.
"""

from dataclasses import replace

from bench import full_figures
from bench.engine import measured
from bench.figures import units_of
from bench.full_scheme import scheme, spans
from bench.measured import Measured, Plan
from bench.members import judged, members
from bench.outcome import refuse_other
from bench.scoring import Share, Task, outcome
from chamdiem.engine.evaluate import evaluate
from chamdiem.formats.parquet import write_months

FILE, RESULTS = "full.parquet", "results.parquet"
JUDGED, JUDGED_QUICKLY = 136, 34


def measure(plan: Plan) -> Measured:
    """Draw the figures, agree with the interpreter, score all months and write the results."""
    size = JUDGED_QUICKLY if plan.is_quick else JUDGED
    _refuse_to_differ(plan, size)
    _write(plan)
    answer, _ = measured(plan, Task(plan.folder / FILE, "full", out=plan.folder / RESULTS))
    parts = sorted(plan.folder.glob("results-*.parquet"))
    wrote = sum(part.stat().st_size for part in parts) / 1e6
    kinds = len({leaf.rule.kind for leaf in scheme().leaves()})
    note = f"{kinds} kinds of rule; {wrote:.0f} MB written; {size} units agree with the interpreter"
    return replace(answer, note=note)


def _write(plan: Plan) -> None:
    rules, size = scheme(), plan.size
    units = units_of(rules, size.units)
    months = (full_figures.draw(rules, spans(), units, at) for at in range(size.months))
    with (plan.folder / FILE).open("wb") as sink:
        write_months(sink, months, rules)


def _refuse_to_differ(plan: Plan, size: int) -> None:
    """Score one small month both ways."""
    rules = scheme()
    figures = full_figures.draw(rules, spans(), units_of(rules, size), 0)
    share = Share()
    share.keep(0, evaluate(rules, figures))
    folder = plan.folder / "judged"
    folder.mkdir(exist_ok=True)
    outcome([share]).keep(folder)
    refuse_other(folder, judged(rules, members(rules, figures, size), figures.as_of))

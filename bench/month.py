"""One month of 150 units × 100 leaves: from the figures' file to the stored result.

The file is a CSV as an office would upload it. Reading it, with every check, and scoring it
into the database, with every figure and every step kept, are both inside the clock; so is
the commit. The database is the launcher's own, as durable as on a real machine. Afterwards the
stored month is read back, computed anew and compared with what is stored twice, as its submission
and its approval do: once for its fingerprint, once to be sealed under it.
"""

from importlib import import_module
from time import perf_counter
from typing import Any

from bench import figures as drawn
from bench import portal
from bench.files import figures_csv, scheme_yaml
from bench.measured import LEAVES, Measured, Plan
from bench.scheme import FIRST, scheme
from chamdiem.engine.evaluate import evaluate
from chamdiem.engine.periods import Month
from chamdiem.formats import figures as figure_files
from chamdiem.formats import schemes as scheme_files
from chamdiem.formats.schemes import LoadedScheme

UNITS = 150
FREEZING = "reading it back, computing anew, its fingerprint"
SEALING = "reading it back, computing anew, sealing"
RECOMPUTED = "recomputed, stored and sealed"
Desk = Any  # `bench.desk` can be imported only once Django stands


def measure(plan: Plan) -> Measured:
    """Score month after month, each with its own figures, so that nothing is cached."""
    loaded = scheme_files.load(scheme_yaml(scheme()), "bench.yaml")
    files = [_file(at) for at in range(plan.runs + 1)]
    with portal.opened(plan.folder):
        desk = import_module("bench.desk").desk_of(loaded)
        _run(loaded, FIRST, files[0], desk)  # opens the connection, as the site has one open
        runs = [_run(loaded, FIRST.shift(at), files[at], desk) for at in range(1, len(files))]
    return Measured(
        seconds=[run["reading"] + run["scoring and storing"] for run in runs],
        values=UNITS * LEAVES,
        parts={name: [run[name] for run in runs] for name in runs[0]},
        note="computing alone is measured apart and stands within scoring and storing",
    )


def _file(at: int) -> bytes:
    rules = scheme()
    return figures_csv(rules, drawn.draw(rules, drawn.units_of(rules, UNITS), at))


def _run(loaded: LoadedScheme, month: Month, file: bytes, desk: Desk) -> dict[str, float]:
    begun = perf_counter()
    found = figure_files.load(file, "bench.csv", scheme=loaded.scheme, month=month)
    read = perf_counter()
    run = desk.score(found)
    stored = perf_counter()
    evaluate(loaded.scheme, found.figures)
    computed = perf_counter()
    desk.freeze(run)
    frozen = perf_counter()
    desk.seal(run)
    sealed = perf_counter()
    return {
        "reading": read - begun,
        "scoring and storing": stored - read,
        "of it computing": computed - stored,
        FREEZING: frozen - computed,
        SEALING: sealed - frozen,
        RECOMPUTED: stored - read + sealed - computed,
    }

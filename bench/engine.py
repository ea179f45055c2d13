"""Ours: all months by processes that stand ready, as many as there are cores."""

from collections.abc import Sequence

from bench import figures as drawn
from bench.measured import LEAVES, Measured, Plan, Took, timed
from bench.outcome import Outcome, refuse_other
from bench.scoring import Share, Task, outcome
from bench.workers import cores, ready, share_out

Pass = tuple[Took, list[Share]]


def measure(plan: Plan) -> Measured:
    """Score all months, several times over; the others compare with what came out."""
    answer, found = measured(plan, Task(plan.folder / drawn.FILE, "country"))
    found.keep(plan.folder)
    return answer


def measure_with_steps(plan: Plan) -> Measured:
    """Keep every step of all months in memory until the last one is scored."""
    answer = measured(plan, Task(plan.folder / drawn.FILE, "country", keeps=True))
    refuse_other(plan.folder, answer[1])
    return answer[0]


def measured(plan: Plan, task: Task) -> tuple[Measured, Outcome]:
    """Run a task over and over; return what it took, and what came out."""
    count = cores()
    with ready(count) as pool:
        passes = [timed(lambda: share_out(pool, count, task)) for _ in range(plan.runs)]
    found = _steady([outcome(shares) for _, shares in passes])
    answer = Measured(
        seconds=[took.seconds for took, _ in passes],
        processor=[sum(share.processor for share in shares) for _, shares in passes],
        parts=_parts(passes),
        values=plan.size.units * plan.size.months * LEAVES,
        checksum=found.checksum,
        workers=count,
    )
    return answer, found


def _parts(passes: Sequence[Pass]) -> dict[str, list[float]]:
    """Add up over the processes, as if one of them had done it all."""
    names = passes[0][1][0].seconds
    return {
        name: [sum(share.seconds[name] for share in shares) for _, shares in passes]
        for name in names
    }


def _steady(found: Sequence[Outcome]) -> Outcome:
    if len({each.checksum for each in found}) > 1:
        raise RuntimeError("the engine came to different results in one process")
    return found[0]

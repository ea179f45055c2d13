"""How computing grows with units, leaves and months, under the full set of rules.

Each is doubled while the other two stand still. The slope is of the straight line through the
logarithms: 1 is linear, 2 quadratic; below 1 what is spent whatever the size still shows.
"""

from collections.abc import Iterator, Sequence
from math import log
from pathlib import Path
from time import perf_counter

from bench.figures import units_of
from bench.full_figures import draw
from bench.full_scheme import LEAVES_OF_GROUP, scheme, spans
from bench.measured import LEAVES, Measured, Plan
from bench.plot import Point, svg
from chamdiem.engine.evaluate import evaluate

PLOT = "growth.svg"
UNITS, GROUPS, MONTHS = (2000, 4000, 8000, 16000), (10, 20, 40, 80), (6, 12, 24, 48)
QUICK_UNITS, QUICK_GROUPS, QUICK_MONTHS = (40, 80), (10, 20), (1, 2)
USUAL_UNITS, DRAWN = 4000, 6  # months are drawn so often and then come round again
QUICK_USUAL = 40
Sizes = tuple[Sequence[int], Sequence[int], Sequence[int], int]


def measure(plan: Plan) -> Measured:
    """Time every size, the least of a few runs; write the plot beside the figures."""
    sizes: Sizes = (UNITS, GROUPS, MONTHS, USUAL_UNITS)
    if plan.is_quick:
        sizes = (QUICK_UNITS, QUICK_GROUPS, QUICK_MONTHS, QUICK_USUAL)
    found = dict(_curves(sizes, plan.runs))
    (plan.folder / PLOT).write_text(svg(found))
    return Measured(
        seconds=[sum(seconds for points in found.values() for _, seconds in points)],
        values=sizes[3] * LEAVES,
        parts={_title(name, points): [slope(points)] for name, points in found.items()},
        note="; ".join(f"{name}: {_told(points)}" for name, points in found.items()),
    )


def _curves(sizes: Sizes, runs: int) -> Iterator[tuple[str, list[Point]]]:
    units, groups, months, usual = sizes
    yield "units", [(size, _seconds(size, groups[0], 1, runs)) for size in units]
    leaves = [(size * LEAVES_OF_GROUP, _seconds(usual, size, 1, runs)) for size in groups]
    yield "leaves", leaves
    yield "months", [(size, _seconds(usual, groups[0], size, runs)) for size in months]


def _seconds(units: int, groups: int, months: int, runs: int) -> float:
    """Score so many months, one after the other in this process."""
    rules = scheme(groups)
    those = units_of(rules, units)
    drawn = [draw(rules, spans(groups), those, at) for at in range(min(months, DRAWN))]
    evaluate(rules, drawn[0])  # the proofs of a version are made once
    took = []
    for _ in range(runs):
        begun = perf_counter()
        for at in range(months):
            evaluate(rules, drawn[at % len(drawn)])
        took.append(perf_counter() - begun)
    return min(took)


def slope(points: Sequence[Point]) -> float:
    """Return the slope of the least squares through the logarithms."""
    across, up = ([log(each) for each in axis] for axis in zip(*points, strict=True))
    middle, height = sum(across) / len(across), sum(up) / len(up)
    rise = sum((x - middle) * (y - height) for x, y in zip(across, up, strict=True))
    return rise / sum((x - middle) ** 2 for x in across)


def _title(name: str, points: Sequence[Point]) -> str:
    return f"slope over {name}, {points[0][0]:g} to {points[-1][0]:g}"


def _told(points: Sequence[Point]) -> str:
    return ", ".join(f"{size:g} in {seconds:.3f} s" for size, seconds in points)


def copied(folder: Path, to: Path) -> None:
    """Put the plot where it was asked for."""
    to.parent.mkdir(parents=True, exist_ok=True)
    to.write_bytes((folder / PLOT).read_bytes())

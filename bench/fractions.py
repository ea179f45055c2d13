"""Yardstick: the interpreter in exact fractions, unit by unit, on the first blocks of a month."""

import pyarrow as pa

from bench import figures as drawn
from bench.measured import LEAVES, Measured, Plan, timed
from bench.members import judged, members
from bench.outcome import refuse_other
from bench.scheme import scheme
from chamdiem.engine.figures import Figures
from chamdiem.formats.parquet import MonthFile

BLOCKS = 3


def measure(plan: Plan) -> Measured:
    """Judge every unit of the sample, several times over; ranks need whole blocks."""
    rules = scheme()
    figures, size = first_blocks(plan, BLOCKS)
    sample = members(rules, figures, size)
    runs = [timed(lambda: judged(rules, sample, figures.as_of)) for _ in range(plan.runs)]
    outcome = runs[-1][1]
    refuse_other(plan.folder, outcome)
    return Measured(
        seconds=[took.seconds for took, _ in runs],
        processor=[took.processor for took, _ in runs],
        values=size * LEAVES,
        checksum=outcome.checksum,
    )


def first_blocks(plan: Plan, blocks: int) -> tuple[Figures, int]:
    """Return the first month, and how many of its first units make whole blocks."""
    with pa.OSFile(str(plan.folder / drawn.FILE)) as source:
        file = MonthFile(source, drawn.FILE, scheme())
        figures = file.figures(file.months[0])
    chosen = {block.code for block in scheme().blocks[:blocks]}
    return figures, sum(unit.block in chosen for unit in figures.units)

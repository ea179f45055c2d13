"""Yardstick: the interpreter in exact fractions, unit by unit, on the first blocks of a month."""

from collections import defaultdict
from fractions import Fraction

import numpy as np
import pyarrow as pa

from bench import figures as drawn
from bench.measured import LEAVES, Measured, Plan, timed
from bench.outcome import NONE, Outcome, refuse_other
from bench.scheme import scheme
from chamdiem.engine import reference
from chamdiem.engine.figures import Figures, State
from chamdiem.engine.scheme import Scheme
from chamdiem.formats.parquet import MonthFile

BLOCKS = 3


def measure(plan: Plan) -> Measured:
    """Judge every unit of the sample, several times over; ranks need whole blocks."""
    rules = scheme()
    figures, size = first_blocks(plan, BLOCKS)
    cells = [_cells(rules, figures, unit) for unit in range(size)]
    blocks = [unit.block for unit in figures.units[:size]]
    runs = [timed(lambda: _run(rules, cells, blocks)) for _ in range(plan.runs)]
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


def _cells(rules: Scheme, figures: Figures, unit: int) -> dict[str, reference.Cell]:
    cells: dict[str, reference.Cell] = {}
    for code, column in figures.values.items():
        states = figures.states.get(code)
        state = State.VALUE if states is None else State(states[unit])
        exact = Fraction(int(column[unit]), 10 ** rules.input(code).decimals)
        cells[code] = exact if state is State.VALUE else state
    return cells


def _run(rules: Scheme, cells: list[dict[str, reference.Cell]], blocks: list[str]) -> Outcome:
    totals = [reference.verdicts(rules, each)[""].points for each in cells]
    in_block = defaultdict(list)
    for total, block in zip(totals, blocks, strict=True):
        in_block[block].append(total)
    ranks = [
        reference.rank(total, in_block[block], rules.ties)
        for total, block in zip(totals, blocks, strict=True)
    ]
    names = [None, *(band.name for band in rules.bands)]
    grades = [names.index(reference.grade(rules, total)) - 1 for total in totals]
    return Outcome(
        np.array([[NONE if total is None else total for total in totals]]),
        np.array([grades]),
        np.array([[rank or 0 for rank in ranks]]),
    )

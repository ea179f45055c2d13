"""A month's figures as the exact interpreter takes them: one member a unit, in fractions."""

from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from bench.outcome import NONE, Outcome
from chamdiem.engine.figures import Figures, State
from chamdiem.engine.reference import Cell, Judged, Member, judge
from chamdiem.engine.scheme import Scheme


def members(rules: Scheme, figures: Figures, size: int) -> list[Member]:
    """Return the first units of a month."""
    columns = [_cells(rules, figures, code, size) for code in figures.values]
    blocks = [unit.block for unit in figures.units[:size]]
    return [
        Member(block, dict(zip(figures.values, cells, strict=True)))
        for block, *cells in zip(blocks, *columns, strict=True)
    ]


def judged(rules: Scheme, month: Sequence[Member], as_of: int) -> Outcome:
    """Judge the month and fold it into arrays."""
    found = judge(rules, month, as_of)
    names = [None, *(band.name for band in rules.bands)]
    return Outcome(
        np.array([[_total(each) for each in found]]),
        np.array([[names.index(each.grade) - 1 for each in found]]),
        np.array([[each.rank or 0 for each in found]]),
    )


def _total(each: Judged) -> int:
    return NONE if each.total is None else each.total


def _cells(rules: Scheme, figures: Figures, code: str, size: int) -> list[Cell]:
    values, states = figures.values[code][:size].tolist(), figures.states.get(code)
    scale = 10 ** rules.input(code).decimals
    if states is None:
        return [Fraction(value, scale) for value in values]
    return [
        State(state) if state else Fraction(value, scale)
        for value, state in zip(values, states[:size].tolist(), strict=True)
    ]

"""Roll-up from pooled counts (gộp số liệu): units into their parent, months into a span.

A parent's result comes from figures added up, never from the mean of the children's points
(I12). A figure that cannot be added is left missing in the parent, and said so; one child's
missing figure makes the parent's missing, for a sum over some is not the sum over all.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from chamdiem.engine.errors import FiguresError
from chamdiem.engine.figures import Figures, State, States, Unit, Values
from chamdiem.engine.quantities import shown
from chamdiem.engine.scheme import Input, Pooling, Scheme

_ABSENT = (State.NOT_APPLICABLE, State.NOTHING_AROSE)


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure on the way: its value where the state is VALUE, else 0."""

    value: int
    state: State


@dataclass(frozen=True, slots=True)
class Pooled:
    """The figures of the parents or of the span, and what could not be added up."""

    figures: Figures
    left_out: tuple[str, ...]


def pool_units(scheme: Scheme, figures: Figures, parents: Mapping[str, Unit]) -> Pooled:
    """Add the figures of units up into their parents, in the order parents are first named.

    `parents` names the parent of each unit by the unit's code; units not named are left.
    """
    rolls: dict[str, tuple[Unit, list[int]]] = {}
    for at, unit in enumerate(figures.units):
        parent = parents.get(unit.code)
        if parent is not None:
            rolls.setdefault(parent.code, (parent, []))[1].append(at)
    if not rolls:
        raise FiguresError("Không đơn vị nào của kỳ có đơn vị cấp trên để gộp số liệu.")
    whole = [parent for parent, _ in rolls.values()]
    cells = {
        item.code: [
            _together(item.pool_units, [_cell(figures, item.code, at) for at in members])
            for _, members in rolls.values()
        ]
        for item in scheme.inputs
    }
    left = tuple(item.code for item in scheme.inputs if item.pool_units is Pooling.NONE)
    return Pooled(_figures(scheme, whole, cells, figures), left)


def pool_months(scheme: Scheme, months: Sequence[Figures]) -> Pooled:
    """Add the figures of consecutive months up, unit by unit; the last month names the units."""
    ordered = sorted(months, key=lambda each: each.month)
    if not ordered:
        raise FiguresError("Không có tháng nào để gộp số liệu.")
    last = ordered[-1]
    places = [{unit.code: at for at, unit in enumerate(each.units)} for each in ordered]
    cells = {
        item.code: [
            _together(item.pool_months, _over(ordered, places, item, unit)) for unit in last.units
        ]
        for item in scheme.inputs
    }
    left = tuple(item.code for item in scheme.inputs if item.pool_months is Pooling.NONE)
    return Pooled(_figures(scheme, list(last.units), cells, last), left)


def _over(
    months: Sequence[Figures], places: Sequence[Mapping[str, int]], item: Input, unit: Unit
) -> list[Cell]:
    """Return one unit's figure in each month; a month without the unit has none."""
    return [
        _cell(month, item.code, place[unit.code])
        if unit.code in place
        else Cell(0, State.NOTHING_AROSE)
        for month, place in zip(months, places, strict=True)
    ]


def _cell(figures: Figures, code: str, at: int) -> Cell:
    if code not in figures.values:
        return Cell(0, State.COVERED)
    states = figures.states.get(code)
    state = State.VALUE if states is None else State(int(states[at]))
    return Cell(int(figures.values[code][at]) if state is State.VALUE else 0, state)


def _together(how: Pooling, cells: Sequence[Cell]) -> Cell:
    """Make one figure of several: what is missing in one is missing in the whole."""
    if how is Pooling.LAST:
        return cells[-1]
    if how is Pooling.NONE or any(cell.state >= State.MISSING for cell in cells):
        return Cell(0, State.MISSING)
    if all(cell.state in _ABSENT for cell in cells):
        return Cell(0, max(cell.state for cell in cells))
    return Cell(sum(cell.value for cell in cells), State.VALUE)


def _figures(
    scheme: Scheme, units: Sequence[Unit], cells: Mapping[str, Sequence[Cell]], like: Figures
) -> Figures:
    values: dict[str, Values] = {}
    states: dict[str, States] = {}
    for code, column in cells.items():
        _refuse_overflow(scheme.input(code), units, column)
        fits = scheme.input(code).largest < 2**63
        numbers = [cell.value for cell in column]
        values[code] = np.array(numbers, np.int64 if fits else object)
        states[code] = np.array([cell.state for cell in column], np.uint8)
    return Figures(like.month, units, values, states, like.as_of)


def _refuse_overflow(item: Input, units: Sequence[Unit], column: Sequence[Cell]) -> None:
    """Refuse a sum beyond the declared largest: what was proved rests on it."""
    for unit, cell in zip(units, column, strict=True):
        if cell.value > item.largest:
            raise FiguresError(
                f"Số liệu {item.code} gộp của {unit.code} là {shown(item, cell.value)}, lớn hơn "
                f"giá trị lớn nhất đã khai là {shown(item, item.largest)}. "
                "Hãy khai “largest” đủ cho số liệu gộp."
            )

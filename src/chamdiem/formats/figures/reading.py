"""Columns of cells to columns of integers and states."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from chamdiem.engine.decimals import spoken
from chamdiem.engine.figures import State, States, Values
from chamdiem.engine.quantities import is_answer, shown
from chamdiem.engine.scheme import Group, Input, Scheme
from chamdiem.formats.figures.entries import Column, Entries
from chamdiem.formats.figures.loaded import Conversion
from chamdiem.formats.figures.quantities import out_of_range, take
from chamdiem.formats.numbers import Style, Unreadable
from chamdiem.formats.problems import Findings, Problem
from chamdiem.formats.tables import Content

TOLD = 254  # a problem with this cell has been told; no further one is worth telling
ABSENT = 255  # no row, or an empty cell
_DIGITS = 15


@dataclass(slots=True)
class Reader:
    """Reads the columns of one table under one scheme, taking notes on the way."""

    entries: Entries
    style: Style | None
    wrong: Findings
    conversions: list[Conversion] = field(default_factory=list)

    def read(self, item: Input, ceiling: int | None) -> tuple[Values, States]:
        """Return an input's integers and states; `ceiling` bounds points given whole."""
        column = self.entries.columns[item.code]
        values, states = [0] * len(column.cells), [int(State.VALUE)] * len(column.cells)
        bare = ceiling is None and not is_answer(item)
        scale, most = 10**item.decimals, item.largest if bare else -1
        for unit, cell in enumerate(column.cells):
            if cell == "":
                states[unit] = ABSENT
            elif 0 <= (value := _plain(cell, scale)) <= most:
                values[unit] = value
            else:
                values[unit], states[unit] = self._careful(column, unit, item, ceiling)
        fits = item.largest < 2**63
        array: Values = np.array(values, np.int64) if fits else np.array(values, object)
        return array, np.array(states, np.uint8)

    def _careful(
        self, column: Column, unit: int, item: Input, ceiling: int | None
    ) -> tuple[int, int]:
        try:
            taken = take(column.cells[unit], item, self.style)
            if not 0 <= taken.value <= item.largest:
                raise out_of_range(taken.value, item)
            if ceiling is not None and taken.value > ceiling:
                raise _above_maximum(taken.value, ceiling, item)
        except Unreadable as refusal:
            self._tell(refusal, item, unit)
            return 0, TOLD
        if taken.found:
            self._note(taken.found, taken.value, item, unit)
        return taken.value, int(taken.state)

    def _tell(self, refusal: Unreadable, item: Input, unit: int) -> None:
        place = self.entries.place(item.code, unit)
        found = f"{refusal.found} ({item.code} của {self.entries.units[unit]})"
        self.wrong.add(Problem(place, found, refusal.expected, refusal.advice, rule=refusal.rule))

    def _note(self, found: str, value: int, item: Input, unit: int) -> None:
        place = self.entries.place(item.code, unit)
        taken = shown(item, value)
        if item.unit and "định dạng phần trăm" in found:
            taken += " %"
        note = Conversion(place, self.entries.units[unit], item.code, found, taken)
        self.conversions.append(note)


def _plain(cell: Content, scale: int) -> int:
    """Return bare digits as a scaled integer quickly, or -1: most cells are nothing else."""
    if isinstance(cell, str) and cell.isascii() and cell.isdigit() and len(cell) < _DIGITS:
        return int(cell) * scale
    return -1


def ceilings(scheme: Scheme) -> Mapping[str, int]:
    """Map inputs that are themselves points to the maximum of their node, on their scale."""
    found: dict[str, int] = {}
    for node, _ in scheme.nodes():
        codes: tuple[str, ...] = ()
        if isinstance(node, Group):
            codes = (node.given,) if node.given else ()
        elif node.rule.given:
            codes = node.rule.inputs
        for code in codes:
            whole = node.maximum * 10 ** scheme.input(code).decimals // 10**scheme.decimals
            found[code] = min(found.get(code, whole), whole)
    return found


def _above_maximum(value: int, ceiling: int, item: Input) -> Unreadable:
    found, most = (spoken(each, item.decimals, shortest=True) for each in (value, ceiling))
    return Unreadable(
        f"{found}: điểm nhập nguyên lớn hơn điểm tối đa {most}",
        f"số điểm không quá {most}",
        rule="above-maximum",
    )

"""Piecewise linear (nội suy tuyến tính từng đoạn): straight lines between given points."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import ClassVar

import numpy as np

from chamdiem.engine.rules import axes, words
from chamdiem.engine.rules.axes import Axis
from chamdiem.engine.rules.base import Quotient, Rule, Scales
from chamdiem.engine.sheets import Case, Sheet, Spoken

Knot = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class Piecewise(Rule):
    """Points in proportion between two neighbouring lines of a table, flat outside of it.

    `table` holds pairs (at, points), ascending, at least two. Where there is a denominator,
    the place is value ÷ denominator. A rule for points between two brackets (tính theo
    phương pháp nội suy).
    """

    kind: ClassVar[str] = "piecewise"

    value: str
    table: tuple[Knot, ...]
    denominator: str | None = None

    @property
    def axis(self) -> Axis:
        """What is compared with the table."""
        return Axis(self.value, self.denominator)

    @property
    def inputs(self) -> tuple[str, ...]:
        """The figure, and what it is divided by."""
        return self.axis.inputs

    def deciding(self, case: Case) -> tuple[str, ...]:
        """Name the denominator alone where it is 0."""
        return self.axis.deciding(case)

    @property
    def _marks(self) -> list[Fraction]:
        return [at for at, _ in self.table]

    def quotient(self, sheet: Sheet, scales: Scales) -> Quotient:
        """Return the mean of both neighbours' points, each weighed by the way to the other."""
        lift, levels = self.axis.levels(self._marks, scales)
        place, unit = self.axis.place(sheet, lift)
        place = np.minimum(np.maximum(place, unit * levels[0]), unit * levels[-1])
        below = axes.reached(place, unit, levels[1:-1])
        marks = np.array(levels, place.dtype)
        low, high = unit * marks[below], unit * marks[below + 1]
        earned = np.array([scales.points(points) for _, points in self.table], place.dtype)
        return earned[below] * (high - place) + earned[below + 1] * (place - low), high - low

    def exact(self, case: Case, maximum: Fraction) -> Fraction | None:
        """Return one unit's unrounded points."""
        place = self.axis.exact(case)
        return None if place is None else self._at(place)

    def _at(self, place: Fraction) -> Fraction:
        """Return the points at a place."""
        if place <= self.table[0][0]:
            return self.table[0][1]
        for (low, before), (high, after) in pairwise(self.table):
            if place <= high:
                return before + (after - before) * (place - low) / (high - low)
        return self.table[-1][1]

    def bound(self, largest: Mapping[str, int], scales: Scales) -> int:
        """Return the greatest intermediate: most points times the longest way, and half of it."""
        lift, levels = self.axis.levels(self._marks, scales)
        figure, top = self.axis.bound(largest, lift, max(levels))
        _, way = self.axis.bound(largest, lift, max(b - a for a, b in pairwise(levels)))
        most = max(scales.points(points) for _, points in self.table)
        return max(figure, top, most, most * way + way // 2)

    def probes(self, code: str) -> Iterable[Fraction]:
        """Return the lines of the table, where the course changes."""
        return self.axis.probes(code, self._marks)

    def formula(self, spoken: Spoken) -> str:
        """Say the table."""
        percent = self.axis.in_percent(self._marks)
        lines = (
            f"tại {axes.mark(at, in_percent=percent)} được {words.number(points)} điểm"
            for at, points in self.table
        )
        lead = f"Nội suy tuyến tính theo {self.axis.what(spoken)}"
        return f"{lead}: {'; '.join(lines)}; ngoài khoảng đó giữ điểm của mốc gần nhất"

    def worked(self, spoken: Spoken) -> str:
        """Say between which lines the unit stands."""
        place, percent = self.axis.exact(spoken.case), self.axis.in_percent(self._marks)
        told = self.axis.placed(spoken, in_percent=percent)
        if place is None:
            return told
        return f"{told}; {self._stands(place, percent)}"

    def _stands(self, place: Fraction, percent: bool) -> str:
        """Say where a place is among the lines of the table, and what it earns there."""
        points, marks = self._at(place), self._marks
        near = min(max(place, marks[0]), marks[-1])
        if near in marks:
            how = "đúng" if near == place else "dưới" if place < near else "vượt"
            return f"{how} mốc {axes.mark(near, in_percent=percent)}: {words.number(points)} điểm"
        return f"{self._between(place, percent)}, nội suy {words.earned(points)}"

    def _between(self, place: Fraction, percent: bool) -> str:
        """Name the lines of the table around a place."""
        after = sum(mark < place for mark in self._marks)
        ends = (
            f"mốc {axes.mark(at, in_percent=percent)} ({words.number(points)} điểm)"
            for at, points in self.table[after - 1 : after + 1]
        )
        return f"giữa {' và '.join(ends)}"

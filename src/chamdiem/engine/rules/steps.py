"""Steps (bậc thang): points by the bracket in which a figure or a quotient falls."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

import numpy as np

from chamdiem.engine.rules import axes, words
from chamdiem.engine.rules.axes import Axis
from chamdiem.engine.rules.base import Quotient, Rule, Scales
from chamdiem.engine.sheets import Case, Sheet, Spoken

Line = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class Steps(Rule):
    """The points of the last line whose threshold is reached; brackets are half-open.

    `table` holds pairs (from, points), ascending, the first from 0. Where there is a
    denominator, what is compared is value ÷ denominator. Source: district and commune
    indices of digital transformation (meetings of the steering committee a year).
    """

    kind: ClassVar[str] = "steps"

    value: str
    table: tuple[Line, ...]
    denominator: str | None = None

    @property
    def axis(self) -> Axis:
        """What is compared with the thresholds."""
        return Axis(self.value, self.denominator)

    @property
    def inputs(self) -> tuple[str, ...]:
        """The figure, and what it is divided by."""
        return self.axis.inputs

    def deciding(self, case: Case) -> tuple[str, ...]:
        """Name the denominator alone where it is 0."""
        return self.axis.deciding(case)

    @property
    def _starts(self) -> list[Fraction]:
        return [start for start, _ in self.table]

    def quotient(self, sheet: Sheet, scales: Scales) -> Quotient:
        """Return the points of each unit's bracket."""
        lift, levels = self.axis.levels(self._starts, scales)
        place, unit = self.axis.place(sheet, lift)
        earned = [scales.points(points) for _, points in self.table]
        answer = np.array(earned, place.dtype)[axes.reached(place, unit, levels[1:])]
        if isinstance(unit, int):
            return answer, 1
        divisible = np.minimum(unit, 1)
        return answer * divisible, divisible

    def _bracket(self, place: Fraction) -> int:
        """Return which line holds at a place."""
        return max(sum(start <= place for start in self._starts) - 1, 0)

    def exact(self, case: Case, maximum: Fraction) -> Fraction | None:
        """Return one unit's points."""
        place = self.axis.exact(case)
        return None if place is None else self.table[self._bracket(place)][1]

    def bound(self, largest: Mapping[str, int], scales: Scales) -> int:
        """Return the greatest of figures, thresholds and points."""
        lift, levels = self.axis.levels(self._starts, scales)
        points = (scales.points(points) for _, points in self.table)
        return max(*self.axis.bound(largest, lift, max(levels)), *points)

    def probes(self, code: str) -> Iterable[Fraction]:
        """Return the thresholds, where the points change."""
        return self.axis.probes(code, self._starts)

    def formula(self, spoken: Spoken) -> str:
        """Say the table."""
        lines = (
            f"{self._from(at)} được {words.number(points)} điểm"
            for at, (_, points) in enumerate(self.table)
        )
        return f"Theo bậc của {self.axis.what(spoken)}: {'; '.join(lines)}"

    def _from(self, at: int) -> str:
        """Say the bounds of a bracket."""
        percent, starts = self.axis.in_percent(self._starts), self._starts
        told = f"từ {axes.mark(starts[at], in_percent=percent)}"
        if at + 1 == len(starts):
            return f"{told} trở lên"
        return f"{told} đến dưới {axes.mark(starts[at + 1], in_percent=percent)}"

    def worked(self, spoken: Spoken) -> str:
        """Say in which bracket the unit stands."""
        place = self.axis.exact(spoken.case)
        told = self.axis.placed(spoken, in_percent=self.axis.in_percent(self._starts))
        if place is None:
            return told
        at = self._bracket(place)
        return f"{told}; thuộc bậc {self._from(at)}: {words.number(self.table[at][1])} điểm"

"""Checklist (danh mục nội dung): each thing that is there earns its own points."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

import numpy as np

from chamdiem.engine.rules import words
from chamdiem.engine.rules.base import Quotient, Rule, Scales
from chamdiem.engine.sheets import Case, Sheet, Spoken


@dataclass(frozen=True, slots=True)
class Checklist(Rule):
    """The points of all items answered “Có”, added up; together they are the maximum.

    `items` holds pairs (input, points). Source: district indices of digital transformation
    (takes part in meetings, chairs meetings).
    """

    kind: ClassVar[str] = "checklist"

    items: tuple[tuple[str, Fraction], ...]

    @property
    def inputs(self) -> tuple[str, ...]:
        """The answers."""
        return tuple(code for code, _ in self.items)

    def deciding(self, case: Case) -> tuple[str, ...]:
        """Leave out items that earn nothing."""
        return tuple(code for code, points in self.items if points)

    def quotient(self, sheet: Sheet, scales: Scales) -> Quotient:
        """Return the points of the items that are there."""
        answer = np.zeros_like(sheet[self.items[0][0]])
        for code, points in self.items:
            answer = answer + np.where(sheet[code] > 0, scales.points(points), 0)
        return answer, 1

    def exact(self, case: Case, maximum: Fraction) -> Fraction | None:
        """Return one unit's points."""
        return sum((points for code, points in self.items if case[code]), Fraction(0))

    def bound(self, largest: Mapping[str, int], scales: Scales) -> int:
        """Return the greatest of answers and of all points together."""
        points = sum(scales.points(points) for _, points in self.items)
        return max(points, *(largest[code] for code in self.inputs))

    def probes(self, code: str) -> Iterable[Fraction]:
        """There are two answers."""
        return (Fraction(0), Fraction(1))

    def formula(self, spoken: Spoken) -> str:
        """Say what each item earns."""
        told = (f"{spoken.names[code]} {words.number(points)} điểm" for code, points in self.items)
        return f"Cộng điểm các nội dung “Có”: {'; '.join(told)}"

    def worked(self, spoken: Spoken) -> str:
        """Say which items are there."""
        told = (
            f"{spoken.names[code]}: {words.answer(spoken.exact[code])}"
            f" {words.number(points if spoken.exact[code] else 0)} điểm"
            for code, points in self.items
        )
        points = self.exact(spoken.case, spoken.maximum) or Fraction(0)
        return f"{'; '.join(told)}; cộng {words.earned(points)}"

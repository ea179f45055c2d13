"""Bonus (điểm thưởng): added to a group outside its maximum, up to a cap."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

import numpy as np

from chamdiem.engine.rules import words
from chamdiem.engine.rules.base import Quotient, Rule, Scales
from chamdiem.engine.sheets import Case, Sheet, Spoken


@dataclass(frozen=True, slots=True)
class Bonus(Rule):
    """`each` for every occurrence; the leaf's maximum is the cap."""

    kind: ClassVar[str] = "bonus"
    adjusts: ClassVar[int] = 1

    count: str
    each: Fraction

    @property
    def inputs(self) -> tuple[str, ...]:
        """The number of occurrences."""
        return (self.count,)

    def quotient(self, sheet: Sheet, scales: Scales) -> Quotient:
        """Return the points on the scale of the figure, cut at the cap."""
        unit = scales.inputs[self.count]
        earned = sheet[self.count] * scales.points(self.each)
        return np.minimum(earned, scales.maximum * unit), unit

    def exact(self, case: Case, maximum: Fraction) -> Fraction | None:
        """Return one unit's points, always counted upwards."""
        return min(self.each * case[self.count], maximum)

    def bound(self, largest: Mapping[str, int], scales: Scales) -> int:
        """Return the greatest intermediate: before the cap, or at it with half a unit."""
        unit = scales.inputs[self.count]
        return max(
            largest[self.count],
            largest[self.count] * scales.points(self.each),
            scales.maximum * unit + unit // 2,
        )

    def probes(self, code: str) -> Iterable[Fraction]:
        """Return none and one: the points begin with the first occurrence."""
        return (Fraction(0), Fraction(1))

    def formula(self, spoken: Spoken) -> str:
        """Say how much is added each time, and up to how much."""
        return f"Điểm thưởng: {self._product(spoken)}; cộng nhiều nhất {self._cap(spoken)}"

    def worked(self, spoken: Spoken) -> str:
        """Say the product, and whether the cap cut it."""
        return f"Điểm thưởng: {self._counted(spoken)}"

    def _product(self, spoken: Spoken) -> str:
        return f"{words.number(self.each)} điểm × {spoken.names[self.count]}"

    def _cap(self, spoken: Spoken) -> str:
        return f"{words.number(spoken.maximum)} điểm"

    def _counted(self, spoken: Spoken) -> str:
        earned = self.each * spoken.exact[self.count]
        told = f"{words.number(self.each)} × {spoken.shown[self.count]} {words.earned(earned)}"
        return f"{told}; vượt mức nên tính {self._cap(spoken)}" if earned > spoken.maximum else told

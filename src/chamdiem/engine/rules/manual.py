"""Manual points with a ceiling (chấm tay, có trần điểm): self, appraised, council."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

import numpy as np

from chamdiem.engine.rules import words
from chamdiem.engine.rules.base import Quotient, Rule, Scales, times
from chamdiem.engine.sheets import Case, Column, Sheet, Spoken


@dataclass(frozen=True, slots=True)
class Manual(Rule):
    """The points a person gave, at most the leaf's maximum.

    `points` are the appraised ones (điểm thẩm định). What the unit gave itself (`own`) is
    shown beside and never counts; what the council ruled counts instead, where it is there.
    """

    kind: ClassVar[str] = "manual"

    points: str
    own: str | None = None
    council: str | None = None

    @property
    def inputs(self) -> tuple[str, ...]:
        """The points of each stage."""
        return tuple(code for code in (self.own, self.points, self.council) if code)

    @property
    def optional(self) -> frozenset[str]:
        """Only the appraised points must be there."""
        return frozenset(code for code in (self.own, self.council) if code)

    @property
    def overriding(self) -> str | None:
        """The council's ruling stands whatever was said before."""
        return self.council

    def deciding(self, case: Case) -> tuple[str, ...]:
        """Return the ruling alone where there is one, else the appraised points beside it."""
        if self.council and case.has(self.council):
            return (self.council,)
        return tuple(code for code in (self.points, self.council) if code)

    def quotient(self, sheet: Sheet, scales: Scales) -> Quotient:
        """Return the points on the scheme's scale; finer ones are left to the rounding."""
        common = max(scales.inputs[code] for code in self.inputs)
        points = self._lifted(self.points, sheet, scales, common)
        if self.council:
            ruled = self._lifted(self.council, sheet, scales, common)
            points = np.where(sheet.has(self.council), ruled, points)
        return np.minimum(points, scales.maximum * common), common

    def _lifted(self, code: str, sheet: Sheet, scales: Scales, common: int) -> Column:
        return times(sheet.number(code), scales.point * (common // scales.inputs[code]))

    def exact(self, case: Case, maximum: Fraction) -> Fraction | None:
        """Return one unit's points, cut at the ceiling."""
        ruled = self.council is not None and case.has(self.council)
        return min(case[self.council if ruled and self.council else self.points], maximum)

    def bound(self, largest: Mapping[str, int], scales: Scales) -> int:
        """Return the greatest intermediate, from the declared largest points."""
        common = max(scales.inputs[code] for code in self.inputs)
        lifted = [
            largest[code] * scales.point * (common // scales.inputs[code]) for code in self.inputs
        ]
        return max(*lifted, scales.maximum * common) + common // 2

    def probes(self, code: str) -> Iterable[Fraction]:
        """Return nothing given; the ceiling is the maximum itself."""
        return (Fraction(0),)

    def formula(self, spoken: Spoken) -> str:
        """Say that a person decides, and up to how much."""
        name, top = spoken.names[self.points], words.number(spoken.maximum)
        told = f"{name}: chấm tay, tối đa {top} điểm"
        return f"{told}; Hội đồng đã kết luận thì lấy theo kết luận" if self.council else told

    def worked(self, spoken: Spoken) -> str:
        """Say the points given, and whether the ceiling cut them."""
        ruled = self.council is not None and self.council in spoken.exact
        code = self.council if ruled and self.council else self.points
        has_own = self.own is not None and self.own in spoken.exact
        who = "Hội đồng kết luận" if ruled else "được chấm" if has_own else "Được chấm"
        told = f"{who} {spoken.shown[code]} điểm"
        if has_own and self.own:
            told = f"Tự chấm {spoken.shown[self.own]} điểm; {told}"
        if ruled and self.points in spoken.exact:
            told += f" (thẩm định {spoken.shown[self.points]} điểm)"
        if spoken.exact[code] > spoken.maximum:
            told += f"; vượt trần nên tính {words.number(spoken.maximum)} điểm"
        return told

"""Deduction per occurrence (trừ điểm theo số lần), never below a floor."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

import numpy as np

from chamdiem.engine.rules import words
from chamdiem.engine.rules.base import Quotient, Rule, Scales
from chamdiem.engine.rules.shares import NONE
from chamdiem.engine.sheets import Case, Sheet, Spoken


@dataclass(frozen=True, slots=True)
class Deduction(Rule):
    """Full points, less `each` for every occurrence, at least `floor`.

    Source: NĐ 335/2025/NĐ-CP (25 percent for every failed quality check, for every delay).
    """

    kind: ClassVar[str] = "deduction"

    count: str
    each: Fraction
    floor: Fraction = NONE

    @property
    def inputs(self) -> tuple[str, ...]:
        """The number of occurrences."""
        return (self.count,)

    def quotient(self, sheet: Sheet, scales: Scales) -> Quotient:
        """Return what is left, on the scale of the figure."""
        unit = scales.inputs[self.count]
        left = scales.maximum * unit - sheet[self.count] * scales.points(self.each)
        return np.maximum(left, scales.points(self.floor) * unit), unit

    def exact(self, case: Case, maximum: Fraction) -> Fraction | None:
        """Return one unit's points."""
        return max(maximum - self.each * case[self.count], self.floor)

    def bound(self, largest: Mapping[str, int], scales: Scales) -> int:
        """Return the greatest intermediate: all points with half a unit, or all taken away."""
        unit = scales.inputs[self.count]
        most = max(scales.maximum, scales.points(self.floor)) * unit + unit // 2
        return max(most, largest[self.count] * scales.points(self.each))

    def probes(self, code: str) -> Iterable[Fraction]:
        """Return none and one: the points fall from the first occurrence on."""
        return (Fraction(0), Fraction(1))

    def formula(self, spoken: Spoken) -> str:
        """Say how much is taken away each time."""
        top, each = words.number(spoken.maximum), words.number(self.each)
        floor = words.number(self.floor)
        return f"{top} điểm − {each} điểm × {spoken.names[self.count]}; thấp nhất {floor} điểm"

    def worked(self, spoken: Spoken) -> str:
        """Say the subtraction, and whether the floor stopped it."""
        top, each = words.number(spoken.maximum), words.number(self.each)
        lead = f"{top} − {each} × {spoken.shown[self.count]}"
        if spoken.maximum - self.each * spoken.exact[self.count] < self.floor:
            return f"{lead} còn dưới mức thấp nhất nên tính {words.number(self.floor)} điểm"
        return f"{lead} {words.earned(spoken.maximum - self.each * spoken.exact[self.count])}"

"""Manual points with a ceiling (chấm tay, có trần điểm)."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

import numpy as np

from chamdiem.engine.rules import words
from chamdiem.engine.rules.base import Column, Quotient, Scales, Spoken, times


@dataclass(frozen=True, slots=True)
class Manual:
    """The points a person gave, at most the leaf's maximum."""

    kind: ClassVar[str] = "manual"
    earns: ClassVar[bool] = True
    given: ClassVar[bool] = False

    points: str

    @property
    def inputs(self) -> tuple[str, ...]:
        """The points."""
        return (self.points,)

    def quotient(self, values: Mapping[str, Column], scales: Scales) -> Quotient:
        """Return the points on the scheme's scale; finer ones are left to the rounding."""
        scale = scales.inputs[self.points]
        points = times(values[self.points], scales.point)
        return np.minimum(points, scales.maximum * scale), scale

    def exact(self, values: Mapping[str, Fraction], maximum: Fraction) -> Fraction | None:
        """Return one unit's points, cut at the ceiling."""
        return min(values[self.points], maximum)

    def bound(self, largest: Mapping[str, int], scales: Scales) -> int:
        """Return the greatest intermediate, from the declared largest points."""
        scale = scales.inputs[self.points]
        return max(largest[self.points] * scales.point, scales.maximum * scale) + scale // 2

    def parts(self) -> tuple[tuple[str, str], ...]:
        """Return nothing: a single figure has no parts."""
        return ()

    def formula(self, spoken: Spoken) -> str:
        """Say that a person decides, and up to how much."""
        return f"{spoken.names[self.points]}: chấm tay, tối đa {words.number(spoken.maximum)} điểm"

    def worked(self, spoken: Spoken) -> str:
        """Say the points given, and whether the ceiling cut them."""
        told = f"Được chấm {spoken.shown[self.points]} điểm"
        if spoken.exact[self.points] > spoken.maximum:
            return f"{told}; vượt trần nên tính {words.number(spoken.maximum)} điểm"
        return told

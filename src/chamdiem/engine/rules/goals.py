"""Proportion to one fixed amount (đạt mức cố định): nothing at 0, full points from it on."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from chamdiem.engine.rules.base import Quotient, times
from chamdiem.engine.sheets import Column


@dataclass(frozen=True, slots=True)
class Goal:
    """The amount that earns all points, on the scale of the figures."""

    full: Fraction

    def quotient(self, column: Column, maximum: int) -> Quotient:
        """Return the points; the denominator is the same for all units."""
        lifted = times(column, self.full.denominator)
        return np.minimum(lifted, self.full.numerator) * maximum, self.full.numerator

    def bound(self, largest: int, maximum: int) -> int:
        """Return the greatest integer that `quotient` and half-up rounding can meet."""
        lifted, full = largest * self.full.denominator, self.full.numerator
        return max(lifted, full, min(lifted, full) * maximum + full // 2)

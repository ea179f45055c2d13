"""The one division that ratios share: a part of what was owed, against a target.

A share is turned round where less is better, is nothing below a floor, and is full from the
target on: `min(1, share ÷ target)`, 0 where `share < floor`.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import gcd

import numpy as np

from chamdiem.engine.rules.base import Quotient, times
from chamdiem.engine.sheets import Column, Mask

NONE = Fraction(0)
ALL = Fraction(1)


@dataclass(frozen=True, slots=True)
class Course:
    """How a share becomes a share of the points: its target, its floor, whether turned round."""

    target: Fraction = ALL
    floor: Fraction = NONE
    invert: bool = False

    def reached(self, share: Fraction) -> Fraction:
        """Return the share of the maximum that a share earns."""
        turned = max(NONE, 1 - share) if self.invert else share
        return NONE if turned < self.floor else min(ALL, turned / self.target)

    def quotient(self, done: Column, owed: Column, scales: "Pair", maximum: int) -> Quotient:
        """Return the points of `done ÷ owed` as a quotient, both sides on one scale."""
        done, owed = times(done, scales.done), times(owed, scales.owed)
        if self.invert:
            done = np.maximum(owed - done, 0)
        if self.floor:
            done = np.where(self._below(done, owed), 0, done)
        factors = Pair.of(self.target.denominator, self.target.numerator)
        owed = times(owed, factors.owed)
        return np.minimum(times(done, factors.done), owed) * maximum, owed

    def _below(self, done: Column, owed: Column) -> Mask:
        return np.asarray(times(done, self.floor.denominator) < times(owed, self.floor.numerator))

    def bound(self, done: int, owed: int, scales: "Pair", maximum: int) -> int:
        """Return the greatest integer that `quotient` and half-up rounding can meet."""
        done, owed = done * scales.done, owed * scales.owed
        done = max(done, owed) if self.invert else done
        floor = max(done * self.floor.denominator, owed * self.floor.numerator)
        factors = Pair.of(self.target.denominator, self.target.numerator)
        done, owed = done * factors.done, owed * factors.owed
        return max(floor, done, owed, min(done, owed) * maximum + owed // 2)


@dataclass(frozen=True, slots=True)
class Pair:
    """Integers by which the two sides are multiplied to stand on one scale."""

    done: int
    owed: int

    @classmethod
    def of(cls, done: int, owed: int) -> "Pair":
        """Return the two factors in lowest terms."""
        common = gcd(done, owed)
        return cls(done // common, owed // common)

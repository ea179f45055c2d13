"""Given rate (tỷ lệ nhập nguyên): the figure is already a percentage."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

import numpy as np

from chamdiem.engine.rules import words
from chamdiem.engine.rules.base import Column, Factors, Quotient, Scales, Spoken, times


@dataclass(frozen=True, slots=True)
class GivenRate:
    """Points in proportion to a rate in percent, full from `target` percent upwards."""

    kind: ClassVar[str] = "rate"
    earns: ClassVar[bool] = True
    given: ClassVar[bool] = False

    rate: str
    target: Fraction = Fraction(100)

    @property
    def inputs(self) -> tuple[str, ...]:
        """The rate."""
        return (self.rate,)

    def _factors(self, scales: Scales) -> Factors:
        return Factors.of(self.target, scales.inputs[self.rate], 1)

    def quotient(self, values: Mapping[str, Column], scales: Scales) -> Quotient:
        """Return the share of the maximum; the denominator is the same for all units."""
        factors = self._factors(scales)
        reached = np.minimum(times(values[self.rate], factors.done), factors.owed)
        return reached * scales.maximum, factors.owed

    def exact(self, values: Mapping[str, Fraction], maximum: Fraction) -> Fraction | None:
        """Return one unit's unrounded points."""
        return maximum * min(Fraction(1), values[self.rate] / self.target)

    def bound(self, largest: Mapping[str, int], scales: Scales) -> int:
        """Return the greatest intermediate, from the declared largest rate."""
        factors = self._factors(scales)
        rate = largest[self.rate] * factors.done
        return max(rate, min(rate, factors.owed) * scales.maximum + factors.owed // 2)

    def parts(self) -> tuple[tuple[str, str], ...]:
        """Return nothing: a single figure has no parts."""
        return ()

    def formula(self, spoken: Spoken) -> str:
        """Say which rate counts."""
        name = spoken.names[self.rate]
        return words.share_formula(name, self.target / 100, spoken.maximum)

    def worked(self, spoken: Spoken) -> str:
        """Say what the rate earns."""
        share = spoken.exact[self.rate] / 100
        written = "Tỷ lệ nhập nguyên"
        return words.share_worked(written, share, self.target / 100, spoken.maximum)

"""Given rate (tỷ lệ nhập nguyên): the figure is already a percentage."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

import numpy as np

from chamdiem.engine.rules import words
from chamdiem.engine.rules.base import Quotient, Rule, Scales
from chamdiem.engine.rules.shares import NONE, Course, Pair
from chamdiem.engine.sheets import Case, Sheet, Spoken

PERCENT = 100


@dataclass(frozen=True, slots=True)
class GivenRate(Rule):
    """Points in proportion to a rate in percent, full from `target` percent upwards.

    `floor` is in percent as well; `invert` counts what is left of 100 percent.
    """

    kind: ClassVar[str] = "rate"

    rate: str
    target: Fraction = Fraction(PERCENT)
    floor: Fraction = NONE
    invert: bool = False

    @property
    def course(self) -> Course:
        """How the share becomes points."""
        return Course(self.target / PERCENT, self.floor / PERCENT, self.invert)

    @property
    def inputs(self) -> tuple[str, ...]:
        """The rate."""
        return (self.rate,)

    def quotient(self, sheet: Sheet, scales: Scales) -> Quotient:
        """Return the share of the maximum; the denominator is the same for all units."""
        rate = sheet[self.rate]
        if not (self.invert or self.floor):
            full = self.target * scales.inputs[self.rate]
            reached = np.minimum(rate * full.denominator, full.numerator)
            return reached * scales.maximum, full.numerator
        whole = np.full_like(rate, PERCENT * scales.inputs[self.rate])
        return self.course.quotient(rate, whole, Pair(1, 1), scales.maximum)

    def exact(self, case: Case, maximum: Fraction) -> Fraction | None:
        """Return one unit's unrounded points."""
        return maximum * self.course.reached(case[self.rate] / PERCENT)

    def bound(self, largest: Mapping[str, int], scales: Scales) -> int:
        """Return the greatest intermediate, from the declared largest rate."""
        full = self.target * scales.inputs[self.rate]
        rate = largest[self.rate] * full.denominator
        plain = max(rate, min(rate, full.numerator) * scales.maximum + full.numerator // 2)
        whole = PERCENT * scales.inputs[self.rate]
        turned = self.course.bound(largest[self.rate], whole, Pair(1, 1), scales.maximum)
        return max(plain, turned if self.invert or self.floor else 0)

    def probes(self, code: str) -> Iterable[Fraction]:
        """Return floor, target and whole, and the same turned round."""
        ends = (self.floor, self.target, PERCENT - self.floor, PERCENT - self.target)
        return (Fraction(0), Fraction(PERCENT), *ends)

    def formula(self, spoken: Spoken) -> str:
        """Say which rate counts."""
        return words.share_formula(spoken.names[self.rate], self.course, spoken.maximum)

    def worked(self, spoken: Spoken) -> str:
        """Say what the rate earns."""
        share = spoken.exact[self.rate] / PERCENT
        return words.share_worked("Tỷ lệ nhập nguyên", share, self.course, spoken.maximum)

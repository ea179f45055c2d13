"""Ratio, with or without a target (tỷ lệ; tỷ lệ so với mức phải đạt)."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from chamdiem.engine.rules import words
from chamdiem.engine.rules.base import (
    Column,
    Factors,
    Quotient,
    Scales,
    Spoken,
    share_bound,
    share_exact,
    share_quotient,
)


@dataclass(frozen=True, slots=True)
class Ratio:
    """Points in proportion to `numerator / denominator`, full from `target` upwards.

    `part_of` declares that the numerator counts a part of the denominator, so that a
    greater one is a wrong figure.
    """

    kind: ClassVar[str] = "ratio"
    earns: ClassVar[bool] = True
    given: ClassVar[bool] = False

    numerator: str
    denominator: str
    target: Fraction = Fraction(1)
    part_of: bool = True

    @property
    def inputs(self) -> tuple[str, ...]:
        """The numerator and the denominator."""
        return (self.numerator, self.denominator)

    def _factors(self, scales: Scales) -> Factors:
        return Factors.of(
            self.target, scales.inputs[self.numerator], scales.inputs[self.denominator]
        )

    def quotient(self, values: Mapping[str, Column], scales: Scales) -> Quotient:
        """Return the share of the maximum over all units."""
        done, owed = values[self.numerator], values[self.denominator]
        return share_quotient(done, owed, self._factors(scales), scales.maximum)

    def exact(self, values: Mapping[str, Fraction], maximum: Fraction) -> Fraction | None:
        """Return one unit's unrounded points."""
        done, owed = values[self.numerator], values[self.denominator]
        return share_exact(done, owed, self.target, maximum)

    def bound(self, largest: Mapping[str, int], scales: Scales) -> int:
        """Return the greatest intermediate, from the declared largest figures."""
        done, owed = largest[self.numerator], largest[self.denominator]
        return share_bound(done, owed, self._factors(scales), scales.maximum)

    def parts(self) -> tuple[tuple[str, str], ...]:
        """Return the numerator, where it is declared a part of the denominator."""
        return ((self.numerator, self.denominator),) if self.part_of else ()

    def formula(self, spoken: Spoken) -> str:
        """Say which number is divided by which."""
        names = spoken.names
        what = f"({names[self.numerator]} ÷ {names[self.denominator]})"
        return words.share_formula(what, self.target, spoken.maximum)

    def worked(self, spoken: Spoken) -> str:
        """Say the division with the unit's numbers."""
        done, owed = spoken.exact[self.numerator], spoken.exact[self.denominator]
        written = f"{spoken.shown[self.numerator]} ÷ {spoken.shown[self.denominator]}"
        share = done / owed if owed else None
        return words.share_worked(written, share, self.target, spoken.maximum)

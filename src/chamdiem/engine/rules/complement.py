"""Complement of a sum (phần còn lại): what is left of a whole after taking parts away."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from typing import ClassVar

import numpy as np

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
    times,
)


@dataclass(frozen=True, slots=True)
class ComplementOfSum:
    """Points in proportion to `(whole − sum of parts) / whole`, full from `target` upwards.

    Where the parts together exceed the whole nothing is left: the share is 0.
    """

    kind: ClassVar[str] = "complement"
    earns: ClassVar[bool] = True
    given: ClassVar[bool] = False

    taken: tuple[str, ...]
    whole: str
    target: Fraction = Fraction(1)

    @property
    def inputs(self) -> tuple[str, ...]:
        """The whole, then what is taken from it."""
        return (self.whole, *self.taken)

    def _common(self, scales: Scales) -> int:
        return max(scales.inputs[code] for code in self.inputs)

    def _lift(self, code: str, scales: Scales) -> int:
        return self._common(scales) // scales.inputs[code]

    def _factors(self, scales: Scales) -> Factors:
        return Factors.of(self.target, 1, 1)

    def quotient(self, values: Mapping[str, Column], scales: Scales) -> Quotient:
        """Return the share of the maximum over all units."""
        whole = times(values[self.whole], self._lift(self.whole, scales))
        lifted = [times(values[code], self._lift(code, scales)) for code in self.taken]
        left = np.maximum(whole - reduce(np.add, lifted), 0)
        return share_quotient(left, whole, self._factors(scales), scales.maximum)

    def _left(self, values: Mapping[str, Fraction]) -> Fraction:
        taken = sum((values[code] for code in self.taken), Fraction(0))
        return max(values[self.whole] - taken, Fraction(0))

    def exact(self, values: Mapping[str, Fraction], maximum: Fraction) -> Fraction | None:
        """Return one unit's unrounded points."""
        return share_exact(self._left(values), values[self.whole], self.target, maximum)

    def bound(self, largest: Mapping[str, int], scales: Scales) -> int:
        """Return the greatest intermediate, the sum of the parts among them."""
        lifted = [largest[code] * self._lift(code, scales) for code in self.inputs]
        share = share_bound(lifted[0], lifted[0], self._factors(scales), scales.maximum)
        return max(share, sum(lifted))

    def parts(self) -> tuple[tuple[str, str], ...]:
        """Each part counts some of the whole."""
        return tuple((code, self.whole) for code in self.taken)

    def formula(self, spoken: Spoken) -> str:
        """Say what is taken from what."""
        names = spoken.names
        taken = " − ".join(names[code] for code in self.taken)
        what = f"(({names[self.whole]} − {taken}) ÷ {names[self.whole]})"
        return words.share_formula(what, self.target, spoken.maximum)

    def worked(self, spoken: Spoken) -> str:
        """Say the subtraction and the division with the unit's numbers."""
        shown, whole = spoken.shown, spoken.exact[self.whole]
        taken = " − ".join(shown[code] for code in self.taken)
        written = f"({shown[self.whole]} − {taken}) ÷ {shown[self.whole]}"
        share = self._left(spoken.exact) / whole if whole else None
        return words.share_worked(written, share, self.target, spoken.maximum)

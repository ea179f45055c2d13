"""The shape every rule has.

A rule says what it means four times over: `exact` in fractions for one unit, its meaning;
`quotient` (or `earn`) over arrays of scaled integers; `bound`, the proof that no integer
can outgrow its room; `formula` and `worked` in words. `probes` names the values at which its
course changes, so that the proofs of a scheme need look nowhere else.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

import numpy as np

from chamdiem.engine.rounding import divide_half_up
from chamdiem.engine.sheets import Case, Column, Mask, Scope, Sheet, Spoken

Quotient = tuple[Column, Column | int]
Earned = tuple[Column, Mask | None]


@dataclass(frozen=True, slots=True)
class Scales:
    """What scaled integers mean: 10^decimals of each input, of a point, and the maximum.

    `maximum` is the leaf's greatest number of points, scaled by `point`.
    """

    inputs: Mapping[str, int]
    point: int
    maximum: int

    def points(self, value: Fraction) -> int:
        """Return declared points as a scaled integer; declared ones never have finer digits."""
        scaled = value * self.point
        if scaled.denominator != 1:
            raise ValueError(f"{value} points are finer than the scale of the scheme")
        return scaled.numerator


class Rule:
    """How figures become points; 0 <= points <= maximum, whatever the figures.

    `earns` is False for a leaf that is only followed; `given` is True where the figure is
    itself the points; `adjusts` is 1 for a bonus, -1 for a penalty.
    """

    __slots__ = ()

    kind: ClassVar[str]
    earns: ClassVar[bool] = True
    given: ClassVar[bool] = False
    adjusts: ClassVar[int] = 0

    @property
    def inputs(self) -> tuple[str, ...]:
        """The codes of the figures it uses, in the order it speaks of them."""
        raise TypeError(f"{type(self).__name__} names no inputs")

    @property
    def optional(self) -> frozenset[str]:
        """Those of the inputs that may be without a number: a state there decides nothing."""
        return frozenset()

    @property
    def overriding(self) -> str | None:
        """The input that, where it is there, makes the states of all others moot."""
        return None

    @property
    def scope(self) -> Scope | None:
        """Whom the unit is compared with; None where it stands alone."""
        return None

    @property
    def irrational(self) -> bool:
        """Tell whether `exact` is the value to 60 digits, and `earn` has no quotient."""
        return False

    @property
    def required(self) -> tuple[str, ...]:
        """The inputs without which the leaf is a special case."""
        return tuple(code for code in self.inputs if code not in self.optional)

    def deciding(self, case: Case) -> tuple[str, ...]:
        """Return the inputs whose numbers can change this unit's points as things stand (I11).

        The trace adds the required ones: they can lose their number.
        """
        return self.inputs

    def quotient(self, sheet: Sheet, scales: Scales) -> Quotient:
        """Return numerator and denominator of the scaled points over all units.

        Both are integers, 0 <= a; where `b` is 0 nothing can be divided.
        """
        raise TypeError(f"{type(self).__name__} has no quotient")

    def earn(self, sheet: Sheet, scales: Scales) -> Earned:
        """Return scaled points, rounded half up, and where nothing could be divided."""
        a, b = self.quotient(sheet, scales)
        points = divide_half_up(a, b)
        if isinstance(b, int) or not b.size or b.min() > 0:
            return points, None
        return points, np.asarray(b == 0)

    def earn_worth(self, sheet: Sheet, scales: Scales, worths: Column) -> Column:
        """Return scaled points where each unit has a maximum of its own (`worths`).

        The multiplication comes before the one rounding: points × worth ÷ maximum.
        """
        a, b = self.quotient(sheet, scales)
        return divide_half_up(a * worths, b * scales.maximum)

    def exact(self, case: Case, maximum: Fraction) -> Fraction | None:
        """Return one unit's points unrounded, or None where nothing can be divided.

        This is the rule's meaning: figures and points are plain quantities, not scaled.
        """
        raise TypeError(f"{type(self).__name__} has no meaning")

    def bound(self, largest: Mapping[str, int], scales: Scales) -> int:
        """Return a number that no intermediate of the arrays and their rounding exceeds."""
        raise TypeError(f"{type(self).__name__} proves no bound")

    def parts(self) -> tuple[tuple[str, str], ...]:
        """Return pairs (part, whole): the first figure may never exceed the second."""
        return ()

    def probes(self, code: str) -> Iterable[Fraction]:
        """Return the quantities of an input at which the course of the points changes."""
        return ()

    def formula(self, spoken: Spoken) -> str:
        """Say the rule as the scheme has it, in Vietnamese."""
        raise TypeError(f"{type(self).__name__} has no words")

    def worked(self, spoken: Spoken) -> str:
        """Say the rule with one unit's numbers, up to the unrounded points."""
        raise TypeError(f"{type(self).__name__} has no words")


def times(column: Column, factor: int) -> Column:
    """Multiply a column by an integer, sparing a pass where the factor is 1."""
    return column if factor == 1 else column * factor


__all__ = [
    "Case",
    "Column",
    "Earned",
    "Mask",
    "Quotient",
    "Rule",
    "Scales",
    "Scope",
    "Sheet",
    "Spoken",
    "times",
]

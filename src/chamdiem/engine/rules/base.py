"""The shape every rule has, and the one division they share."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import gcd
from typing import ClassVar, Protocol

import numpy as np
import numpy.typing as npt

# Integers; at run time int64 or Python integers, as the proofs of `bounds` decide.
Column = npt.NDArray[np.int64]
Quotient = tuple[Column, Column | int]


@dataclass(frozen=True, slots=True)
class Scales:
    """What scaled integers mean: 10^decimals of each input, of a point, and the maximum.

    `maximum` is the leaf's greatest number of points, scaled by `point`.
    """

    inputs: Mapping[str, int]
    point: int
    maximum: int


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a rule needs to speak: names of its figures and, of one unit, their values."""

    names: Mapping[str, str]
    shown: Mapping[str, str]
    exact: Mapping[str, Fraction]
    maximum: Fraction


class Rule(Protocol):
    """How figures become points: a quotient `a / b` of scaled points, 0 <= a / b <= maximum.

    Where `b` is 0 nothing can be divided, and the leaf's policy decides. A rule never
    rounds. `earns` is False for a leaf that is only followed; `given` is True where the
    figure is itself the points.
    """

    kind: ClassVar[str]
    earns: ClassVar[bool]
    given: ClassVar[bool]

    @property
    def inputs(self) -> tuple[str, ...]:
        """The codes of the figures it uses, in the order it speaks of them."""
        ...

    def quotient(self, values: Mapping[str, Column], scales: Scales) -> Quotient:
        """Return numerator and denominator over all units, scaled integers throughout."""
        ...

    def exact(self, values: Mapping[str, Fraction], maximum: Fraction) -> Fraction | None:
        """Return one unit's points unrounded, or None where nothing can be divided.

        This is the rule's meaning: figures and points are plain quantities, not scaled.
        """
        ...

    def bound(self, largest: Mapping[str, int], scales: Scales) -> int:
        """Return a number that no intermediate of `quotient` and its rounding exceeds."""
        ...

    def parts(self) -> tuple[tuple[str, str], ...]:
        """Return pairs (part, whole): the first figure may never exceed the second."""
        ...

    def formula(self, spoken: Spoken) -> str:
        """Say the rule as the scheme has it, in Vietnamese."""
        ...

    def worked(self, spoken: Spoken) -> str:
        """Say the rule with one unit's numbers, up to the unrounded points."""
        ...


@dataclass(frozen=True, slots=True)
class Factors:
    """Integers by which a share's two sides are multiplied to stand on one scale."""

    done: int
    owed: int

    @classmethod
    def of(cls, target: Fraction, done_scale: int, owed_scale: int) -> "Factors":
        """Put `done / owed ÷ target` on one scale, in lowest terms."""
        done, owed = target.denominator * owed_scale, target.numerator * done_scale
        common = gcd(done, owed)
        return cls(done // common, owed // common)


def times(column: Column, factor: int) -> Column:
    """Multiply a column by an integer, sparing a pass where the factor is 1."""
    return column if factor == 1 else column * factor


def share_quotient(done: Column, owed: Column, factors: Factors, maximum: int) -> Quotient:
    """Return `min(done, owed) × maximum / owed`, both sides brought to one scale first."""
    owed = times(owed, factors.owed)
    return np.minimum(times(done, factors.done), owed) * maximum, owed


def share_bound(done: int, owed: int, factors: Factors, maximum: int) -> int:
    """Return the greatest integer that `share_quotient` and half-up rounding can meet."""
    done, owed = done * factors.done, owed * factors.owed
    return max(done, owed, min(done, owed) * maximum + owed // 2)


def share_exact(
    done: Fraction, owed: Fraction, target: Fraction, maximum: Fraction
) -> Fraction | None:
    """Return `maximum × min(1, (done / owed) / target)`, or None where owed is 0."""
    if owed == 0:
        return None
    return maximum * min(Fraction(1), done / owed / target)

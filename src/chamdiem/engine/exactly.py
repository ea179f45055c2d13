"""Irrational numbers rounded exactly: the same digits on every machine.

A float first says where the value lies; where its proved error leaves no doubt about the
rounding, that is the answer. What is in doubt goes to whole numbers (roots) or to Decimal
of widening precision (logarithms). The error bounds suppose that each library function is
right to 64 units in the last place; real ones are right to 4.
"""

from collections.abc import Callable
from decimal import Context, Decimal
from fractions import Fraction
from math import isqrt

import numpy as np
import numpy.typing as npt

from chamdiem.engine.sheets import Column

Floats = npt.NDArray[np.float64]
SLACK = 2.0**-44  # 64 units in the last place of eight steps, relative
DIGITS = (40, 80, 160, 320)
LARGEST_COMMON = 512  # beyond it no root of a 512-bit number is a whole number greater than 1


def rounded(values: Floats, errors: Floats, decide: Callable[[int], int]) -> Column:
    """Round half up: by the float where it is sure, else by `decide` for that unit."""
    low, high = np.floor(values - errors + 0.5), np.floor(values + errors + 0.5)
    answer = low.astype(np.int64)
    sure = (low == high) & np.isfinite(values)
    for at in np.flatnonzero(~sure).tolist():
        answer[at] = decide(at)
    return answer


def half_up_of_root(value: Fraction, degree: int) -> int:
    """Return the root of a fraction rounded half up: the greatest r with r − ½ <= root.

    >>> half_up_of_root(Fraction(25, 4), 2)
    3
    """
    twice = value * 2**degree  # (2·root)^degree; r − ½ <= root where (2r − 1)^degree <= this
    return (_whole_root(twice.numerator // twice.denominator, degree) + 1) // 2


def _whole_root(value: int, degree: int) -> int:
    """Return the greatest whole number whose power does not exceed `value`."""
    if value < 2 or degree == 1:
        return value
    if degree == 2:
        return isqrt(value)
    guess = 1 << -(-value.bit_length() // degree)
    while True:
        better = ((degree - 1) * guess + value // guess ** (degree - 1)) // degree
        if better >= guess:
            return guess
        guess = better


def half_up_with_root(base: Fraction, factor: Fraction, under: int) -> int:
    """Return `base + factor ÷ √under` rounded half up, by whole numbers; `under` > 0.

    The first guess has the root to so many binary places that it is off by less than one.
    """
    places = abs(factor).__ceil__().bit_length() + 8
    start = base + factor * (1 << places) / isqrt(under << 2 * places)
    guess = (2 * start.numerator + start.denominator) // (2 * start.denominator)
    while not _reaches(guess, base, factor, under):
        guess -= 1
    while _reaches(guess + 1, base, factor, under):
        guess += 1
    return guess


def _reaches(whole: int, base: Fraction, factor: Fraction, under: int) -> bool:
    """Tell whether `whole − ½ <= base + factor ÷ √under`, by squares."""
    left = whole - Fraction(1, 2) - base
    if left <= 0 <= factor:
        return True
    if left > 0 > factor or (left > 0 and factor == 0):
        return False
    squares = left * left * under, factor * factor
    return squares[0] <= squares[1] if left > 0 else squares[0] >= squares[1]


def half_up_of_logs(maximum: Fraction, part: Fraction, whole: Fraction) -> int:
    """Return `maximum × ln part ÷ ln whole` rounded half up; 1 <= part <= whole, whole > 1."""
    for digits in DIGITS:
        value, doubt = _logs(maximum, part, whole, digits)
        low, high = _floor(value - doubt), _floor(value + doubt)
        if low == high:
            return low
        if _is_tie(maximum, part, whole, high):
            return high
    raise ArithmeticError("a ratio of logarithms that is no fraction decided within 320 digits")


def _logs(
    maximum: Fraction, part: Fraction, whole: Fraction, digits: int
) -> tuple[Decimal, Decimal]:
    """Return the value plus a half, and how far it can be off."""
    wide = Context(prec=digits + 20)
    top = _decimal(maximum, wide)
    ratio = wide.divide(_decimal(part, wide).ln(wide), _decimal(whole, wide).ln(wide))
    value = wide.add(wide.multiply(top, ratio), Decimal("0.5"))
    return value, wide.multiply(wide.add(abs(value), Decimal(1)), Decimal(10) ** -digits)


def _decimal(value: Fraction, wide: Context) -> Decimal:
    return wide.divide(Decimal(value.numerator), Decimal(value.denominator))


def _floor(value: Decimal) -> int:
    return Fraction(value).__floor__()


def _is_tie(maximum: Fraction, part: Fraction, whole: Fraction, rounded_up: int) -> bool:
    """Tell whether the value is exactly `rounded_up − ½`: then part^q = whole^p.

    Such a fraction p/q needs part and whole to be powers of one number, so q is small.
    """
    share = (rounded_up - Fraction(1, 2)) / maximum
    if share.denominator > LARGEST_COMMON or share < 0:
        return False
    return part**share.denominator == whole**share.numerator

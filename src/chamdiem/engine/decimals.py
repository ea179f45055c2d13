"""Scaled integers and how they are written.

A quantity with d declared decimals is the integer `value × 10^d`: 63,25 points
with two decimals are 6325. No binary float stands anywhere between a figure and a score.
"""

from decimal import Decimal
from fractions import Fraction
from math import floor

_SWAP = str.maketrans({",": ".", ".": ","})


def scaled(value: Decimal, decimals: int) -> int | None:
    """Return `value × 10^decimals` as an integer, or None where digits would be lost."""
    shifted = Fraction(value) * 10**decimals
    return shifted.numerator if shifted.denominator == 1 else None


def half_up(value: Fraction) -> int:
    """Round an exact value to the nearest integer, a half upwards (value >= 0)."""
    return floor(value + Fraction(1, 2))


def plain(value: int, decimals: int) -> str:
    """Write a scaled integer for programs: 6325 with 2 decimals is `63.25`."""
    sign = "-" if value < 0 else ""
    whole, rest = divmod(abs(value), 10**decimals)
    return f"{sign}{whole}.{rest:0{decimals}d}" if decimals else f"{sign}{whole}"


def spoken(value: int, decimals: int, *, shortest: bool = False) -> str:
    """Write a scaled integer for Vietnamese readers: 123456 with 2 decimals is `1.234,56`."""
    sign = "-" if value < 0 else ""
    whole, rest = divmod(abs(value), 10**decimals)
    tail = f"{rest:0{decimals}d}" if decimals else ""
    if shortest:
        tail = tail.rstrip("0")
    return sign + f"{whole:,}".translate(_SWAP) + (f",{tail}" if tail else "")


def spoken_fraction(value: Fraction, decimals: int) -> str:
    """Write an exact fraction for the eye: `= 97,75` where that is all, else `≈ 97,7528`."""
    shown = half_up(abs(value) * 10**decimals)
    exact = Fraction(shown, 10**decimals) == abs(value)
    sign = "-" if value < 0 else ""
    return f"{'=' if exact else '≈'} {sign}{spoken(shown, decimals, shortest=True)}"

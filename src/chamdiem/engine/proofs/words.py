"""Figures and points as a counter-example (phản ví dụ) writes them."""

from collections.abc import Mapping
from fractions import Fraction

from chamdiem.engine import days
from chamdiem.engine.decimals import half_up, spoken
from chamdiem.engine.rules import words as phrases
from chamdiem.engine.scheme import Input, Measure, Scheme


def points(value: int, scheme: Scheme) -> str:
    """Write scaled points with all their decimals: `10,00`."""
    return spoken(value, scheme.decimals)


def exact_points(value: Fraction, scheme: Scheme) -> str:
    """Write unrounded points: with the decimals of the scheme where that is all of them."""
    scaled = value * 10**scheme.decimals
    if scaled.denominator == 1:
        return points(scaled.numerator, scheme)
    sign = "−" if value < 0 else ""
    return f"{sign}{phrases.number(abs(value), 9)}"


def quantity(value: Fraction, item: Input) -> str:
    """Write a figure as people enter it: a number, “Có”, an option's words, a day."""
    if item.measure is Measure.YESNO:
        return phrases.answer(value)
    if item.measure is Measure.CHOICE:
        return f"“{item.options.get(int(value), str(int(value)))}”"
    if item.measure is Measure.DATE:
        return days.spoken_day(int(value))
    return spoken(half_up(value * 10**item.decimals), item.decimals, shortest=True)


def moved(item: Input, first: Fraction, then: Fraction) -> str:
    """Say that a figure changes: `Số cuộc họp từ 2 lên 3`."""
    as_number = item.measure not in {Measure.YESNO, Measure.CHOICE, Measure.DATE}
    verb = ("lên" if then > first else "xuống") if as_number else "thành"
    return f"{item.name} từ {quantity(first, item)} {verb} {quantity(then, item)}"


def figures(values: Mapping[str, Fraction], scheme: Scheme) -> str:
    """List figures by their names: `Số hồ sơ 100; Có kế hoạch “Có”`."""
    items = ((scheme.input(code), value) for code, value in values.items())
    return "; ".join(f"{item.name} {quantity(value, item)}" for item, value in items)

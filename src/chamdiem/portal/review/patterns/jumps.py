"""Sudden jumps against the unit's own past (số liệu thay đổi đột ngột).

Rule: of one unit and figure, with at least three earlier months, this month lies away from the
median of the past by `jump_percent` of it, by at least five whole units and six times the square
root of the median (counts spread by about their root), and farther outside the past's own range
than that range is wide. A figure that always swings is not named.
"""

from collections.abc import Iterator
from math import sqrt
from statistics import median

from chamdiem.portal.review.choices import Kind
from chamdiem.portal.review.patterns.facts import Item, MonthSeen, Quantity, UnitSeen

LEAST_MONTHS = 3
LEAST_MOVE, ROOTS = 5, 6


def find(seen: MonthSeen) -> Iterator[Item]:
    """Name each figure that left its own past."""
    for unit in seen.units:
        for code, value in unit.figures.items():
            quantity = seen.quantities.get(code)
            past = [one.figures[code] for one in unit.past if code in one.figures]
            if quantity is not None and len(past) >= LEAST_MONTHS:
                yield from _one(seen, unit, quantity, value, past)


def _one(
    seen: MonthSeen, unit: UnitSeen, quantity: Quantity, value: int, past: list[int]
) -> Iterator[Item]:
    usual, low, high = median(past), min(past), max(past)
    moved, outside = abs(value - usual), max(value - high, low - value)
    is_much = moved >= abs(usual) * seen.thresholds.jump_percent / 100
    whole = 10**quantity.decimals
    is_real = moved >= whole * max(LEAST_MOVE, ROOTS * sqrt(abs(usual) / whole))
    if is_much and is_real and outside > high - low:
        was = ", ".join(quantity.said(one) for one in past)
        way = "tăng" if value > usual else "giảm"
        reason = (
            f"“{quantity.name}” {way} đột ngột: tháng này {quantity.said(value)}; các tháng trước "
            f"(mới nhất trước) {was}."
        )
        yield Item(Kind.JUMPS, quantity.leaf, (unit.name,), reason, (unit.key,))

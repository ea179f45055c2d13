"""Round-number patterns (nhiều số tròn chục).

Rule: among the different numbers of two digits or more that one unit reports, at least six of
them, `round_percent` or more are multiples of ten. Of counted numbers about one in ten is. The same
number reported twice counts once, since a whole and its part are often equal.
"""

from collections.abc import Iterator

from chamdiem.engine.decimals import spoken
from chamdiem.portal.review.choices import Kind
from chamdiem.portal.review.patterns.facts import Item, MonthSeen, UnitSeen

LEAST_NUMBERS = 6
TEN = 10
NAMED = 8


def find(seen: MonthSeen) -> Iterator[Item]:
    """Name each unit whose numbers are mostly round."""
    for unit in seen.units:
        numbers = _numbers(seen, unit)
        even = sorted(one for one in numbers if one % TEN == 0)
        if len(numbers) < LEAST_NUMBERS:
            continue
        if 100 * len(even) >= seen.thresholds.round_percent * len(numbers):
            named = "; ".join(spoken(int(one), 0) for one in even[:NAMED])
            reason = (
                f"{len(even)} trong {len(numbers)} số khác nhau từ hai chữ số tròn chục ({named}); "
                "số đếm được thường chỉ khoảng một phần mười."
            )
            yield Item(Kind.ROUND, "", (unit.name,), reason, (unit.key,))


def _numbers(seen: MonthSeen, unit: UnitSeen) -> set[float]:
    found = (
        value / 10 ** seen.quantities[code].decimals
        for code, value in unit.figures.items()
        if code in seen.quantities
    )
    return {one for one in found if one >= TEN}

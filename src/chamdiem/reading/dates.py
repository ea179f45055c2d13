"""Days, months, quarters as documents write them, also misread (ngày, tháng, quý)."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from chamdiem.reading.spans import Span

_DAY_WORD, _MONTH_WORD, _YEAR_WORD = r"ng[a-z@4]{1,2}y", r"th[a-z@4]{1,2}ng", r"n[a-z@4]{1,2}m"
_LONG = re.compile(
    rf"(?:{_DAY_WORD}\s*)?(?<!\d)(?P<d>[0-3]?\d)\s*{_MONTH_WORD}\s*(?P<m>[01]?\d)"
    rf"\s*{_YEAR_WORD}\s*(?P<y>(?:19|20)\d\d)"
)
_SHORT = re.compile(
    r"(?<![\d/])(?P<d>[0-3]?\d)\s?[/.-]\s?(?P<m>[01]?\d)\s?[/.-]\s?(?P<y>(?:19|20)\d\d)(?![\d/])"
)
_DAY_MONTH = re.compile(r"(?<![\d/])(?P<d>[0-3]?\d)/(?P<m>[01]?\d)(?![\d/])")
_MONTH = re.compile(
    rf"{_MONTH_WORD}\s*(?P<m>[01]?\d)\s*(?:/|\s*{_YEAR_WORD}\s*)(?P<y>(?:19|20)\d\d)"
)
_QUARTER = re.compile(
    rf"qu[a-z]\s*(?P<q>iv|i{{1,3}}|[1-4])\s*(?:/|\s*{_YEAR_WORD}\s*)(?P<y>(?:19|20)\d\d)"
)
_HALF = re.compile(
    rf"0?6\s*{_MONTH_WORD}\s*(?P<h>d[a-z]u|cu[a-z]{{1,2}}i)\s*{_YEAR_WORD}\s*(?P<y>(?:19|20)\d\d)"
)
_YEAR = re.compile(rf"(?:h[a-z]t|trong|cu[a-z]{{1,2}}i)\s*{_YEAR_WORD}\s*(?P<y>(?:19|20)\d\d)")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


@dataclass(frozen=True, slots=True)
class Dated:
    """A day, or the last day of a month, quarter, half or year (mốc thời gian)."""

    span: Span
    value: date
    precision: str  # day, month, quarter, half, year


def dates_in(key: str) -> tuple[Dated, ...]:
    """Return the dates of a key in its order; one that no calendar has is none.

    A day without a year takes the year of the next date that has one.
    """
    found: list[Dated] = []
    taken: list[Span] = []
    for pattern, precision in _PATTERNS:
        for match in pattern.finditer(key):
            span = Span(match.start(), match.end())
            value = _value(match, precision)
            if value and not any(one.start < span.end and span.start < one.end for one in taken):
                taken.append(span)
                found.append(Dated(span, value, precision))
    return tuple(sorted(found, key=lambda one: one.span))


_PATTERNS = (
    (_LONG, "day"), (_SHORT, "day"), (_HALF, "half"), (_QUARTER, "quarter"), (_MONTH, "month"),
    (_YEAR, "year"),
)  # fmt: skip


def day_and_month(key: str) -> tuple[int, int] | None:
    """Return day and month where a text gives no year: `11/9`."""
    match = _DAY_MONTH.search(key)
    return (int(match["d"]), int(match["m"])) if match else None


def last_of_month(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def _value(match: re.Match[str], precision: str) -> date | None:
    year = int(match["y"])
    try:
        if precision == "day":
            return date(year, int(match["m"]), int(match["d"]))
        if precision == "month":
            return last_of_month(year, int(match["m"]))
    except ValueError:
        return None
    if precision == "quarter":
        written = match["q"]
        number = _ROMAN.get(written) or int(written)
        return last_of_month(year, number * 3)
    if precision == "half":
        return date(year, 6, 30) if match["h"].startswith("d") else date(year, 12, 31)
    return date(year, 12, 31)

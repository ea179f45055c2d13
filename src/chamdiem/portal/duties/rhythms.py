"""On which days a duty falls due by the calendar alone; pure."""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from chamdiem.portal.duties.declared import Duty, Rhythm

SPANS = {Rhythm.MONTH: 1, Rhythm.QUARTER: 3, Rhythm.HALF: 6}


@dataclass(frozen=True, slots=True)
class Falling:
    """A duty falls due (đến hạn): why, from which day it is open, until the end of which day."""

    cause: str
    opens_on: date
    due_on: date


@dataclass(frozen=True, slots=True)
class YearDays:
    """The days of a year that the province may set: of January, and of December."""

    january: int
    december: int


def falling(duty: Duty, first: date, last: date, days: YearDays) -> Iterator[Falling]:
    """Return what opens by the last day and is due on the first or later."""
    for year in range(first.year, last.year + 1):
        for rhythm in duty.rhythms:
            for one in _of_year(rhythm, year, days):
                if one.opens_on <= last and one.due_on >= first:
                    yield one


def _of_year(rhythm: Rhythm, year: int, days: YearDays) -> Iterator[Falling]:
    if rhythm is Rhythm.YEAR:
        yield Falling(str(year), date(year, 1, 1), date(year, 1, days.january))
    elif rhythm is Rhythm.YEAR_END:
        yield Falling(str(year), date(year, 11, 1), date(year, 12, days.december))
    elif rhythm in SPANS:
        yield from _spans(rhythm, year)


def _spans(rhythm: Rhythm, year: int) -> Iterator[Falling]:
    step = SPANS[rhythm]
    for number, month in enumerate(range(1, 13, step), start=1):
        end = month + step - 1
        last = date(year, end, calendar.monthrange(year, end)[1])
        letter = {1: f"{year}-{month:02}", 3: f"{year}-Q{number}", 6: f"{year}-H{number}"}[step]
        yield Falling(letter, date(year, month, 1), last)


def spoken(cause: str) -> str:
    """Say a cause in words, where it is a span of the calendar.

    >>> spoken("2026-08"), spoken("2026-Q3"), spoken("2026-H1"), spoken("2026")
    ('tháng 8/2026', 'quý III/2026', '6 tháng đầu năm 2026', 'năm 2026')
    """
    year, _, span = cause.partition("-")
    if not span:
        return f"năm {year}"
    if span.startswith("Q"):
        return f"quý {('I', 'II', 'III', 'IV')[int(span[1:]) - 1]}/{year}"
    if span.startswith("H"):
        return f"6 tháng {'đầu' if span == 'H1' else 'cuối'} năm {year}"
    return f"tháng {int(span)}/{year}"

"""The spans of a recurring task and the day on which each is due; pure."""

import calendar
from collections.abc import Iterator
from datetime import date

from chamdiem.portal.tasks.choices import Rhythm

MONTHS = {Rhythm.MONTH: 1, Rhythm.QUARTER: 3, Rhythm.HALF: 6, Rhythm.YEAR: 12}


def days(rhythm: Rhythm, day: int, first: date, last: date) -> Iterator[date]:
    """Return the days on which a recurring task is due, from the first day up to the last.

    A span ends with its last month; `day` counts in that month, no further than it has days.
    """
    step = MONTHS[rhythm]
    year, month = first.year, first.month
    month += -month % step
    while True:
        due = date(year, month, min(day, calendar.monthrange(year, month)[1]))
        if due > last:
            return
        if due >= first:
            yield due
        month += step
        if month > 12:
            year, month = year + 1, month - 12


def label(rhythm: Rhythm, due: date) -> str:
    """Name the span of a day: month, quarter, half, year."""
    if rhythm is Rhythm.MONTH:
        return f"tháng {due.month}/{due.year}"
    if rhythm is Rhythm.QUARTER:
        return f"quý {('I', 'II', 'III', 'IV')[(due.month - 1) // 3]}/{due.year}"
    if rhythm is Rhythm.HALF:
        return f"{6 if due.month <= 6 else 12} tháng năm {due.year}"
    return f"năm {due.year}"

"""Counting working days (ngày làm việc); pure, over a calendar that was loaded once.

A period of n working days begins on the day after it was set off and ends with the n-th.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from chamdiem.portal.calendar import facts
from chamdiem.portal.calendar.choices import Status
from chamdiem.portal.calendar.facts import Fact

ONE = timedelta(days=1)


class TooFewWorkingDays(ValueError):
    """Raise when a month has fewer working days than were asked for."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """The list of public holidays, and over it what people recorded (những ngày đã sửa)."""

    overrides: Mapping[date, Fact] = field(default_factory=dict)

    def fact(self, day: date) -> Fact | None:
        """Return what is known of a day, None where it is what its day of the week says."""
        return self.overrides.get(day) or facts.of_year(day.year).get(day)

    def of_year(self, year: int) -> list[Fact]:
        """Return the known days of a year, in order."""
        recorded = {day: fact for day, fact in self.overrides.items() if day.year == year}
        return [fact for _, fact in sorted((dict(facts.of_year(year)) | recorded).items())]

    def is_expected(self, year: int) -> bool:
        """Tell whether days off of the year are only reckoned (dự kiến)."""
        return any(one.status == Status.EXPECTED for one in self.of_year(year))

    def with_fact(self, fact: Fact) -> "Calendar":
        """Return the calendar as it would be with one more day recorded."""
        return Calendar({**self.overrides, fact.day: fact})


def is_working(calendar: Calendar, day: date) -> bool:
    """Tell whether a day is a working day."""
    fact = calendar.fact(day)
    return fact.is_working if fact else day.weekday() < 5


def first_from(calendar: Calendar, day: date) -> date:
    """Return the day itself if it is a working day, else the next one."""
    return day if is_working(calendar, day) else add(calendar, day, 1)


def add(calendar: Calendar, day: date, n: int) -> date:
    """Return the n-th working day after a day, or before it where n is negative."""
    step = ONE if n > 0 else -ONE
    left = abs(n)
    while left:
        day += step
        left -= is_working(calendar, day)
    return day


def between(calendar: Calendar, first: date, last: date) -> int:
    """Count the working days after `first` until and with `last`; negative where it is past."""
    if last < first:
        return -between(calendar, last, first)
    days = (last - first).days
    return sum(is_working(calendar, first + ONE * n) for n in range(1, days + 1))


def of_month(calendar: Calendar, year: int, month: int) -> list[date]:
    """Return the working days of a month."""
    return [day for day in days_of_month(year, month) if is_working(calendar, day)]


def nth_of_month(calendar: Calendar, year: int, month: int, n: int) -> date:
    """Return the n-th working day of a month (ngày làm việc thứ n)."""
    days = of_month(calendar, year, month)
    if not 1 <= n <= len(days):
        raise TooFewWorkingDays(
            f"Tháng {month}/{year} có {len(days)} ngày làm việc, không có ngày thứ {n}."
        )
    return days[n - 1]


def days_of_month(year: int, month: int) -> Iterator[date]:
    """Go through the days of a month."""
    day = date(year, month, 1)
    while day.month == month:
        yield day
        day += ONE

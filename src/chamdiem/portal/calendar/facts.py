"""What the calendar knows of one day, and what a public list of holidays says of a year.

The library `holidays` is asked here and nowhere else.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from holidays import country_holidays

from chamdiem.portal.calendar.choices import Status

SOURCE = "danh sách ngày nghỉ của thư viện holidays"
MAKE_UP = "Làm bù"
# The years whose days off were announced when this version was made; beyond, only the holidays
# that the law fixes to a day are sure.
ANNOUNCED_UNTIL = 2026
FIXED = {(1, 1), (4, 30), (5, 1), (9, 2)}
FIRST_YEAR, LAST_YEAR = 2000, 2100


class OutsideTheCalendar(ValueError):
    """Raise when a day lies in a year that the calendar does not know."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One day that is not what its day of the week says, or that somebody recorded."""

    day: date
    is_working: bool
    name: str
    status: Status
    source: str
    note: str = ""
    number: int = 0  # of the row; 0 where the library said it


@lru_cache(maxsize=128)
def of_year(year: int) -> Mapping[date, Fact]:
    """Return the holidays and make-up days of a year as the library knows them."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise OutsideTheCalendar(
            f"Lịch làm việc có từ năm {FIRST_YEAR} đến {LAST_YEAR}; năm {year} nằm ngoài."
        )
    # A day off may be made up for in the year before or after.
    known = country_holidays("VN", years=range(year - 1, year + 2), language="vi")
    off = {day: Fact(day, False, name, _status(day), SOURCE) for day, name in known.items()}
    made_up = {
        day: Fact(day, True, MAKE_UP, _status(day), SOURCE) for day in known.weekend_workdays
    }
    return {day: fact for day, fact in sorted((off | made_up).items()) if day.year == year}


def _status(day: date) -> Status:
    if day.year <= ANNOUNCED_UNTIL:
        return Status.OFFICIAL
    return Status.STATUTORY if (day.month, day.day) in FIXED else Status.EXPECTED

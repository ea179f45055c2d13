"""Days as numbers (ngày): the engine counts them and never reads a clock or a calendar file.

The number of a day is how many days of the Gregorian calendar, carried back before its
beginning, there are from 1 January of the year 1 up to that day, both among them.
"""

LAST = 3_652_059  # 31 December 9999

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_YEAR, _CYCLE = 365, 400
_DAYS_OF_A_CYCLE = 146_097


def is_leap(year: int) -> bool:
    """Tell whether a year has 29 February (năm nhuận)."""
    return year % 4 == 0 and (year % 100 != 0 or year % _CYCLE == 0)


def length(year: int, month: int) -> int:
    """Count the days of a month."""
    return _LENGTHS[month - 1] + (month == 2 and is_leap(year))


def ordinal(year: int, month: int, day: int) -> int:
    """Return the number of a day."""
    return _before(year) + sum(length(year, each) for each in range(1, month)) + day


def last_day(year: int, month: int) -> int:
    """Return the number of a month's last day (ngày cuối tháng)."""
    return ordinal(year, month, length(year, month))


def split(number: int) -> tuple[int, int, int]:
    """Return year, month and day of a day's number."""
    year = number * _CYCLE // _DAYS_OF_A_CYCLE + 1
    year -= _before(year) >= number
    year += _before(year + 1) < number
    month, day = 1, number - _before(year)
    while day > length(year, month):
        day -= length(year, month)
        month += 1
    return year, month, day


def spoken_day(number: int) -> str:
    """Write a day for Vietnamese readers: 05/08/2026."""
    year, month, day = split(number)
    return f"{day:02d}/{month:02d}/{year:04d}"


def _before(year: int) -> int:
    """Count the days of all years before one."""
    done = year - 1
    return done * _YEAR + done // 4 - done // 100 + done // _CYCLE

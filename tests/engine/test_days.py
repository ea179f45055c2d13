"""Days as numbers agree with the calendar of the standard library."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chamdiem.engine import days

EDGES = [
    date(year, month, day)
    for year in (1, 4, 100, 400, 1900, 2000, 2024, 2026, 2100, 9999)
    for month, day in ((1, 1), (2, 28), (3, 1), (12, 31))
]


@given(st.dates())
def test_a_day_has_the_number_of_the_calendar_and_comes_back_from_it(day):
    number = days.ordinal(day.year, day.month, day.day)

    assert number == day.toordinal()
    assert days.split(number) == (day.year, day.month, day.day)


@pytest.mark.parametrize("day", EDGES, ids=str)
def test_the_days_at_the_edges_of_years_come_back(day):
    assert days.split(day.toordinal()) == (day.year, day.month, day.day)
    assert days.ordinal(day.year, day.month, day.day) == day.toordinal()


def test_days_all_over_four_centuries_come_back():
    for number in range(date(1999, 1, 1).toordinal(), date(2401, 1, 1).toordinal(), 13):
        day = date.fromordinal(number)
        assert days.split(number) == (day.year, day.month, day.day)


@given(st.integers(1, 9998), st.integers(1, 12))
def test_the_last_day_of_a_month_is_the_day_before_the_next(year, month):
    first_of_next = date(year + month // 12, month % 12 + 1, 1)

    last = (first_of_next - timedelta(days=1)).toordinal()

    assert days.last_day(year, month) == last


def test_the_last_day_of_all_is_known_and_a_day_is_written_as_in_vietnam():
    assert date.max.toordinal() == days.LAST
    assert days.spoken_day(days.ordinal(2026, 8, 5)) == "05/08/2026"

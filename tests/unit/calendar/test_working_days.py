"""Working days are counted over the public list and what people recorded."""

import csv
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chamdiem.portal.calendar import facts, queries, working_days
from chamdiem.portal.calendar.choices import Status
from chamdiem.portal.calendar.facts import Fact
from chamdiem.portal.calendar.working_days import Calendar
from tests.architecture import tree

BARE = Calendar()
OFFICIAL_DAYS = tree.ROOT.parent / "shared" / "data" / "official" / "holidays_vn_2025_2027.csv"
DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))


def fact(day, *, is_working, status=Status.OFFICIAL):
    return Fact(day, is_working, "Ngày thử", status, "văn bản thử")


@pytest.mark.parametrize(
    ("day", "is_working"),
    [
        (date(2026, 8, 10), True),  # Monday
        (date(2026, 8, 15), False),  # Saturday
        (date(2026, 8, 22), True),  # a Saturday made up for
        (date(2026, 8, 31), False),  # the Monday it was swapped for
        (date(2026, 9, 2), False),  # National Day
        (date(2026, 2, 20), False),  # Tết
    ],
)
def test_a_working_day_is_what_the_public_list_says(day, is_working):
    assert working_days.is_working(BARE, day) is is_working


def test_a_recorded_day_goes_before_the_public_list():
    calendar = BARE.with_fact(fact(date(2026, 8, 22), is_working=False))

    assert not working_days.is_working(calendar, date(2026, 8, 22))


def test_working_days_are_added_over_a_holiday_and_a_weekend():
    friday = date(2026, 8, 28)

    assert working_days.add(BARE, friday, 1) == date(2026, 9, 3)
    assert working_days.add(BARE, date(2026, 9, 3), -1) == friday
    assert working_days.between(BARE, friday, date(2026, 9, 4)) == 2


def test_the_day_itself_is_its_first_working_day_only_if_it_is_one():
    assert working_days.first_from(BARE, date(2026, 8, 28)) == date(2026, 8, 28)
    assert working_days.first_from(BARE, date(2026, 8, 29)) == date(2026, 9, 3)


@given(DAYS, st.integers(-60, 60))
def test_adding_and_counting_are_one_the_other_way_round(day, n):
    day = working_days.first_from(BARE, day)

    there = working_days.add(BARE, day, n)

    assert working_days.between(BARE, day, there) == n
    assert working_days.add(BARE, there, -n) == day


@given(DAYS, DAYS, DAYS)
def test_counts_of_stretches_add_up(one, two, three):
    whole = working_days.between(BARE, one, three)

    assert working_days.between(BARE, one, two) + working_days.between(BARE, two, three) == whole


def test_the_nth_working_day_of_a_month():
    assert working_days.nth_of_month(BARE, 2026, 9, 3) == date(2026, 9, 7)
    assert len(working_days.of_month(BARE, 2026, 9)) == 20


def test_a_month_of_tet_has_no_eighteenth_working_day():
    with pytest.raises(working_days.TooFewWorkingDays, match="Tháng 2/2027 có 15 ngày làm việc"):
        working_days.nth_of_month(BARE, 2027, 2, 18)


def test_a_year_whose_holidays_are_only_reckoned_says_so():
    assert [BARE.is_expected(year) for year in (2025, 2026, 2027)] == [False, False, True]
    assert BARE.fact(date(2027, 9, 2)).status == Status.STATUTORY
    assert BARE.fact(date(2027, 9, 3)).status == Status.EXPECTED


def test_a_year_beyond_the_calendar_is_refused():
    with pytest.raises(facts.OutsideTheCalendar, match="2101 nằm ngoài"):
        working_days.is_working(BARE, date(2101, 1, 3))


@pytest.mark.django_db
def test_two_days_that_the_library_lacks_come_with_the_system():
    calendar = queries.calendar()

    assert not working_days.is_working(calendar, date(2026, 1, 2))
    assert working_days.is_working(calendar, date(2026, 1, 10))


@pytest.mark.django_db
def test_every_day_of_the_official_list_is_in_the_calendar():
    if not OFFICIAL_DAYS.exists():
        pytest.skip("../shared/data/official is not beside the checkout")
    calendar = queries.calendar()
    with OFFICIAL_DAYS.open(encoding="utf-8", newline="") as file:
        listed = {date.fromisoformat(row["date"]): row for row in csv.DictReader(file)}

    known = {one.day: one for year in (2025, 2026, 2027) for one in calendar.of_year(year)}

    assert set(known) == set(listed)
    assert [day for day, row in listed.items() if wrong(known[day], row)] == []


def wrong(known, row):
    """Tell whether the calendar says otherwise than a row of the list."""
    status = row["status"].split(" (")[0]
    return (
        known.is_working != (row["kind"] == "làm bù")
        or known.status.label != status
        or (row["name"] and row["name"] != known.name)
    )


def test_the_library_is_asked_in_one_place_only():
    asking = [
        path.relative_to(tree.SOURCE).as_posix()
        for path in tree.sources()
        if "import holidays" in path.read_text() or "from holidays" in path.read_text()
    ]

    assert asking == ["portal/calendar/facts.py"]


def test_a_holiday_made_up_for_in_another_year_is_known():
    assert working_days.is_working(BARE, date(2019, 1, 5))
    assert date(2018, 12, 31) - timedelta(days=1) not in facts.of_year(2018)
    assert not working_days.is_working(BARE, date(2018, 12, 31))

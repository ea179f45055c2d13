"""Deadlines are instants to the end of a day in Vietnam, and are said so (I20)."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.template import Context, Template

from chamdiem.portal.calendar import clock, deadlines, queries
from chamdiem.portal.calendar.clock import Clock
from chamdiem.portal.calendar.deadlines import Reckoning
from chamdiem.portal.calendar.working_days import Calendar
from chamdiem.portal.defaults import actions as defaults
from tests.factories import people

SURE = Clock(clock.SURE, "máy chủ đã đồng bộ giờ")
NOW = datetime(2026, 8, 12, 3, tzinfo=UTC)  # Wednesday, 10:00 in Vietnam
RECKONING = Reckoning(NOW, Calendar(), soon_days=3, before_day="before", clock=SURE)


def test_a_deadline_lasts_to_the_last_instant_of_its_day_in_vietnam_i20():
    instant = deadlines.end_of(date(2026, 8, 14))

    assert instant.astimezone(UTC) == datetime(2026, 8, 14, 16, 59, 59, 999999, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "words", "light"),
    [
        (date(2026, 8, 20), "còn 6 ngày làm việc, hết ngày 20/08/2026", "trong hạn"),
        (date(2026, 8, 14), "còn 2 ngày làm việc, hết ngày 14/08/2026", "sắp đến hạn"),
        (date(2026, 8, 12), "trong hôm nay, hết ngày 12/08/2026", "sắp đến hạn"),
        (date(2026, 8, 10), "quá 2 ngày làm việc, hết ngày 10/08/2026", "quá hạn"),
    ],
)
def test_a_deadline_is_said_with_what_is_left_and_a_traffic_light(day, words, light):
    shown = RECKONING.deadline(deadlines.end_of(day))

    assert (shown.words, shown.light) == (words, light)


def test_over_a_weekend_a_deadline_is_late_before_a_working_day_has_gone_by():
    saturday = replace(RECKONING, now=datetime(2026, 8, 15, 3, tzinfo=UTC))

    shown = saturday.deadline(deadlines.end_of(date(2026, 8, 14)))

    assert (shown.words, shown.is_over) == ("quá hạn, hết ngày 14/08/2026", True)


def test_a_deadline_is_not_over_until_its_last_instant():
    instant = deadlines.end_of(date(2026, 8, 12))

    assert not replace(RECKONING, now=instant).deadline(instant).is_over
    later = instant + timedelta(microseconds=1)
    assert replace(RECKONING, now=later).deadline(instant).is_over


@pytest.mark.parametrize(("late", "light"), [(-1, "đúng hạn"), (1, "quá hạn")])
def test_what_was_done_is_judged_by_when_it_was_done(late, light):
    instant = deadlines.end_of(date(2026, 8, 10))

    shown = RECKONING.deadline(instant, met_at=instant + timedelta(hours=late))

    assert (shown.light, shown.words) == (light, "hết ngày 10/08/2026")


def test_a_period_of_working_days_begins_on_the_next_day():
    friday = date(2026, 8, 28)

    assert RECKONING.after_working_days(friday, 2) == deadlines.end_of(date(2026, 9, 4))


def test_before_a_day_ends_with_the_day_before_unless_the_province_says_otherwise():
    fifteenth = date(2026, 8, 15)

    assert RECKONING.before(fifteenth) == deadlines.end_of(date(2026, 8, 14))
    including = replace(RECKONING, before_day="on")
    assert including.before(fifteenth) == deadlines.end_of(fifteenth)


def test_a_deadline_in_a_year_that_is_only_reckoned_says_so():
    assert RECKONING.deadline(deadlines.end_of(date(2027, 2, 4))).is_expected
    assert not RECKONING.deadline(deadlines.end_of(date(2026, 12, 4))).is_expected


@pytest.mark.django_db
def test_the_decision_of_the_province_reaches_every_deadline():
    basis = defaults.Basis("1/QĐ", NOW.date(), "UBND tỉnh", "Cách hiểu thời hạn")
    by = people.person()
    defaults.decide(
        code="calendar.before-day",
        value="on",
        holds_from=NOW.date(),
        basis=basis,
        seen=0,
        by=by,
        at=NOW,
    )

    assert queries.reckoning(at=NOW).before(NOW.date()) == deadlines.end_of(NOW.date())
    earlier = queries.reckoning(at=NOW - timedelta(days=1))
    assert earlier.before_day == "before"


@pytest.mark.django_db
def test_a_page_of_deadlines_asks_the_database_as_often_as_one(django_assert_num_queries):
    clock.current()
    with django_assert_num_queries(3):
        reckoning = queries.reckoning(at=NOW)
        for n in range(50):
            reckoning.deadline(reckoning.after_working_days(date(2026, 8, 12), n))


def drawn(reckoning):
    """Draw the component of a deadline."""
    template = Template("{% load deadlines %}{% deadline value %}")
    value = reckoning.deadline(deadlines.end_of(date(2026, 8, 14)))
    return template.render(Context({"value": value}))


def test_the_component_says_light_day_and_moment():
    html = drawn(RECKONING)

    assert "sắp đến hạn" in html and "hết ngày 14/08/2026" in html
    assert 'datetime="2026-08-14T' in html and "đồng bộ" not in html


def test_an_unsure_clock_stands_beside_every_deadline():
    unsure = Clock(clock.UNSURE, "máy chủ chưa đồng bộ giờ với nguồn chuẩn")

    assert "chưa đồng bộ giờ" in drawn(replace(RECKONING, clock=unsure))

"""How tasks count for a month: every case of the rule, and what must hold for any course."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chamdiem.portal.tasks.reckoning import (
    Asked,
    Claimed,
    Counting,
    Course,
    Month,
    Outcome,
    counts,
    deadline,
    in_force,
    outcome,
)


def at(day: int, month: int = 8, hour: int = 3) -> datetime:
    """Return ten in the morning in Vietnam, of a day of August unless said."""
    return datetime(2026, month, day, hour, tzinfo=UTC)


AUGUST = Month(date(2026, 8, 1), date(2026, 8, 31), at(5, 9))
EACH, ONCE = Counting(overdue_each_month=True), Counting(overdue_each_month=False)
DUE = date(2026, 8, 20)


def done(claimed: datetime, answered: datetime | None = None) -> Claimed:
    """Return a claim that was confirmed, the next day unless said."""
    return Claimed(claimed, answered or claimed + timedelta(days=1), is_confirmed=True)


def rejected(claimed: datetime) -> Claimed:
    return Claimed(claimed, claimed + timedelta(days=1), is_confirmed=False)


CASES = {
    "no deadline": (Course(None), Outcome.NOT_COUNTED),
    "not yet due": (Course(date(2026, 9, 1)), Outcome.NOT_COUNTED),
    "due on the last day and open": (Course(date(2026, 8, 31)), Outcome.OPEN_LATE),
    "claimed in time, confirmed later": (Course(DUE, (), (done(at(20)),)), Outcome.ON_TIME),
    "claimed at the end of the day": (Course(DUE, (), (done(at(20, hour=16)),)), Outcome.ON_TIME),
    "claimed after the day": (Course(DUE, (), (done(at(20, hour=18)),)), Outcome.DONE_LATE),
    "confirmed after closing": (
        Course(DUE, (), (done(at(20), at(9, 9)),)),
        Outcome.WAITING,
    ),
    "claimed in time, unanswered": (Course(DUE, (), (Claimed(at(19)),)), Outcome.WAITING),
    "claimed late, unanswered": (Course(DUE, (), (Claimed(at(25)),)), Outcome.WAITING),
    "rejected": (Course(DUE, (), (rejected(at(19)),)), Outcome.OPEN_LATE),
    "rejected, then done late": (
        Course(DUE, (), (rejected(at(19)), done(at(22)))),
        Outcome.DONE_LATE,
    ),
    "done after the month": (Course(DUE, (), (done(at(2, 9)),)), Outcome.OPEN_LATE),
    "claimed after the month": (Course(DUE, (), (Claimed(at(2, 9)),)), Outcome.OPEN_LATE),
    "withdrawn": (Course(DUE, withdrawn_at=at(25)), Outcome.NOT_COUNTED),
    "withdrawn after the month": (Course(DUE, withdrawn_at=at(2, 9)), Outcome.OPEN_LATE),
    "extended out of the month": (
        Course(DUE, (Asked(at(19), at(21), date(2026, 9, 10)),)),
        Outcome.NOT_COUNTED,
    ),
    "extended in time, done by then": (
        Course(DUE, (Asked(at(19), at(21), date(2026, 8, 28)),), (done(at(27)),)),
        Outcome.ON_TIME,
    ),
    "extension asked late": (
        Course(DUE, (Asked(at(21), at(22), date(2026, 8, 28)),), (done(at(27)),)),
        Outcome.DONE_LATE,
    ),
    "asked late out of the month": (
        Course(DUE, (Asked(at(21), at(22), date(2026, 9, 28)),)),
        Outcome.OPEN_LATE,
    ),
    "granted after closing": (
        Course(DUE, (Asked(at(19), at(9, 9), date(2026, 9, 28)),)),
        Outcome.OPEN_LATE,
    ),
    "open from before": (Course(date(2026, 7, 10)), Outcome.OPEN_LATE),
    "open from before, done now": (
        Course(date(2026, 7, 10), (), (done(at(3)),)),
        Outcome.DONE_LATE,
    ),
    "done before the month": (
        Course(date(2026, 7, 10), (), (done(at(20, 7)),)),
        Outcome.NOT_COUNTED,
    ),
    "done early, due now": (Course(DUE, (), (done(at(20, 7)),)), Outcome.ON_TIME),
}


@pytest.mark.parametrize("name", CASES)
def test_a_task_counts_for_a_month(name: str) -> None:
    course, wanted = CASES[name]

    assert outcome(course, AUGUST, EACH) is wanted


@pytest.mark.parametrize("claims", [(), (done(at(3)),), (Claimed(at(3)),)])
def test_an_overdue_task_that_costs_once_counts_in_no_later_month(claims) -> None:
    course = Course(date(2026, 7, 10), (), claims)

    assert outcome(course, AUGUST, ONCE) is Outcome.NOT_COUNTED


def test_the_first_deadline_stays_for_timeliness_where_more_time_was_asked_too_late() -> None:
    course = Course(DUE, (Asked(at(21), at(22), date(2026, 8, 28)),))

    assert deadline(course, known_at=at(30)) == DUE
    assert in_force(course, known_at=at(30)) == date(2026, 8, 28)


def test_what_waits_is_in_no_denominator_and_a_partner_carries_a_share() -> None:
    half = Decimal("0.5")

    found = counts(
        [
            (Outcome.ON_TIME, Decimal(1)),
            (Outcome.DONE_LATE, half),
            (Outcome.OPEN_LATE, Decimal(1)),
            (Outcome.WAITING, Decimal(1)),
            (Outcome.NOT_COUNTED, Decimal(1)),
        ]
    )

    assert (found.assigned, found.done, found.waiting) == (Decimal("2.5"), Decimal("1.5"), 1)


days = st.integers(0, 120).map(lambda n: date(2026, 6, 1) + timedelta(days=n))
moments = st.integers(0, 120 * 24).map(
    lambda n: datetime(2026, 6, 1, tzinfo=UTC) + timedelta(hours=n)
)


@st.composite
def courses(draw) -> Course:
    """Draw a course with one claim at most confirmed, answered after it was made."""
    claims = []
    for start in sorted(draw(st.lists(moments, max_size=3))):
        later = start + timedelta(hours=draw(st.integers(0, 500)))
        claims.append(Claimed(start, later if draw(st.booleans()) else None))
    if claims and claims[-1].answered_at and draw(st.booleans()):
        claims[-1] = Claimed(claims[-1].at, claims[-1].answered_at, is_confirmed=True)
    return Course(draw(st.none() | days), (), tuple(claims))


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(courses())
def test_a_task_that_is_done_counts_as_done_in_one_month_only(course: Course) -> None:
    months = [Month(date(2026, m, 1), date(2026, m, 28), at(28, 12)) for m in range(6, 11)]

    found = [outcome(course, month, EACH) for month in months]

    assert sum(one in (Outcome.ON_TIME, Outcome.DONE_LATE) for one in found) <= 1


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(courses())
def test_nothing_is_late_before_its_deadline(course: Course) -> None:
    found = outcome(course, AUGUST, EACH)

    if found in (Outcome.OPEN_LATE, Outcome.DONE_LATE):
        assert course.first_due is not None
        assert course.first_due <= AUGUST.last

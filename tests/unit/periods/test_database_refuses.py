"""What the database itself keeps of periods, whoever writes past the actions."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.db import DatabaseError, IntegrityError, ProgrammingError, connection, transaction

from chamdiem.portal.periods import queries
from chamdiem.portal.periods.choices import STAND_ONCE_PASSED, STEPS, Due, Line, PeriodKind, Stage
from chamdiem.portal.periods.models import (
    Confirmation,
    Deadline,
    Expected,
    Leave,
    Period,
    Step,
)
from tests.factories import approval, months, organisations, periods
from tests.factories.people import person

MIGRATIONS = "chamdiem.portal.periods.migrations"
DAY = timedelta(days=1)
pytestmark = pytest.mark.django_db


def refused(name, act, error=IntegrityError):
    with pytest.raises(error, match=name), transaction.atomic():
        act()


def step(period, to, *, since=None, note=""):
    return Step.objects.create(
        period=period,
        from_stage=period.stage if since is None else since,
        to_stage=to,
        note=note,
        at=periods.AT,
        by=person().public_id,
    )


def bare(**changes):
    """Make a period by hand, without those who are expected."""
    made = {
        "month": "2026-10",
        "kind": PeriodKind.TRIAL,
        "scheme_version": months.version(),
        "window_from": "2026-10-01",
        "window_to": "2026-10-31",
        "opened_at": periods.AT,
        "opened_by": person().public_id,
    }
    return Period.objects.create(**{**made, **changes})


def test_a_step_moves_its_period_i14():
    period = periods.period()

    step(period, Stage.SELF_SCORE)

    period.refresh_from_db()
    assert period.stage == Stage.SELF_SCORE


@pytest.mark.parametrize("here", list(Stage))
def test_only_the_steps_of_the_table_are_taken_i14(here):
    period = periods.period(kind=PeriodKind.OFFICIAL, stage=here)

    for to in set(Stage) - {to for _, to in STEPS if (here, to) in STEPS}:
        refused("no step leads from", lambda to=to: step(period, to))


def test_a_step_begins_where_the_period_stands_i14():
    period = periods.period(stage=Stage.APPRAISAL)

    refused(
        "a step begins where the period stands",
        lambda: step(period, Stage.SELF_SCORE, since=Stage.OPEN),
    )


def test_a_period_goes_back_only_with_an_opinion_i14():
    period = periods.period(stage=Stage.SUBMITTED)
    approval.opinion(period, by=person(), at=periods.AT)

    refused("a_period_goes_back_with_an_opinion", lambda: step(period, Stage.APPRAISAL))
    step(period, Stage.APPRAISAL, note="Bổ sung căn cứ.")


@pytest.mark.parametrize(
    "change",
    [{"stage": Stage.APPROVED}, {"kind": PeriodKind.OFFICIAL}, {"window_to": "2026-11-30"}],
)
def test_nothing_but_a_step_changes_a_period_i14_i34(change):
    period = periods.period()

    refused(
        "changes by a step",
        lambda: Period.objects.filter(pk=period.pk).update(**change),
        ProgrammingError,
    )


def test_a_period_is_never_removed():
    bare()

    refused(
        "changes by a step",
        lambda: Period.objects.all()._raw_delete("default"),
        ProgrammingError,
    )


@pytest.mark.parametrize("model", [Step, Deadline, Expected, Confirmation])
def test_what_was_recorded_of_a_period_stays(model):
    periods.period()

    refused("denied|append-only", lambda: model.objects.all()._raw_delete("default"), DatabaseError)


def test_a_period_does_not_begin_in_the_middle():
    refused("a period begins open", lambda: bare(stage=Stage.APPROVED))


def test_a_period_opens_whole_i13():
    period = bare()

    refused("opens with all its deadlines", lambda: step(period, Stage.OPEN, since=""))


def test_the_first_step_opens_a_period_i14():
    period = bare()

    refused("the first step of a period opens it", lambda: step(period, Stage.SELF_SCORE))


def test_who_is_expected_is_frozen_i13():
    period, late = periods.period(), organisations.organisation("Sở mới")

    refused(
        "frozen when a period opens",
        lambda: Expected.objects.create(
            period=period, organisation=late, position=99, name="Sở mới", block="so", unit_code="M"
        ),
    )


def test_nobody_reviews_itself_i16():
    unit, period = periods.department(), bare()

    refused(
        "nobody_reviews_itself",
        lambda: Expected.objects.create(
            period=period,
            organisation=unit,
            reviewer=unit,
            position=1,
            name="Sở",
            block="so",
            unit_code="S",
        ),
    )


def test_no_official_period_while_a_line_is_open_i34():
    periods.confirm(*(line for line in Line if line is not Line.CV_8548))
    months.activated(months.version())

    refused("every line confirmed", lambda: bare(**official()))


def test_no_official_period_under_a_scheme_not_in_force_i34():
    periods.confirm()

    refused("activated for its month", lambda: bare(**official()))


def test_an_official_period_names_its_act_i34():
    periods.confirm()
    months.activated(months.version())

    refused("names_its_act", lambda: bare(**official(act_number="")))
    refused("holds_the_file_of_its_act", lambda: bare(**official(act_file=None)))


def test_a_trial_is_never_published_i34():
    period = periods.period(stage=Stage.NOTIFIED)

    refused("a trial is never published", lambda: step(period, Stage.PUBLISHED))


def test_every_line_of_the_list_is_asked_of_an_official_period_i34():
    with connection.cursor() as cursor:
        cursor.execute("SELECT prosrc FROM pg_proc WHERE proname = 'periods_period_is_born_open'")
        (source,) = cursor.fetchone()

    assert [line for line in Line if f"'{line}'" not in source] == []


def test_a_deadline_moves_later_with_a_reason_before_it_passes_i20():
    period = periods.period()
    due = queries.due_at(period=period, what=Due.SENDING)
    later = due + timedelta(days=1)

    refused("moves with a reason", lambda: deadline(period, later, reason=""))
    refused("moves later only", lambda: deadline(period, due - timedelta(days=1)))
    refused("has passed stands", lambda: deadline(period, later, at=due + timedelta(hours=1)))
    deadline(period, later)


def test_work_that_waits_after_its_deadline_is_given_more_time_i20():
    period = periods.period()
    due = queries.due_at(period=period, what=Due.RULING)
    late = due + timedelta(days=2)

    refused("moves later only", lambda: deadline(period, late, at=late + DAY, what=Due.RULING))
    deadline(period, late + DAY, at=late, what=Due.RULING)

    assert queries.due_at(period=period, what=Due.RULING) == late + DAY


def test_the_database_names_the_deadlines_that_stand_once_passed():
    named = import_module(f"{MIGRATIONS}.0004_work_goes_on_after_its_deadline").STANDING

    assert set(named) == set(STAND_ONCE_PASSED)


def test_a_leave_is_of_an_expected_unit_and_has_a_reason():
    period, stranger = periods.period(), organisations.organisation("Sở khác")

    refused("not expected needs no leave", lambda: leave(period, stranger))
    refused("a_leave_has_a_reason", lambda: leave(period, periods.commune(), reason=""))
    refused("lasts beyond", lambda: leave(period, periods.commune(), until=periods.AT))


def official(**changes):
    act = {"act_number": "1/QĐ", "act_issuer": "UBND tỉnh", "act_issued_on": "2026-09-01"}
    act["act_file"] = periods.act().file
    return {"kind": PeriodKind.OFFICIAL, **act, **changes}


def deadline(period, due, *, reason="Mất điện", at=periods.AT, what=Due.SENDING):
    return Deadline.objects.create(
        period=period,
        what=what,
        due_at=due,
        reason=reason,
        at=at,
        by=person().public_id,
    )


def leave(period, organisation, *, reason="Lũ quét", until=periods.AT + timedelta(days=30)):
    return Leave.objects.create(
        period=period,
        organisation=organisation,
        until=until,
        reason=reason,
        at=periods.AT,
        by=person().public_id,
    )

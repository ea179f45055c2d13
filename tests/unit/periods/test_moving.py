"""Moving a period, its deadlines, and leave for one unit."""

from datetime import date, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection

from chamdiem.portal.audit.models import Entry
from chamdiem.portal.common import moments
from chamdiem.portal.periods import actions, preconditions, queries
from chamdiem.portal.periods.choices import Due, Stage
from chamdiem.portal.periods.models import Period, Step
from tests.factories import organisations, people, periods

pytestmark = pytest.mark.django_db


def shift(period, **changes):
    given = {
        "what": Due.SENDING,
        "to": date(2026, 11, 10),
        "reason": "Mất điện diện rộng",
        "by": people.person(),
        "at": periods.AT,
    }
    return actions.shift_stage(period=period, **{**given, **changes})


def grant(period, **changes):
    given = {
        "organisation": periods.commune(),
        "until": date(2026, 11, 12),
        "reason": "Lũ quét, mất đường truyền",
        "by": people.person(),
        "at": periods.AT,
    }
    return actions.leave(period=period, **{**given, **changes})


def day(period, what):
    return moments.day_of(queries.terms(period=period)[what].due_at)


def test_a_move_is_a_step_with_author_time_and_note_i14():
    period, mover = periods.period(), people.person()

    actions.move(period=period, to=Stage.SELF_SCORE, note="Đúng lịch.", by=mover, at=periods.AT)

    step = queries.steps(period=period)[-1]
    assert (step.by, step.at, step.note) == (mover.public_id, periods.AT, "Đúng lịch.")
    assert Entry.objects.get(verb="periods.period.moved").after == {"stage": "self-score"}


def test_a_period_goes_only_where_a_step_leads_i14():
    with pytest.raises(actions.NotALegalStep, match="Bước tiếp theo là “Tự chấm”"):
        actions.move(period=periods.period(), to=Stage.APPROVED, by=people.person(), at=periods.AT)


def test_what_goes_back_needs_an_opinion_i14():
    period = periods.period(stage=Stage.SUBMITTED)

    with pytest.raises(actions.NoNote, match="ý kiến"):
        actions.move(period=period, to=Stage.APPRAISAL, note=" ", by=people.person(), at=periods.AT)


def test_a_trial_is_not_published_i34():
    period = periods.period(stage=Stage.NOTIFIED)

    with pytest.raises(actions.NotALegalStep, match="kỳ chấm thử nên không công bố"):
        actions.move(period=period, to=Stage.PUBLISHED, by=people.person(), at=periods.AT)


def test_a_room_above_says_what_must_be_done_first():
    period, pair = periods.period(stage=Stage.APPRAISAL), (Stage.APPRAISAL, Stage.PROVISIONAL)

    def check(*, period, at):
        return [f"Còn 3 tiêu chí của {period.month} chưa thẩm định."]

    preconditions.register(pair, check)
    try:
        with pytest.raises(actions.NotYet, match="Còn 3 tiêu chí của 2026-10"):
            actions.move(period=period, to=Stage.PROVISIONAL, by=people.person(), at=periods.AT)
    finally:
        preconditions.forget(pair, check)
    period.refresh_from_db()
    assert period.stage == Stage.APPRAISAL


def test_no_check_is_registered_for_what_is_no_step():
    with pytest.raises(preconditions.NoSuchStep):
        preconditions.register((Stage.OPEN, Stage.PUBLISHED), lambda **_: ())


@pytest.mark.django_db(transaction=True)
def test_of_two_who_move_at_once_one_is_refused_i14():
    period, people_, gate = periods.period(), [people.person(), people.person()], Barrier(2)
    told = []

    def go(mover):
        try:
            gate.wait()
            mine = Period.objects.get(pk=period.pk)
            actions.move(period=mine, to=Stage.SELF_SCORE, by=mover, at=periods.AT)
            told.append("moved")
        except actions.NotALegalStep:
            told.append("refused")
        finally:
            connection.close()

    threads = [Thread(target=go, args=(mover,)) for mover in people_]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]

    assert sorted(told) == ["moved", "refused"]
    assert Step.objects.filter(period=period, to_stage=Stage.SELF_SCORE).count() == 1


def test_a_deadline_moves_for_all_and_the_first_is_kept_i20():
    period = periods.period()

    shift(period)

    term = queries.terms(period=period)[Due.SENDING]
    assert (moments.day_of(term.due_at), moments.day_of(term.first)) == (
        date(2026, 11, 10),
        date(2026, 11, 6),
    )
    assert [move.reason for move in queries.marks(period=period).moves] == ["Mất điện diện rộng"]


def test_those_after_it_are_carried_by_as_many_working_days():
    period = periods.period()

    shift(period, carries_later=True)

    found = [day(period, what) for what in (Due.HOLDERS, Due.APPRAISAL, Due.APPROVAL)]
    assert found == [date(2026, 11, 4), date(2026, 11, 17), date(2026, 11, 30)]
    assert Entry.objects.filter(verb="periods.deadline.shifted").count() == 1


def test_a_deadline_does_not_pass_the_following_one():
    with pytest.raises(actions.OutOfOrder, match="lùi cả các mốc sau"):
        shift(periods.period(), to=date(2026, 11, 30))


def test_a_passed_deadline_is_not_moved_i20():
    period = periods.period()
    after = queries.due_at(period=period, what=Due.SENDING) + timedelta(seconds=1)

    with pytest.raises(actions.AlreadyPassed, match="gia hạn riêng"):
        shift(period, at=after)


def test_work_that_waits_after_its_deadline_is_given_more_time_i20():
    period = periods.period()
    ruling = queries.due_at(period=period, what=Due.RULING)
    late = ruling + timedelta(days=10)

    with pytest.raises(actions.NotLater, match="đã qua"):
        shift(period, what=Due.RULING, to=moments.day_of(late) - timedelta(days=1), at=late)
    shift(period, what=Due.RULING, to=moments.day_of(late), carries_later=True, at=late)

    term = queries.terms(period=period)[Due.RULING]
    assert (term.first, moments.day_of(term.due_at)) == (ruling, moments.day_of(late))


def test_a_deadline_is_not_moved_earlier_nor_without_a_reason_i20():
    period = periods.period()

    with pytest.raises(actions.NotLater, match="không rút ngắn"):
        shift(period, to=date(2026, 11, 5))
    with pytest.raises(actions.NoReason, match="lý do"):
        shift(period, reason="  ")


def test_one_unit_may_send_later_than_the_others_i20():
    period = periods.period()

    grant(period)

    found = {
        unit: moments.day_of(queries.sending_due(period=period, organisation=unit))
        for unit in (periods.commune(), periods.reviewer())
    }
    assert found == {
        periods.commune(): date(2026, 11, 12),
        periods.reviewer(): date(2026, 11, 6),
    }
    assert day(period, Due.SENDING) == date(2026, 11, 6)


def test_leave_needs_a_reason_and_a_later_day_and_a_unit_of_the_period():
    period, stranger = periods.period(), organisations.organisation("Sở khác")

    with pytest.raises(actions.NoReason):
        grant(period, reason="")
    with pytest.raises(actions.NotLater, match="06/11/2026"):
        grant(period, until=date(2026, 11, 6))
    with pytest.raises(actions.NotExpected):
        grant(period, organisation=stranger)


def test_leave_ends_with_the_taking_of_returns():
    with pytest.raises(actions.TooLateForLeave, match="không nhận phiếu nữa"):
        grant(periods.period(stage=Stage.PROVISIONAL))

"""Submitting freezes a month with its fingerprint; sending back opens it again."""

from datetime import date

import pytest

from chamdiem.portal.approval import actions, queries
from chamdiem.portal.approval.models import Frozen
from chamdiem.portal.audit.models import Entry
from chamdiem.portal.common import moments
from chamdiem.portal.periods.actions import NotYet
from chamdiem.portal.periods.choices import PeriodKind, Stage
from chamdiem.portal.periods.models import Leave
from chamdiem.portal.returns.choices import ReturnState
from chamdiem.portal.returns.models import Return
from chamdiem.portal.scoring import actions as scoring
from tests.factories import approval, returns

pytestmark = pytest.mark.django_db


def totals(run):
    return list(run.scores.order_by("position").values_list("total", flat=True))


def states():
    return set(Return.objects.values_list("state", flat=True))


def test_a_submitted_month_is_scored_and_frozen(month):
    frozen = approval.submitted(month)

    assert month.period.stage == Stage.SUBMITTED
    assert totals(frozen.run) == [800, 500]
    assert frozen.fingerprint == scoring.fingerprint_of(run=frozen.run)
    assert queries.frozen_now(period=month.period) == frozen


def test_submitting_is_one_line_of_its_own_in_the_trail(month):
    approval.submitted(month)

    entry = Entry.objects.get(verb="approval.month.submitted")
    assert entry.actor == month.department.opaque_id
    assert str(month.department) not in str(entry.after)


def test_the_same_figures_have_the_same_fingerprint_and_others_another(month):
    first = approval.submitted(month)
    actions.send_back(period=month.period, text="Xem lại", by=month.office, at=approval.AT)
    approval.through_again(month)

    again = approval.submitted(month)

    assert again.number == 2
    assert again.fingerprint == first.fingerprint


def test_a_month_is_not_submitted_in_another_stage(month):
    approval.submitted(month)

    with pytest.raises(actions.NotNow, match="Đã trình.*Văn phòng UBND tỉnh"):
        approval.submitted(month)


def test_a_month_is_not_submitted_while_objections_are_taken(month):
    with pytest.raises(NotYet, match="Đang trong thời hạn nhận kiến nghị.*15/09/2026"):
        approval.submitted(month, at=returns.DUE)

    assert not Frozen.objects.exists()


def leave(month, office, until):
    return Leave.objects.create(
        period=month.period,
        organisation=office.organisation,
        until=moments.end_of(until),
        reason="Lũ quét",
        at=returns.AT,
        by=month.leader.public_id,
    )


def test_a_month_is_not_submitted_while_one_unit_has_leave_to_object(month):
    leave(month, month.offices[0], date(2026, 9, 25))

    with pytest.raises(NotYet, match="gia hạn riêng.*: Đơn vị 1, đến hết ngày 25/09/2026; sau đó"):
        approval.submitted(month)

    assert not Frozen.objects.exists()


def test_a_leave_that_ended_stops_no_month(month):
    leave(month, month.offices[0], date(2026, 9, 20))

    assert approval.submitted(month).number == 1


def test_of_two_leaves_the_latest_says_how_long(month):
    for until in (date(2026, 9, 25), date(2026, 9, 28)):
        leave(month, month.offices[1], until)

    with pytest.raises(NotYet, match="Đơn vị 2, đến hết ngày 28/09/2026") as refused:
        approval.submitted(month)

    assert "25/09/2026" not in str(refused.value)


def test_a_unit_that_never_sent_does_not_stop_the_month():
    month = approval.month(("8", "10"), unsent=1)

    frozen = approval.submitted(month)

    assert totals(frozen.run) == [800, None]


def test_sending_back_needs_an_opinion_and_opens_appraisal_again(month):
    approval.submitted(month)
    with pytest.raises(actions.NoOpinion, match="phải ghi ý kiến"):
        actions.send_back(period=month.period, text="  ", by=month.office, at=approval.AT)

    actions.send_back(period=month.period, text="Xem lại U1", by=month.office, at=approval.AT)

    assert month.period.stage == Stage.APPRAISAL
    assert states() == {ReturnState.SENT}
    assert queries.frozen_now(period=month.period) is None
    assert [one.text for one in queries.opinions(period=month.period).values()] == ["Xem lại U1"]


def test_nothing_is_sent_back_that_does_not_wait(month):
    with pytest.raises(actions.NotNow, match="không có hồ sơ nào đang chờ"):
        actions.send_back(period=month.period, text="Xem lại", by=month.office, at=approval.AT)


def test_a_trial_is_submitted_with_its_words_in_what_is_sealed():
    month = approval.month(kind=PeriodKind.TRIAL)

    frozen = approval.submitted(month)

    assert frozen.run.source_note.startswith("CHẤM THỬ – KHÔNG DÙNG ĐỂ ĐÁNH GIÁ")

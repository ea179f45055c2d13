"""A head objects to points (kiến nghị về điểm): once a criterion, in the window, with a reason."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from chamdiem.portal.appraisal import actions
from chamdiem.portal.appraisal.models import Objection
from chamdiem.portal.audit.models import Entry
from chamdiem.portal.periods.choices import Due, Stage
from chamdiem.portal.periods.models import Deadline, Leave
from chamdiem.portal.posts.choices import Kind
from tests.factories import appraisal, objections, people, posts

AT, DUE = objections.AT, objections.DUE
REASON = objections.REASON

pytestmark = pytest.mark.django_db


def test_the_head_objects_with_points_and_a_reason() -> None:
    made = objections.provisional()

    one = objections.objected(made, asked=900, evidence="Báo cáo 15/BC-STC, trang 4")

    assert (one.leaf, one.asked, one.reason) == (appraisal.LEAF, 900, REASON)
    assert one.by == made.head.public_id
    assert Entry.objects.filter(verb="appraisal.objection.made").count() == 1


def test_who_does_not_sign_for_the_unit_does_not_object() -> None:
    made = objections.provisional()

    with pytest.raises(PermissionDenied, match="người đứng đầu"):
        objections.objected(made, by=made.officer)


def test_a_deputy_who_signs_for_the_head_objects() -> None:
    made = objections.provisional()
    held = posts.tenure(
        made.organisation, kind=Kind.DEPUTY, signs_for_head=True, division="Chuyển đổi số"
    )

    assert objections.objected(made, by=held.person).by == held.person.public_id


@pytest.mark.parametrize("reason", ["", "Theo quy định", "Đề nghị xem xét lại", "[ghi lý do]"])
def test_a_reason_that_says_nothing_is_refused(reason: str) -> None:
    made = objections.provisional()

    with pytest.raises(actions.NoReason):
        objections.objected(made, reason=reason)


def test_a_criterion_is_objected_to_once() -> None:
    made = objections.provisional()
    objections.objected(made)

    with pytest.raises(actions.AlreadyObjected, match="một lần"):
        objections.objected(made)


def test_the_database_keeps_one_objection_a_criterion() -> None:
    one = objections.objected(objections.provisional())

    with pytest.raises(IntegrityError), transaction.atomic():
        Objection.objects.create(of=one.of, leaf=one.leaf, reason="x", at=AT, by=one.by)


def test_outside_its_stage_nobody_objects() -> None:
    made = objections.provisional(stage=Stage.PROVISIONAL)

    with pytest.raises(actions.NotInAppraisal, match="Nhận kiến nghị"):
        objections.objected(made)


def test_after_the_window_nobody_objects() -> None:
    made = objections.provisional()

    with pytest.raises(actions.Refused, match="đã hết ngày 15/09/2026"):
        objections.objected(made, at=DUE + timedelta(seconds=1))


def test_a_unit_with_leave_objects_until_its_own_day() -> None:
    made = objections.provisional()
    Leave.objects.create(
        period=made.of.period,
        organisation=made.organisation,
        until=DUE + timedelta(days=2),
        reason="Mất điện",
        at=AT,
        by=people.person().public_id,
    )

    assert objections.objected(made, at=DUE + timedelta(days=1)).pk


def test_a_deadline_moved_for_all_counts() -> None:
    made = objections.provisional()
    later = DUE + timedelta(days=3)
    by = people.person().public_id
    Deadline.objects.create(
        period=made.of.period, what=Due.OBJECTION, due_at=later, reason="Bão", at=AT, by=by
    )

    assert objections.objected(made, at=later).pk


@pytest.mark.parametrize("asked", [-1, 1001])
def test_points_outside_the_criterion_are_refused(asked: int) -> None:
    made = objections.provisional()

    with pytest.raises(actions.NotWithin):
        objections.objected(made, asked=asked)


def test_asking_for_the_points_that_stand_is_refused() -> None:
    made = objections.provisional()

    with pytest.raises(actions.Refused, match="bằng điểm thẩm định"):
        objections.objected(made, asked=600)


def test_an_unknown_criterion_is_refused() -> None:
    made = objections.provisional()

    with pytest.raises(actions.UnknownLeaf):
        objections.objected(made, leaf="KHONG_CO")

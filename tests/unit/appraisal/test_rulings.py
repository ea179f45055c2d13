"""The council rules on objections: once, in its time, with a reason; the month follows."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from chamdiem.portal.appraisal import actions, queries
from chamdiem.portal.appraisal.actions import ruling
from chamdiem.portal.appraisal.choices import Outcome
from chamdiem.portal.appraisal.models import Ruling
from chamdiem.portal.appraisal.queries import filing
from chamdiem.portal.audit.models import Entry
from chamdiem.portal.periods import preconditions
from chamdiem.portal.periods.choices import Due, Stage
from chamdiem.portal.periods.models import Deadline
from chamdiem.portal.rights.models import Withdrawal
from chamdiem.portal.rights.roles import Role
from tests.factories import appraisal, objections, people, posts

AT, DUE = objections.AT, objections.DUE

pytestmark = pytest.mark.django_db


def _points(period: object) -> tuple[int | None, int | None, int | None]:
    (one,) = queries.compared(period=period)  # type: ignore[arg-type]
    return one.appraised, one.ruled, one.final


def test_a_ruling_changes_the_points_and_the_verdict_stays() -> None:
    one = objections.objected(objections.provisional())

    objections.ruled(one, points=750)

    assert _points(one.of.period) == (600, 750, 750)
    assert queries.scored(period=one.of.period).total.shown(0) == 750
    assert Entry.objects.filter(verb="appraisal.objection.ruled").count() == 1


def test_a_ruling_that_upholds_leaves_the_points() -> None:
    one = objections.objected(objections.provisional())

    objections.ruled(one, outcome=Outcome.UPHELD, points=None)

    assert _points(one.of.period) == (600, None, 600)


def test_points_that_go_back_to_what_the_rule_computes_are_still_recorded() -> None:
    one = objections.objected(objections.provisional())

    made = objections.ruled(one, points=800)

    assert made.points == 800
    assert _points(one.of.period) == (600, 800, 800)


@pytest.mark.parametrize(
    ("outcome", "points"),
    [
        (Outcome.CHANGED, None),
        (Outcome.UPHELD, 700),
        (Outcome.CHANGED, 1001),
        (Outcome.CHANGED, -1),
        (Outcome.CHANGED, 600),
    ],
)
def test_points_that_do_not_fit_the_conclusion_are_refused(outcome, points) -> None:
    one = objections.objected(objections.provisional())

    with pytest.raises(actions.NotWithin):
        objections.ruled(one, outcome=outcome, points=points)


def test_a_template_is_no_reason() -> None:
    one = objections.objected(objections.provisional())

    with pytest.raises(actions.NoReason):
        objections.ruled(one, reason="Theo quy định hiện hành")


def test_an_objection_is_ruled_once() -> None:
    one = objections.objected(objections.provisional())
    objections.ruled(one)

    with pytest.raises(actions.AlreadyRuled):
        objections.ruled(one)


def test_the_database_keeps_one_ruling_an_objection() -> None:
    one = objections.objected(objections.provisional())
    made = objections.ruled(one)

    with pytest.raises(IntegrityError), transaction.atomic():
        Ruling.objects.create(objection=one, outcome="upheld", reason="x", at=AT, by=made.by)


def test_who_is_not_of_the_council_does_not_rule() -> None:
    one = objections.objected(objections.provisional())

    with pytest.raises(PermissionDenied, match="hội đồng"):
        objections.ruled(one, by=people.person(role=Role.OFFICER))


def test_nobody_rules_on_their_own_unit() -> None:
    made = objections.provisional()
    one, member = objections.objected(made), objections.council()
    posts.focal_point(made.organisation, member)

    with pytest.raises(PermissionDenied, match="không thẩm định, kết luận"):
        objections.ruled(one, by=member)


def test_who_withdrew_from_the_item_does_not_rule() -> None:
    made = objections.provisional()
    one, member = objections.objected(made), objections.council()
    Withdrawal.objects.create(
        user=member, organisation=made.organisation, criterion=one.leaf, reason="Người nhà", at=AT
    )

    with pytest.raises(PermissionDenied):
        objections.ruled(one, by=member)


def test_after_its_time_the_council_asks_for_more() -> None:
    one = objections.objected(objections.provisional())

    with pytest.raises(actions.Refused, match="lùi hạn"):
        objections.ruled(one, at=DUE + timedelta(seconds=1))


def test_a_council_given_more_time_rules_after_all() -> None:
    one, late = objections.objected(objections.provisional()), DUE + timedelta(days=3)
    due = {"what": Due.RULING, "due_at": late + timedelta(days=2), "reason": "Lũ quét"}

    Deadline.objects.create(period=one.of.period, at=late, by=people.person().public_id, **due)

    assert objections.ruled(one, at=late + timedelta(hours=1)).points is not None


def test_a_month_waits_for_every_ruling_before_it_is_submitted_i18() -> None:
    one = objections.objected(objections.provisional())
    period, pair = one.of.period, (Stage.OBJECTION, Stage.SUBMITTED)

    waits = preconditions.missing(pair, period=period, at=AT)
    objections.ruled(one)

    assert any("1 kiến nghị về điểm chưa có kết luận (Đơn vị 1)" in words for words in waits)
    assert not ruling.missing(period=period, at=AT)


def test_what_was_concluded_is_known_once_the_month_left_objection() -> None:
    one = objections.objected(objections.provisional())
    objections.ruled(one)
    assert filing.concluded() == ()

    objections.move(one.of.period, Stage.SUBMITTED)

    (known,) = filing.concluded(leaf=appraisal.LEAF)
    assert (known.block, known.points, known.reason) == ("so", 750, objections.RULING)


def test_the_list_costs_no_more_queries_for_more_objections(django_assert_num_queries) -> None:
    one = objections.objected(objections.provisional())

    with django_assert_num_queries(1):
        assert [row.pk for row in filing.objections(period=one.of.period)] == [one.pk]

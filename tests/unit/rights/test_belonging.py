"""Nobody judges an organisation in which they hold a post (I16); belonging stays where it is."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction

from chamdiem.engine.periods import Month
from chamdiem.portal.audit.models import Entry
from chamdiem.portal.common.rights import Right
from chamdiem.portal.posts.choices import Kind
from chamdiem.portal.posts.models import Delegation, FocalPoint
from chamdiem.portal.rights import access, actions, queries
from chamdiem.portal.rights.models import Withdrawal
from chamdiem.portal.rights.roles import Role
from tests.factories import organisations, people
from tests.factories.people import AT
from tests.unit.rights.test_scope import tenure

pytestmark = pytest.mark.django_db
DAY, BEFORE, END = date(2026, 9, 7), date(2025, 6, 1), date(2026, 10, 1)
RULES = Right.COUNCIL_RULE


def dated(of):
    return {
        "organisation": of,
        "holds_from": date(2026, 1, 1),
        "holds_until": END,
        "act": of.versions.get().act,
        "recorded_at": AT,
    }


def delegate(of, who):
    """Let the head hand something to the person, while the head is in office."""
    head = people.person()
    tenure(of, head)
    return Delegation.objects.create(giver=head, taker=who, matters="Ký", **dated(of))


WAYS = {
    "head": lambda of, who: tenure(of, who, until=END),
    "deputy": lambda of, who: tenure(of, who, kind=Kind.DEPUTY, until=END),
    "taker": delegate,
    "focal": lambda of, who: FocalPoint.objects.create(person=who, **dated(of)),
    "role": lambda of, who: actions.give(
        user=who, role=Role.UNIT_OFFICER, organisation=of, by=None, at=AT,
        holds_from=date(2026, 1, 1), holds_until=END,
    ),
}  # fmt: skip


def holds_post(who, of, on):
    """Ask the database, as a constraint of a later room does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT chamdiem_holds_post(%s, %s, %s)", [who.pk, of.pk, on])
        return cursor.fetchone()[0]


@pytest.mark.parametrize("way", WAYS)
def test_whoever_belongs_to_it_does_not_judge_it_in_those_days(way):
    of, who = organisations.organisation(), people.person(role=Role.COUNCIL)
    WAYS[way](of, who)

    said = [bool(queries.conflict(user=who, organisation=of, on=day)) for day in (BEFORE, DAY, END)]

    assert said == [False, True, False]
    assert [holds_post(who, of, day) for day in (BEFORE, DAY, END)] == said


@pytest.mark.parametrize("way", WAYS)
def test_all_that_a_person_belongs_to_is_named_at_once(way):
    of, who = organisations.organisation(), people.person(role=Role.COUNCIL)
    organisations.organisation()
    WAYS[way](of, who)

    assert queries.belongs_to(user=who, on=DAY) == {of.pk}
    assert queries.belongs_to(user=who, on=END) == set()


def test_who_verifies_one_unit_alone_does_not_belong_to_it_by_that():
    of, who = organisations.organisation(), people.person()
    actions.give(user=who, role=Role.VERIFIER, organisation=of, criterion="1.1", by=None, at=AT)

    assert queries.conflict(user=who, organisation=of, on=DAY) == ""
    assert not holds_post(who, of, DAY)
    assert queries.belongs_to(user=who, on=DAY) == set()


@pytest.mark.parametrize("way", WAYS)
def test_belonging_goes_neither_up_nor_down(way):
    above = organisations.organisation()
    below, who = organisations.organisation(parent=above), people.person(role=Role.COUNCIL)
    WAYS[way](below, who)
    beside = [above, organisations.province(), organisations.organisation(parent=below)]

    assert not any(queries.conflict(user=who, organisation=each, on=DAY) for each in beside)
    assert not any(holds_post(who, each, DAY) for each in beside)


def test_the_refusal_names_the_rule_and_who_can():
    of, who = organisations.organisation(), people.person(role=Role.COUNCIL)
    tenure(of, who)

    with pytest.raises(PermissionDenied, match=r"“Chủ tịch”.*cho đến khi thôi.*Thư ký hội đồng"):
        access.may_judge(user=who, right=RULES, organisation=of, on=DAY)


def test_who_belongs_elsewhere_may_judge_and_who_lacks_the_right_may_not(outsider):
    of, who = organisations.organisation(), people.person(role=Role.COUNCIL)

    access.may_judge(user=who, right=RULES, organisation=of, on=DAY)

    with pytest.raises(PermissionDenied, match="tham gia hội đồng"):
        access.may_judge(user=outsider, right=RULES, organisation=of, on=DAY)


def test_a_member_withdraws_item_by_item():
    of, who = organisations.organisation(), people.person(role=Role.COUNCIL)
    actions.withdraw_from(
        organisation=of, criterion="A1", month=Month(2026, 8), reason="Người nhà", by=who, at=AT
    )

    def said(criterion, month):
        return queries.conflict(user=who, organisation=of, on=DAY, criterion=criterion, month=month)

    assert "Người nhà" in said("A1", "2026-08")
    assert said("A2", "2026-08") == said("A1", "2026-09") == said("", "") == ""
    assert Entry.objects.filter(verb="rights.withdrawal.made").count() == 1


def test_a_withdrawal_without_item_is_from_the_whole_organisation():
    of, who = organisations.organisation(), people.person(role=Role.COUNCIL)
    actions.withdraw_from(organisation=of, reason="Người nhà", by=who, at=AT)

    assert queries.conflict(user=who, organisation=of, on=DAY, criterion="A1", month="2026-08")
    with pytest.raises(actions.AlreadyWithdrawn):
        actions.withdraw_from(organisation=of, reason="Lại", by=who, at=AT)
    with pytest.raises(actions.WithoutReason):
        actions.withdraw_from(organisation=of, criterion="A1", reason=" ", by=who, at=AT)


def test_a_withdrawal_is_never_taken_back():
    of, who = organisations.organisation(), people.person(role=Role.COUNCIL)
    actions.withdraw_from(organisation=of, reason="Người nhà", by=who, at=AT)

    with pytest.raises(DatabaseError), transaction.atomic():
        Withdrawal.objects.all().delete()

    assert Withdrawal.objects.count() == 1


def test_a_delegation_ends_with_the_office_of_who_gave_it():
    of, who, head = organisations.organisation(), people.person(), people.person()
    tenure(of, head, until=date(2026, 9, 1))
    Delegation.objects.create(giver=head, taker=who, matters="Ký", **dated(of))

    assert queries.conflict(user=who, organisation=of, on=date(2026, 8, 31))
    assert queries.conflict(user=who, organisation=of, on=DAY) == ""
    assert not holds_post(who, of, DAY)


def test_one_question_tells_it(django_assert_num_queries):
    of, who = organisations.organisation(), people.person(role=Role.COUNCIL)
    WAYS["head"](of, who)
    WAYS["focal"](of, who)

    with django_assert_num_queries(1):
        assert "đầu mối" in queries.conflict(user=who, organisation=of, on=DAY)

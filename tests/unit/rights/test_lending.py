"""Lending a role: only one's own, within its days, to another; done on behalf of the giver."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from chamdiem.portal.audit.models import Entry
from chamdiem.portal.common.rights import Right
from chamdiem.portal.rights import access, actions, queries
from chamdiem.portal.rights.models import RightsDelegation
from chamdiem.portal.rights.roles import Role
from tests.factories import people
from tests.factories.people import AT

pytestmark = pytest.mark.django_db
DAY, END = date(2026, 9, 7), date(2026, 9, 14)


def lend(leader, taker, **other):
    given = {"holds_from": DAY, "holds_until": END, "document": "12/GUQ-SKHCN"} | other
    return actions.lend(grant=leader.grants.get(), taker=taker, by=leader, at=AT, **given)


def acting_for(user, on=DAY):
    return access.acting_for(user=user, right=Right.SCORES_PUBLISH, organisation=None, on=on)


def test_the_taker_has_the_right_for_those_days_on_behalf_of_the_giver(leader, outsider):
    lend(leader, outsider)

    assert queries.roles_of(user=outsider, on=DAY) == [Role.LEADER]
    assert queries.roles_of(user=outsider, on=END) == []
    assert acting_for(outsider) == leader.opaque_id
    assert Entry.objects.get().verb == "rights.delegation.given"


def test_what_is_done_by_a_lent_right_names_the_giver_in_the_trail(client, leader, outsider):
    today = timezone.localdate()
    lend(leader, outsider, holds_from=today, holds_until=today + timedelta(days=3))
    client.force_login(outsider)

    answer = client.post(
        reverse("defaults:decide", args=["posts.minimum-days"]),
        {
            "value": "15",
            "holds_from": f"{today:%d/%m/%Y}",
            "waiver": "đang xin ý kiến",
            "seen": "0",
        },
    )

    entry = Entry.objects.order_by("id").last()
    assert answer.status_code == 302
    assert (entry.actor, entry.on_behalf_of) == (outsider.opaque_id, leader.opaque_id)


def test_who_has_the_right_oneself_acts_for_nobody(leader):
    lend(leader, other := people.person(role=Role.LEADER))

    assert acting_for(other) == ""
    assert acting_for(leader) == ""


def test_it_ends_with_the_grant_and_with_the_givers_account(leader, outsider):
    lend(leader, outsider)
    type(leader).objects.filter(pk=leader.pk).update(is_active=False)
    closed = queries.roles_of(user=outsider, on=DAY)
    type(leader).objects.filter(pk=leader.pk).update(is_active=True)

    actions.withdraw(grant=leader.grants.get(), by=None, at=AT)

    assert closed == queries.roles_of(user=outsider, on=DAY) == []


def test_it_is_ended_early_and_once(leader, outsider):
    lent = lend(leader, outsider)

    actions.end_lending(lent=lent, by=leader, at=AT)

    assert queries.roles_of(user=outsider, on=DAY) == []
    with pytest.raises(actions.AlreadyEnded):
        actions.end_lending(lent=lent, by=leader, at=AT)


def test_nobody_lends_to_oneself_nor_what_another_holds(leader, outsider):
    with pytest.raises(actions.ToOneself):
        lend(leader, leader)
    with pytest.raises(actions.NotHeld):
        actions.lend(
            grant=leader.grants.get(),
            taker=outsider,
            holds_from=DAY,
            holds_until=END,
            document="12/GUQ",
            by=outsider,
            at=AT,
        )


@pytest.mark.parametrize(
    "days",
    [
        {"holds_from": DAY - timedelta(days=1)},
        {"holds_until": DAY},
        {"holds_until": END + timedelta(days=1)},
        {"document": " "},
    ],
)
def test_the_days_lie_ahead_and_within_the_role_and_a_document_is_named(outsider, days):
    leader = people.person(role=Role.LEADER, holds_from=DAY, holds_until=END)

    with pytest.raises(actions.NotWithinDays):
        lend(leader, outsider, **days)


def test_it_is_lent_to_one_person_a_day(leader, outsider):
    lend(leader, outsider)

    with pytest.raises(actions.AlreadyLent):
        lend(leader, people.person())


def test_it_is_lent_neither_to_whose_roles_would_clash_nor_to_a_closed_account(
    leader, administrator, outsider
):
    outsider.is_active = False

    with pytest.raises(actions.Clash):
        lend(leader, administrator)
    with pytest.raises(actions.AccountClosed):
        lend(leader, outsider)


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        ({"given_by": "other"}, "lent by who holds it"),
        ({"taker": "giver"}, "to oneself"),
        ({"holds_until": END + timedelta(days=1)}, "while it is held"),
        ({"taker": "administrator"}, "must not meet"),
    ],
)
def test_the_database_refuses_it_too(outsider, administrator, wrong, name):
    leader = people.person(role=Role.LEADER, holds_until=END)
    cast = {"other": outsider.public_id, "giver": leader, "administrator": administrator}
    values = {
        "grant": leader.grants.get(),
        "taker": outsider,
        "holds_from": DAY,
        "holds_until": END,
        "document": "12",
        "given_at": AT,
        "given_by": leader.public_id,
    } | {key: cast.get(value, value) for key, value in wrong.items()}

    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        RightsDelegation.objects.create(**values)


@pytest.mark.parametrize("change", ["UPDATE {} SET document = 'x'", "DELETE FROM {}"])
def test_it_never_changes_and_never_goes(leader, outsider, change):
    lend(leader, outsider)

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change.format("rights_rightsdelegation"))

    assert RightsDelegation.objects.get().document == "12/GUQ-SKHCN"

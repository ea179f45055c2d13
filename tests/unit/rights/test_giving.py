"""Giving roles: within their scope, never to oneself, and never so that two of them clash."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from chamdiem.portal.audit.models import Entry
from chamdiem.portal.rights import actions
from chamdiem.portal.rights.choices import Scope
from chamdiem.portal.rights.models import Grant
from chamdiem.portal.rights.roles import ROLES, Role, clash, given_within
from tests.factories import organisations, people
from tests.factories.people import AT

pytestmark = pytest.mark.django_db
DAY = date(2026, 9, 7)


def give(user, role, by=None, **scope):
    return actions.give(user=user, role=role, by=by, at=AT, **scope)


def refused_by_the_database(name, **values):
    """Store a grant past the action; the constraint of that name refuses it."""
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        Grant.objects.create(given_at=AT, **values)
    assert name in str(refusal.value)


def test_nobody_gives_a_role_to_oneself(administrator):
    with pytest.raises(actions.ToOneself, match="người quản trị khác"):
        give(administrator, Role.CLERK, by=administrator)

    refused_by_the_database(
        "nobody gives a role to oneself",
        user=administrator,
        role=Role.CLERK,
        given_by=administrator.public_id,
    )
    assert not Entry.objects.exists()


@pytest.mark.parametrize("role", [role for role in Role if not ROLES[role].is_from_post])
def test_a_role_is_given_within_its_scope_and_nothing_else(role):
    lan, place = people.person(), organisations.organisation()
    whole = {"organisation": place, "criterion": "A1", "part": "Một cửa"}
    needed = {
        Scope.WHOLE: (),
        Scope.ORGANISATION: ("organisation",),
        Scope.CRITERION: ("criterion",),
        Scope.PART: ("organisation", "part"),
    }[ROLES[role].scope]

    with pytest.raises(actions.WrongScope):
        give(lan, role, **whole)
    refused_by_the_database("a_grant_has_the_scope_of_its_role", user=lan, role=role, **whole)

    assert give(lan, role, **{name: whole[name] for name in needed}).role == role


@pytest.mark.parametrize("role", [Role.HEAD, Role.DEPUTY])
def test_a_role_that_follows_from_a_post_is_not_given_by_hand(role):
    lan, place = people.person(), organisations.organisation()

    with pytest.raises(actions.WrongScope, match="theo chức vụ"):
        give(lan, role, organisation=place)

    refused_by_the_database(
        "a_grant_has_the_scope_of_its_role", user=lan, role=role, organisation=place
    )


def test_the_same_role_overlaps_neither_itself_nor_a_role_without_end(officer):
    later = {"holds_from": DAY, "holds_until": DAY + timedelta(days=9)}

    with pytest.raises(actions.AlreadyHeld):
        give(officer, Role.OFFICER, **later)

    refused_by_the_database("a_role_is_held_once_a_day", user=officer, role="officer", **later)


def test_the_same_role_may_follow_itself_or_be_held_elsewhere():
    lan = people.person()
    one, other = organisations.organisation(), organisations.organisation()
    give(lan, Role.UNIT_OFFICER, organisation=one, holds_until=DAY)

    give(lan, Role.UNIT_OFFICER, organisation=one, holds_from=DAY)
    give(lan, Role.UNIT_OFFICER, organisation=other)

    assert lan.grants.count() == 3


def test_roles_that_must_not_meet_do_not(officer):
    with pytest.raises(actions.Clash, match="Quản trị hệ thống"):
        give(officer, Role.ADMINISTRATOR)

    refused_by_the_database("two roles that must not meet", user=officer, role="administrator")


def test_the_database_knows_the_same_clashes():
    with connection.cursor() as cursor:
        for one in Role:
            for other in Role:
                cursor.execute("SELECT rights_roles_clash(%s, %s)", [one, other])
                assert cursor.fetchone() == (bool(clash(one, other)),), (one, other)


def test_every_role_is_given_by_hand_or_follows_from_a_post():
    by_hand = [role for scope in Scope for role in given_within(scope)]

    assert sorted(by_hand) == sorted(r for r in Role if not ROLES[r].is_from_post)


def test_a_closed_account_receives_no_role(outsider):
    outsider.is_active = False

    with pytest.raises(actions.AccountClosed, match="đã đóng"):
        give(outsider, Role.CLERK)


def test_an_end_before_the_beginning_is_refused(outsider):
    with pytest.raises(actions.WrongScope, match="sau ngày bắt đầu"):
        give(outsider, Role.CLERK, holds_from=DAY, holds_until=DAY)


def test_the_last_administrator_stays(administrator, leader):
    held = administrator.grants.get()
    with pytest.raises(actions.LastAdministrator, match="cuối cùng"):
        actions.withdraw(grant=held, by=None, at=AT)
    give(people.person(), Role.ADMINISTRATOR)

    actions.withdraw(grant=held, by=None, at=AT)

    assert not administrator.has_perm("people.manage")


def test_a_withdrawn_role_stays_as_history_and_can_be_given_again(leader):
    held = leader.grants.get()
    actions.withdraw(grant=held, by=None, at=AT)

    give(leader, Role.LEADER)

    held.refresh_from_db()
    assert held.withdrawn_at == AT
    assert leader.grants.count() == 2


@pytest.mark.parametrize(
    "change", ["UPDATE rights_grant SET role = 'clerk'", "DELETE FROM rights_grant"]
)
def test_a_grant_never_changes_and_never_goes(leader, change):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)

    assert leader.grants.get().role == "leader"


def test_the_trail_says_which_role_where_and_how_long():
    lan, place = people.person(), organisations.organisation()
    Entry.objects.count()

    give(lan, Role.PART_EDITOR, organisation=place, part="Một cửa", holds_until=DAY)

    entry = Entry.objects.get(verb="rights.grant.given")
    assert entry.after == {
        "role": "part-editor",
        "organisation": str(place.public_id),
        "part": "Một cửa",
        "holds_until": "2026-09-07",
    }

"""Roles: every right is in one, and an administrator's never touches a figure."""

import pytest

from chamdiem.portal.audit.models import Entry
from chamdiem.portal.common.rights import MEANINGS, Right
from chamdiem.portal.rights import actions, queries
from chamdiem.portal.rights.roles import (
    OVERSEEING,
    ROLES,
    Role,
    clash,
    rights_of,
    touches_scores,
)
from tests.factories import people
from tests.factories.people import AT

DAY = AT.date()


def test_every_right_is_in_a_role_and_has_words():
    assert frozenset().union(*(meaning.rights for meaning in ROLES.values())) == set(Right)
    assert set(MEANINGS) == set(Right)


def test_every_role_has_a_name_and_a_description():
    assert set(ROLES) == set(Role)
    assert all(meaning.name and meaning.description for meaning in ROLES.values())


def test_an_administrator_never_touches_a_figure_a_point_or_a_month():
    assert ROLES[Role.ADMINISTRATOR].rights == {
        Right.PEOPLE_SEE,
        Right.PEOPLE_MANAGE,
        Right.ORGS_MANAGE,
        Right.POSTS_MANAGE,
        Right.CALENDAR_MANAGE,
        Right.TRUST_MANAGE,
    }


def test_who_drafts_does_not_publish():
    assert Right.SCORES_PUBLISH not in ROLES[Role.OFFICER].rights
    assert Right.SCORES_DRAFT not in ROLES[Role.LEADER].rights


def test_a_role_no_longer_known_brings_no_right():
    assert rights_of({"chairman"}) == frozenset()


def test_an_administrator_holds_no_role_with_a_hand_in_scores():
    touching = {role for role in Role if clash(Role.ADMINISTRATOR, role)}

    assert {Role.OFFICER, Role.LEADER, Role.VERIFIER, Role.COUNCIL} <= touching
    assert touching - set(OVERSEEING) == {role for role in Role if touches_scores(role)}
    assert Role.CLERK not in touching


def test_who_oversees_holds_no_right_that_changes_anything():
    changing = set(Right) - {
        Right.MONTHS_SEE_UNPUBLISHED,
        Right.TRAIL_SEE,
        Right.TRAIL_SEE_OVERSIGHT,
        Right.DOSSIERS_EXPORT,
        Right.PEOPLE_SEE,
        Right.PRIVACY_SEE,
    }

    assert not ROLES[Role.OVERSIGHT].rights & changing
    assert not ROLES[Role.OVERSIGHT_LEADER].rights & changing


def test_what_oversight_reads_is_seen_by_its_leader_alone():
    readers = [role for role in Role if Right.TRAIL_SEE_OVERSIGHT in ROLES[role].rights]

    assert readers == [Role.OVERSIGHT_LEADER]


@pytest.mark.django_db
def test_rights_come_and_go_with_the_role():
    mai = people.person()
    grant = actions.give(user=mai, role=Role.LEADER, by=None, at=AT)
    given = queries.rights_of(user=mai, on=DAY)

    actions.withdraw(grant=grant, by=mai, at=AT)

    assert Right.SCORES_PUBLISH in given
    assert queries.rights_of(user=mai, on=DAY) == frozenset()
    assert [entry.verb for entry in Entry.objects.all()] == [
        "rights.grant.given",
        "rights.grant.withdrawn",
    ]


@pytest.mark.django_db
def test_a_role_is_given_once_and_taken_back_once(officer):
    with pytest.raises(actions.AlreadyHeld, match="Chuyên viên"):
        actions.give(user=officer, role=Role.OFFICER, by=None, at=AT)
    held = officer.grants.get()
    actions.withdraw(grant=held, by=None, at=AT)

    with pytest.raises(actions.NotHeld):
        actions.withdraw(grant=held, by=None, at=AT)
    assert Entry.objects.count() == 1


@pytest.mark.django_db
def test_an_account_opened_with_a_role_has_its_rights():
    opened = actions.open_account(
        username="hung", display_name="Hùng", post="", role=Role.LEADER, by=None, at=AT
    )

    assert opened.user.has_perm(Right.SCORES_PUBLISH)
    assert queries.roles_of(user=opened.user, on=DAY) == [Role.LEADER]


@pytest.mark.django_db
def test_a_closed_account_has_no_right(leader):
    leader.is_active = False

    assert not leader.has_perm(Right.SCORES_PUBLISH)


@pytest.mark.django_db
def test_rights_are_asked_of_the_database_once(leader, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert leader.has_perm(Right.SCORES_PUBLISH)
        assert not leader.has_perm(Right.SCORES_DRAFT)

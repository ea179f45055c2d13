"""Roles: every right is in one, and an administrator's never touches a figure."""

import pytest

from chamdiem.portal.audit.models import Entry
from chamdiem.portal.common.rights import MEANINGS, Right
from chamdiem.portal.rights import actions, queries
from chamdiem.portal.rights.roles import ROLES, Role, rights_of
from tests.factories import people
from tests.factories.people import AT


def test_every_right_is_in_a_role_and_has_words():
    assert frozenset().union(*(meaning.rights for meaning in ROLES.values())) == set(Right)
    assert set(MEANINGS) == set(Right)


def test_every_role_has_a_name_and_a_description():
    assert set(ROLES) == set(Role)
    assert all(meaning.name and meaning.description for meaning in ROLES.values())


def test_an_administrator_never_touches_a_figure_a_point_or_a_month():
    assert {right.split(".")[0] for right in ROLES[Role.ADMINISTRATOR].rights} == {"people"}


def test_who_drafts_does_not_publish():
    assert Right.SCORES_PUBLISH not in ROLES[Role.OFFICER].rights
    assert Right.SCORES_DRAFT not in ROLES[Role.LEADER].rights


def test_a_role_no_longer_known_brings_no_right():
    assert rights_of({"chairman"}) == frozenset()


@pytest.mark.django_db
def test_rights_come_and_go_with_the_role():
    mai = people.person()
    actions.give(user=mai, role=Role.LEADER, by=None, at=AT)
    given = queries.rights_of(user=mai)

    actions.withdraw(user=mai, role=Role.LEADER, by=mai, at=AT)

    assert Right.SCORES_PUBLISH in given
    assert queries.rights_of(user=mai) == frozenset()
    assert [entry.verb for entry in Entry.objects.all()] == [
        "rights.grant.given",
        "rights.grant.withdrawn",
    ]


@pytest.mark.django_db
def test_a_role_is_given_once_and_taken_back_once(officer):
    with pytest.raises(actions.AlreadyHeld):
        actions.give(user=officer, role=Role.OFFICER, by=None, at=AT)
    with pytest.raises(actions.NotHeld):
        actions.withdraw(user=officer, role=Role.LEADER, by=None, at=AT)

    assert not Entry.objects.exists()


@pytest.mark.django_db
def test_an_account_opened_with_a_role_has_its_rights():
    opened = actions.open_account(
        username="hung", display_name="Hùng", post="", role=Role.LEADER, by=None, at=AT
    )

    assert opened.user.has_perm(Right.SCORES_PUBLISH)
    assert queries.roles_of(user=opened.user) == [Role.LEADER]


@pytest.mark.django_db
def test_a_closed_account_has_no_right(leader):
    leader.is_active = False

    assert not leader.has_perm(Right.SCORES_PUBLISH)


@pytest.mark.django_db
def test_rights_are_asked_of_the_database_once(leader, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert leader.has_perm(Right.SCORES_PUBLISH)
        assert not leader.has_perm(Right.SCORES_DRAFT)

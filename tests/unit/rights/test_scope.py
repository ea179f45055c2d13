"""A right within its scope and for its days: what is bound brings nothing elsewhere."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from chamdiem.portal.common.rights import Right
from chamdiem.portal.posts.choices import Kind
from chamdiem.portal.posts.models import Tenure
from chamdiem.portal.rights import actions, queries
from chamdiem.portal.rights.roles import Role
from tests.factories import organisations, people
from tests.factories.people import AT

pytestmark = pytest.mark.django_db
DAY = date(2026, 9, 7)
OWN = Right.UNITS_SEE_OWN


def tenure(of, person, *, kind=Kind.HEAD, since=date(2026, 1, 1), until=None, **other):
    """Put a person in a post; the act is that of the organisation's founding."""
    return Tenure.objects.create(
        organisation=of,
        person=person,
        kind=kind,
        title="Chủ tịch",
        holds_from=since,
        holds_until=until,
        act=of.versions.get().act,
        recorded_at=AT,
        **other,
    )


def test_a_bound_role_brings_its_right_there_and_nowhere_else():
    one, other = organisations.organisation(), organisations.organisation()
    lan = people.person(role=Role.UNIT_OFFICER, organisation=one)

    assert lan.has_perm(OWN, one)
    assert not lan.has_perm(OWN, other)
    assert not lan.has_perm(OWN)
    assert queries.organisations_where(user=lan, right=OWN, on=DAY) == {one.pk}


def test_it_reaches_neither_the_unit_above_nor_those_below():
    above = organisations.organisation()
    below = organisations.organisation(parent=above)
    lan = people.person(role=Role.UNIT_OFFICER, organisation=above)

    assert not lan.has_perm(OWN, below)
    assert not lan.has_perm(OWN, organisations.province())


def test_an_unbound_role_brings_its_rights_for_every_organisation(administrator):
    assert administrator.has_perm(Right.ORGS_MANAGE, organisations.organisation())


def test_a_role_holds_from_its_first_day_to_the_day_before_its_end():
    lan = people.person()
    days = {"holds_from": DAY, "holds_until": DAY + timedelta(days=2)}
    actions.give(user=lan, role=Role.LEADER, by=None, at=AT, **days)

    held = [
        bool(queries.rights_of(user=lan, on=DAY + timedelta(days=away))) for away in range(-1, 3)
    ]

    assert held == [False, True, True, False]


def test_today_is_the_day_that_counts_for_a_gate():
    today = timezone.localdate()
    over = people.person(role=Role.LEADER, holds_until=today)
    last = people.person(role=Role.LEADER, holds_until=today + timedelta(days=1))

    assert not over.has_perm(Right.SCORES_PUBLISH)
    assert last.has_perm(Right.SCORES_PUBLISH)


def test_a_heads_rights_come_and_go_with_the_post():
    of, lan = organisations.organisation(), people.person()
    tenure(of, lan, until=date(2026, 7, 1))

    assert queries.roles_of(user=lan, on=date(2026, 6, 30)) == [Role.HEAD]
    assert queries.roles_of(user=lan, on=date(2026, 7, 1)) == []


def test_a_deputy_counts_while_signing_for_the_head():
    of, lan, hung = organisations.organisation(), people.person(), people.person()
    tenure(of, lan, kind=Kind.DEPUTY, signs_for_head=True, division="Chuyển đổi số")
    tenure(of, hung, kind=Kind.DEPUTY)

    assert queries.roles_of(user=lan, on=DAY) == [Role.DEPUTY]
    assert queries.roles_of(user=hung, on=DAY) == []


def test_however_many_objects_one_question_is_asked(django_assert_num_queries):
    places = [organisations.organisation() for _ in range(3)]
    lan = people.person(role=Role.UNIT_OFFICER, organisation=places[0])

    with django_assert_num_queries(1):
        seen = [lan.has_perm(OWN, place) for place in places]

    assert seen == [True, False, False]

"""Delegations and focal points: beside the tenure, dated, never to oneself."""

from datetime import date, timedelta

import pytest

from chamdiem.portal.posts import actions, queries
from chamdiem.portal.posts.choices import Bond
from tests.factories import organisations, people, posts

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
BEGIN, END = date(2026, 8, 10), date(2026, 8, 17)


@pytest.fixture
def agency():
    return organisations.organisation("Sở Thử")


def bonds(user, on):
    return [post.bond for post in queries.posts_of(user=user, on=on)]


def test_who_is_delegated_belongs_to_the_organisation_on_those_days_i16(agency):
    taker = posts.delegation(posts.tenure(agency)).taker

    assert bonds(taker, BEGIN) == [Bond.DELEGATION]
    assert bonds(taker, BEGIN - DAY) == bonds(taker, END) == []


def test_a_delegation_ends_with_the_office_of_who_gave_it(agency):
    head = posts.tenure(agency)
    taker = posts.delegation(head).taker

    posts.replaced(head, on=BEGIN + DAY)

    assert bonds(taker, BEGIN) == [Bond.DELEGATION]
    assert bonds(taker, BEGIN + DAY) == []


def test_a_delegation_ends_before_its_time(agency):
    made = posts.delegation(posts.tenure(agency))

    actions.end_delegation(delegation=made, on=BEGIN + DAY, basis=posts.BASIS, by=None, at=posts.AT)

    assert bonds(made.taker, BEGIN + DAY) == []


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"on": date(2025, 12, 31)}, actions.NotTheHead),
        ({"until": date(2026, 8, 10)}, actions.NotADay),
        ({"matters": " "}, actions.NothingSaid),
    ],
)
def test_a_head_delegates_named_matters_within_the_own_days(agency, wrong, refusal):
    head = posts.tenure(agency)

    with pytest.raises(refusal):
        posts.delegation(head, **wrong)


def test_a_delegation_lasts_no_longer_than_the_office(agency):
    head = posts.tenure(agency, until=END - DAY)

    with pytest.raises(actions.NotTheHead, match="15/08/2026"):
        posts.delegation(head)


def test_nobody_delegates_to_oneself(agency):
    head = posts.tenure(agency)

    with pytest.raises(actions.ToOneself):
        posts.delegation(head, head.person)


def test_a_focal_point_belongs_to_the_organisation_i16(agency):
    person = posts.focal_point(agency, until=END).person

    assert bonds(person, END - DAY) == [Bond.FOCAL_POINT]
    assert bonds(person, END) == []


def test_a_person_is_focal_point_of_an_organisation_once_a_day(agency):
    there = posts.focal_point(agency)

    with pytest.raises(actions.AlreadyFocalPoint, match="gia hạn"):
        posts.focal_point(agency, there.person, on=BEGIN)


def test_a_focal_point_ends_by_a_document(agency):
    made = posts.focal_point(agency)

    actions.end_focal_point(focal_point=made, on=END, basis=posts.BASIS, by=None, at=posts.AT)

    (now,) = queries.focal_points(organisation=agency)
    assert (now.holds_until, now.end_basis.number) == (END, posts.BASIS.number)


def test_a_withdrawn_focal_point_binds_nobody(agency):
    made = posts.focal_point(agency)

    actions.withdraw(fact=made, reason="Ghi nhầm người", by=None, at=posts.AT)

    assert bonds(made.person, END) == []


def test_two_people_may_be_focal_points_at_once(agency):
    posts.focal_point(agency)
    posts.focal_point(agency, people.person())

    assert len(queries.focal_points(organisation=agency)) == 2

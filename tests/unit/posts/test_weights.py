"""Weights of a month from what is recorded: heads, vacant days, the minimum in force then."""

from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from chamdiem.engine.periods import Month
from chamdiem.engine.tenure import Standing
from chamdiem.portal.defaults import actions as defaults
from chamdiem.portal.orgs import actions as orgs
from chamdiem.portal.posts import queries
from chamdiem.portal.posts.choices import Kind
from tests.factories import organisations, posts

pytestmark = pytest.mark.django_db

AUGUST = Month(2026, 8)
MIDDLE = date(2026, 8, 17)


@pytest.fixture
def agency():
    return organisations.organisation("Sở Thử", unit_code="STHU")


def of(organisation, month=AUGUST):
    return queries.heads_of_month(organisation=organisation, month=month)


def test_two_heads_share_the_month_by_days_and_deputies_do_not(agency):
    old = posts.tenure(agency)
    posts.tenure(agency, kind=Kind.DEPUTY)
    new = posts.replaced(old, on=MIDDLE)

    found = of(agency)

    assert [(one.head, one.weight) for one in found.shares.heads] == [
        (old.person.opaque_id, Fraction(16, 31)),
        (new.person.opaque_id, Fraction(15, 31)),
    ]
    assert found.unit_code == "STHU"


def test_a_corrected_day_changes_the_weight_and_a_withdrawn_post_weighs_nothing(agency):
    head = posts.tenure(agency, on=MIDDLE)
    assert of(agency).shares.vacant == 16

    posts.actions.withdraw(fact=head, reason="Ghi nhầm", by=None, at=posts.AT)

    assert of(agency).shares.heads == ()


def test_days_after_the_end_of_the_organisation_are_nobodys(agency):
    posts.tenure(agency)
    orgs.abolish(organisation=agency, basis=posts.BASIS, on=MIDDLE, by=None, at=posts.AT)

    found = of(agency)

    assert (found.shares.days, found.shares.vacant) == (16, 0)
    assert found.unit_code == "STHU"
    assert of(agency, Month(2026, 9)).unit_code == ""


def test_fifteen_days_are_the_default_minimum(agency):
    posts.replaced(posts.tenure(agency), on=date(2026, 8, 18))

    long, short = of(agency).shares.heads

    assert (long.days, long.standing) == (17, Standing.COUNTED)
    assert (short.days, short.standing) == (14, Standing.TOO_SHORT)


def test_a_month_keeps_the_minimum_that_was_in_force_at_its_end(agency, leader):
    september, at = Month(2026, 9), datetime(2026, 9, 1, 3, tzinfo=UTC)
    document = defaults.Basis("9/QĐ-THU", date(2026, 8, 31), "UBND tỉnh Thử", "Số ngày tối thiểu")
    defaults.decide(
        code="posts.minimum-days",
        value="20",
        basis=document,
        seen=0,
        holds_from=date(2026, 9, 1),
        by=leader,
        at=at,
    )
    posts.tenure(agency, until=date(2026, 8, 18))
    posts.tenure(agency, on=date(2026, 9, 14))

    assert of(agency).shares.heads[0].standing is Standing.COUNTED
    assert of(agency, september).shares.heads[0].standing is Standing.TOO_SHORT


def test_many_organisations_and_months_cost_as_much_as_one(agency, django_assert_num_queries):
    others = [organisations.organisation() for _ in range(3)]
    for one in (agency, *others):
        posts.tenure(one)
    months = [AUGUST.shift(-number) for number in range(6)]

    with django_assert_num_queries(3):
        found = queries.weights(organisations=[one.pk for one in (agency, *others)], months=months)

    assert len(found) == 24

"""Which organisations have no focal point, one whose decision ended, or one that soon ends."""

from datetime import date, timedelta

import pytest

from chamdiem.portal.orgs import actions as orgs
from chamdiem.portal.orgs.choices import Block
from chamdiem.portal.posts import actions, queries
from chamdiem.portal.posts.choices import Alarm
from tests.factories import organisations, posts

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
TODAY = date(2026, 9, 7)
SOON = 30  # the default, until the province decides otherwise


@pytest.fixture
def agency():
    made = organisations.organisation("Sở Thử")
    scored(Block.AGENCY)
    return made


def scored(block):
    orgs.settle_block(
        block=block, is_scored=True, basis=posts.BASIS, on=posts.FIRST, by=None, at=posts.AT
    )


def alarm(organisation, on=TODAY):
    """Return what the list and the organisation's own page say alike."""
    listed = {one.organisation: one for one in queries.focal_points_watched(on=on)}
    found = listed[organisation.public_id]
    points = queries.focal_points(organisation=organisation)
    assert queries.warnings(points=points, on=on) == (found.alarm, found.last_day)
    return found.alarm, found.last_day


def test_a_scored_unit_without_a_focal_point_is_warned_of(agency):
    assert alarm(agency) == (Alarm.MISSING, None)


def test_one_that_has_not_begun_is_still_missing(agency):
    posts.focal_point(agency, on=TODAY + DAY)

    assert alarm(agency) == (Alarm.MISSING, None)


def test_a_decision_without_an_end_warns_of_nothing(agency):
    posts.focal_point(agency)

    assert alarm(agency) == (None, None)


def test_a_decision_that_ended_names_its_last_day(agency):
    posts.focal_point(agency, until=TODAY)

    assert alarm(agency) == (Alarm.EXPIRED, TODAY - DAY)
    assert alarm(agency, TODAY - DAY) == (Alarm.EXPIRING, TODAY - DAY)


@pytest.mark.parametrize(("days", "expected"), [(SOON, Alarm.EXPIRING), (SOON + 1, None)])
def test_a_decision_is_soon_to_end_within_the_declared_days(agency, days, expected):
    posts.focal_point(agency, until=TODAY + timedelta(days=days) + DAY)

    assert alarm(agency)[0] is expected


def test_who_is_followed_by_another_at_once_needs_nothing(agency):
    posts.focal_point(agency, until=TODAY + DAY)
    posts.focal_point(agency, on=TODAY + DAY)

    assert alarm(agency)[0] is None


def test_a_withdrawn_focal_point_is_missing_again(agency):
    made = posts.focal_point(agency)

    actions.withdraw(fact=made, reason="Ghi nhầm", by=None, at=posts.AT)

    assert alarm(agency) == (Alarm.MISSING, None)


def test_units_that_are_only_followed_are_not_asked_for_one():
    followed = organisations.organisation(block=Block.CENTRAL)
    with_one = organisations.organisation(block=Block.CENTRAL)
    posts.focal_point(with_one)

    listed = {one.organisation for one in queries.focal_points_watched(on=TODAY)}

    assert followed.public_id not in listed
    assert with_one.public_id in listed

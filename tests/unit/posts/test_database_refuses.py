"""What the database itself keeps of posts, whoever writes past the actions."""

from datetime import date

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from chamdiem.portal.posts.choices import Side
from chamdiem.portal.posts.models import Handover, Tenure
from tests.factories import organisations, people, posts

pytestmark = pytest.mark.django_db

AUGUST = date(2026, 8, 17)
COPY = """
INSERT INTO posts_tenure (public_id, organisation_id, person_id, kind, title, signs_for_head,
  division, holds_from, holds_until, act_id, recorded_at, superseded_because)
SELECT gen_random_uuid(), organisation_id, {person}, '{kind}', title, {signs}, '', {first},
  {until}, act_id, recorded_at, '' FROM posts_tenure
"""
OTHER = "(SELECT max(id) FROM accounts_user)"


def execute(statement):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def copy(**changes):
    right = {"person": OTHER, "kind": "deputy", "signs": "FALSE", "until": "NULL"}
    execute(COPY.format(**{**right, "first": "holds_from", **changes}))


@pytest.fixture
def head():
    made = posts.tenure(organisations.organisation())
    people.person()
    return made


def test_what_is_right_is_taken(head):
    copy()

    assert Tenure.objects.count() == 2


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        ({"kind": "head"}, "an_organisation_has_one_head_a_day"),
        ({"kind": "acting"}, "an_organisation_has_one_head_a_day"),
        ({"person": "person_id"}, "a_person_holds_one_post_of_an_organisation_a_day"),
        ({"first": "'2024-12-31'"}, "within the days of its organisation"),
        ({"until": "holds_from"}, "a_tenure_holds_for_at_least_a_day"),
        ({"signs": "TRUE"}, "who_signs_for_the_head_is_a_deputy"),
    ],
)
def test_a_tenure_that_breaks_a_rule_is_refused(head, wrong, name):
    with pytest.raises(IntegrityError, match=name):
        copy(**wrong)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE posts_tenure SET holds_from = '2026-02-01'",
        "UPDATE posts_tenure SET superseded_at = now(), title = 'Khác'",
        "DELETE FROM posts_tenure",
        "TRUNCATE posts_tenure CASCADE",
    ],
)
def test_a_tenure_stays_as_it_was_recorded(head, statement):
    with pytest.raises(ProgrammingError):
        execute(statement)


def test_a_tenure_is_superseded_once(head):
    execute("UPDATE posts_tenure SET superseded_at = now(), superseded_because = 'Nhầm'")

    with pytest.raises(ProgrammingError, match="superseded once"):
        execute("UPDATE posts_tenure SET superseded_at = NULL")
    with pytest.raises(ProgrammingError, match="superseded once"):
        execute("UPDATE posts_tenure SET superseded_because = 'Khác'")


@pytest.mark.parametrize("table", ["posts_delegation", "posts_focalpoint"])
def test_delegations_and_focal_points_are_kept_likewise(head, table):
    posts.delegation(head)
    posts.focal_point(head.organisation)

    with pytest.raises(ProgrammingError, match="superseded once"):
        execute(f"DELETE FROM {table}")
    with pytest.raises(ProgrammingError, match="superseded once"):
        execute(f"UPDATE {table} SET holds_from = holds_from - 1")


@pytest.fixture
def sheet(head):
    posts.replaced(head, on=AUGUST)
    return Handover.objects.get()


def confirmed(side, **more):
    given = {f"{side}_confirmed_at": "now()", f"{side}_by": "gen_random_uuid()", **more}
    changes = ", ".join(f"{name} = {value}" for name, value in given.items())
    return f"UPDATE posts_handover SET {changes}"


@pytest.mark.parametrize("side", Side)
def test_a_side_of_a_handover_confirms_once(sheet, side):
    execute(confirmed(side))

    with pytest.raises(ProgrammingError, match="confirmed once"):
        execute(confirmed(side))


@pytest.mark.parametrize(
    "statement",
    [
        confirmed("outgoing", sheet="'[1]'"),
        confirmed("outgoing", incoming_note="'Thay lời'"),
        confirmed("outgoing", incoming_confirmed_at="now()", incoming_by="gen_random_uuid()"),
        "UPDATE posts_handover SET sheet = sheet || '[1]'",
        "DELETE FROM posts_handover",
    ],
)
def test_a_handover_stays_as_it_was_opened(sheet, statement):
    with pytest.raises(ProgrammingError, match="confirmed once"):
        execute(statement)


def test_who_and_when_of_a_confirmation_stand_together(sheet):
    with pytest.raises(IntegrityError, match="outgoing_confirmation_is_whole"):
        execute("UPDATE posts_handover SET outgoing_confirmed_at = now()")

"""What the database itself keeps of organisations, whoever writes past the actions."""

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from chamdiem.portal.orgs import actions, queries
from chamdiem.portal.orgs.choices import Block
from chamdiem.portal.orgs.models import Version
from tests.factories import organisations

pytestmark = pytest.mark.django_db
TABLES = ["act", "organisation", "succession", "blockstanding", "jurisdiction"]

COPY = """
INSERT INTO orgs_version (organisation_id, holds_from, holds_until, name, short_name, sort_key,
  search_key, kind, block, parent_id, unit_code, area_code, identifier, confidence, note, act_id,
  end_act_id, recorded_at, superseded_at)
SELECT {organisation}, {since}, {until}, {name}, '', '', '', kind, block, {parent}, '', {code},
  '', confidence, '', act_id, {end_act}, recorded_at, {superseded}
FROM orgs_version WHERE name = 'Xã Một'
"""
RIGHT = {
    "organisation": "(SELECT max(id) FROM orgs_organisation)",
    "since": "'2025-01-01'",
    "until": "NULL",
    "name": "'Xã Hai'",
    "parent": "parent_id",
    "code": "''",
    "end_act": "NULL",
    "superseded": "NULL",
}


def execute(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def reformed() -> None:
    """Have a row in every table."""
    one, other = organisations.commune("Xã Một", "03388"), organisations.commune("Xã Hai")
    done = {"basis": organisations.BASIS, "by": None, "at": organisations.AT}
    actions.merge(predecessors=[one], into=other, on=organisations.FIRST.replace(month=7), **done)
    actions.settle_block(block=Block.COMMUNE, is_scored=True, on=organisations.FIRST, **done)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("how", ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_nothing_of_organisations_is_changed_or_removed_i21(table, how):
    reformed()

    with pytest.raises(ProgrammingError):
        execute(how.format(f"orgs_{table}"))


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM orgs_version",
        "TRUNCATE orgs_version CASCADE",
        "UPDATE orgs_version SET name = 'Xã Khác'",
        "UPDATE orgs_version SET holds_until = '2030-01-01' WHERE superseded_at IS NULL",
        "UPDATE orgs_version SET superseded_at = now(), note = 'x' WHERE superseded_at IS NULL",
        "UPDATE orgs_version SET superseded_at = NULL WHERE superseded_at IS NOT NULL",
        "UPDATE orgs_version SET superseded_at = now() WHERE superseded_at IS NOT NULL",
    ],
)
def test_a_version_is_only_superseded_and_only_once(statement):
    reformed()

    with pytest.raises(ProgrammingError):
        execute(statement)


def test_the_owner_cannot_rewrite_a_version_either(owner_connection):
    with pytest.raises(Exception, match="superseded once: TRUNCATE is refused"):
        owner_connection.execute("TRUNCATE orgs_version CASCADE")


def two() -> None:
    """Have a commune, and an identity that is nothing yet."""
    organisations.commune("Xã Một", "03388")
    execute(
        "INSERT INTO orgs_organisation (public_id, recorded_at) VALUES (gen_random_uuid(), now())"
    )


def test_what_is_right_is_taken():
    two()

    execute(COPY.format(**RIGHT))

    assert Version.objects.get(name="Xã Hai").holds_until is None


ONE = "(SELECT organisation_id FROM orgs_version WHERE name = 'Xã Một')"


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        ({"organisation": ONE}, "an_organisation_is_one_thing_a_day"),
        ({"code": "'03388'"}, "an_area_code_is_one_organisation_a_day"),
        ({"name": "''"}, "a_version_has_a_name"),
        ({"until": "'2025-01-01'", "end_act": "act_id"}, "holds_for_at_least_a_day"),
        ({"until": "'2026-01-01'"}, "a_version_that_ends_says_by_which_act"),
        ({"parent": RIGHT["organisation"]}, "no_organisation_is_its_own_parent"),
        ({"since": "'2024-12-31'"}, "a parent is there on all days of its children"),
    ],
)
def test_a_version_is_possible(wrong, name):
    two()

    with pytest.raises(IntegrityError, match=name):
        execute(COPY.format(**RIGHT | wrong))


def test_a_version_is_born_as_what_we_know():
    two()

    with pytest.raises(ProgrammingError, match="superseded once: INSERT is refused"):
        execute(COPY.format(**RIGHT | {"superseded": "now()"}))


def test_a_parent_does_not_end_before_its_children():
    above = organisations.organisation("Sở Một")
    organisations.organisation("Chi cục", parent=above)

    with pytest.raises(IntegrityError, match="a parent is there on all days"):
        execute(f"UPDATE orgs_version SET superseded_at = now() WHERE organisation_id = {above.pk}")


def test_a_version_recorded_and_superseded_in_one_instant_was_never_known():
    one = organisations.organisation("Sở Một")
    done = {"basis": organisations.BASIS, "by": None, "at": organisations.AT}

    day = organisations.FIRST.replace(month=7)
    actions.change(organisation=one, facts=organisations.facts("Sở Hai"), on=day, **done)

    assert Version.objects.filter(organisation=one, superseded_at=organisations.AT).count() == 1
    known = queries.as_of(organisation=one, on=day, known_at=organisations.AT)
    assert known.name == "Sở Hai"


def test_a_predecessor_is_there_the_day_before():
    organisations.commune("Xã Một")
    organisations.commune("Xã Hai")

    with pytest.raises(IntegrityError, match="a predecessor is there the day before"):
        execute(
            "INSERT INTO orgs_succession (predecessor_id, successor_id, share, takes_effect_on,"
            " act_id) SELECT min(organisation_id), max(organisation_id), 'whole', '2025-01-01',"
            " min(act_id) FROM orgs_version"
        )

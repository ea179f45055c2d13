"""What the database itself keeps of activations, whoever writes past the actions."""

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from chamdiem.portal.schemes.models import Activation
from tests.factories import months, people

pytestmark = pytest.mark.django_db

INSERT = """
INSERT INTO schemes_activation (version_id, scheme_id, first_month, act_number, act_issued_on,
  act_issuer, act_title, drafted_by, activated_at, activated_by)
SELECT id, {scheme_id}, {month}, {number}, added_at, 'UBND', 'Ban hành', {drafter}, added_at, {by}
FROM schemes_schemeversion
"""
RIGHT = {
    "scheme_id": "scheme_id",
    "month": "'2026-09'",
    "number": "'1/QĐ'",
    "drafter": "added_by",
    "by": "gen_random_uuid()",
}


def execute(statement):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_what_is_right_is_taken():
    months.version()

    execute(INSERT.format(**RIGHT))

    assert Activation.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        ({"by": "added_by"}, "who_drafted_does_not_activate"),
        ({"drafter": "gen_random_uuid()"}, "drafter of its version"),
        ({"scheme_id": "'khac'"}, "scheme and the drafter"),
        ({"month": "'2025-12'"}, "outside the months"),
        ({"month": "'2026-13'"}, "an_activation_has_a_real_month"),
        ({"number": "''"}, "an_activation_names_its_act"),
    ],
)
def test_an_activation_is_true_and_by_another(wrong, name):
    months.version()

    with pytest.raises(IntegrityError, match=name):
        execute(INSERT.format(**RIGHT | wrong))


def test_a_version_is_activated_once_and_a_month_begins_once_i2():
    months.activated(months.version())

    with pytest.raises(IntegrityError, match="version_id"):
        execute(INSERT.format(**RIGHT))
    with pytest.raises(IntegrityError, match="not yet opened"):
        _publish_august()
        execute(INSERT.format(**RIGHT | {"month": "'2026-08'"}))


def _publish_august():
    months.run((8, 10), is_published=True)


def test_an_illustrative_version_is_refused(monkeypatch):
    marked = months.SCHEME.replace("title: Bộ", "illustrative: minh hoạ\ntitle: Bộ", 1)
    monkeypatch.setattr(months, "SCHEME", marked)
    months.version()

    with pytest.raises(IntegrityError, match="illustrative"):
        execute(INSERT.format(**RIGHT))


CHANGES = [
    "UPDATE schemes_activation SET first_month = '2026-02'",
    "DELETE FROM schemes_activation",
    "TRUNCATE schemes_activation",
]


@pytest.mark.parametrize("statement", CHANGES)
def test_an_activation_is_never_changed_or_taken_back(statement):
    months.activated(months.version())

    with pytest.raises(ProgrammingError):
        execute(statement)

    assert Activation.objects.get().first_month == "2026-01"


def test_a_trial_is_not_published_by_a_statement_either():
    run = months.run((8, 10), is_trial=True)
    columns = f"published_at = now(), published_by = '{people.person().public_id}'"

    with pytest.raises(IntegrityError, match="activated for it"):
        execute(f"UPDATE scoring_run SET {columns} WHERE id = {run.pk}")

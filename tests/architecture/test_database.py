"""The database of the tests themselves: what a test commits is gone before the next."""

import psycopg
import pytest
from django.contrib.contenttypes.models import ContentType

from tests.database import throwaway


@pytest.mark.django_db(transaction=True)
def test_a_test_may_commit() -> None:
    ContentType.objects.create(app_label="left", model="behind")

    assert _left_behind() == 1


@pytest.mark.django_db
def test_what_was_committed_is_gone_and_what_was_migrated_is_there() -> None:
    assert _left_behind() == 0
    assert ContentType.objects.count() > 5


def test_append_only_tables_can_be_emptied_between_tests(
    owner_connection: psycopg.Connection,
) -> None:
    throwaway.begin_anew()

    guards = owner_connection.execute(
        "SELECT count(*) FROM pg_trigger WHERE tgrelid = 'audit_entry'::regclass"
        " AND NOT tgisinternal AND tgenabled = 'O'"
    ).fetchone()
    assert guards and guards[0] > 0


def _left_behind() -> int:
    return ContentType.objects.filter(app_label="left").count()

"""What the application's role may not do, asked of the real database."""

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction

FORBIDDEN = [
    "UPDATE audit_entry SET verb = 'x'",
    "DELETE FROM audit_entry",
    "TRUNCATE audit_entry",
    "INSERT INTO audit_link VALUES (1, 1, 'x', 'y')",
    "INSERT INTO audit_anchor VALUES (1, '2026-01-01', 1, 'x', now(), 'y', 'z')",
    "DROP TABLE audit_entry",
    "ALTER TABLE audit_entry ADD COLUMN more text",
    "ALTER TABLE audit_entry DISABLE TRIGGER ALL",
    "ALTER TABLE audit_entry OWNER TO chamdiem_app",
    "CREATE TABLE mine (number int)",
    "DELETE FROM django_migrations",
]


@pytest.mark.django_db
@pytest.mark.parametrize("statement", FORBIDDEN)
def test_the_application_may_not(statement: str) -> None:
    with (
        pytest.raises(DatabaseError, match="permission denied|must be owner|no privileges"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


@pytest.mark.django_db
def test_the_tests_work_as_the_application() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")

        assert cursor.fetchone() == ("chamdiem_app",)


def test_the_owner_is_another(owner_connection: psycopg.Connection) -> None:
    assert owner_connection.execute("SELECT current_user").fetchone() == ("chamdiem_owner",)

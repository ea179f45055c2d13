"""Migrations: complete, and named for what they do."""

import re

import pytest
from django.core.management import call_command

from tests.architecture import tree

MADE_BY_MACHINE = re.compile(r"^\d{4}_(?:auto_|alter_|.*_more\b|.*_and_\d+)")


@pytest.mark.django_db
def test_every_change_of_a_model_has_its_migration() -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_migrations_say_what_they_are_for() -> None:
    migrations = tree.SOURCE.glob("portal/*/migrations/0*.py")

    assert [path.name for path in migrations if MADE_BY_MACHINE.match(path.name)] == []


def test_data_migrations_import_no_living_code() -> None:
    alive = [
        path.name
        for path in tree.SOURCE.glob("portal/*/migrations/0*.py")
        if re.search(r"import.*\b(?:actions|queries)\b|models import (?!\()", path.read_text())
        and "RunPython" in path.read_text()
    ]

    assert alive == []

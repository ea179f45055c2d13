"""The demonstration, loaded once for a module and taken back whole."""

import json
from collections.abc import Iterator
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings
from pytest_django.plugin import DjangoDbBlocker

from tests.factories import approval

CHEAP = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def told() -> list[dict[str, str]]:
    """Load the demonstration; return the accounts that it printed."""
    printed = StringIO()
    call_command("load_demonstration", stdout=printed)
    lines = printed.getvalue().splitlines()
    return [json.loads(line) for line in lines if line.startswith("{")]


@pytest.fixture(scope="module")
def loaded(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[list[dict[str, str]]]:
    """Load the demonstration in a transaction around the tests of a module."""
    folder = tmp_path_factory.mktemp("demonstration")
    with (
        django_db_blocker.unblock(),
        override_settings(PASSWORD_HASHERS=CHEAP),
        approval.keyed(folder),
        transaction.atomic(),
    ):
        yield told()
        transaction.set_rollback(True)

"""The cast of the tests, and passwords that cost nothing."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from chamdiem.portal.accounts.models import User
from chamdiem.portal.rights.roles import Role
from tests.factories import people


@pytest.fixture(autouse=True)
def _cheap_passwords():
    """Hash passwords fast: their strength is Django's to test."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.fixture
def officer(db: None) -> User:
    return people.person(role=Role.OFFICER)


@pytest.fixture
def leader(db: None) -> User:
    return people.person(role=Role.LEADER)


@pytest.fixture
def administrator(db: None) -> User:
    return people.person(role=Role.ADMINISTRATOR)


@pytest.fixture
def outsider(db: None) -> User:
    """Return somebody who may sign in and nothing else."""
    return people.person()


@pytest.fixture
def assert_queries_stay_flat(db: None) -> Callable[..., None]:
    """Return a check that a page asks no more of the database when there are more rows."""

    def check(*, show: Callable[[], object], grow: Callable[[], object]) -> None:
        show()
        with CaptureQueriesContext(connection) as before:
            show()
        grow()
        with CaptureQueriesContext(connection) as after:
            show()
        assert len(after) == len(before), [query["sql"] for query in after.captured_queries]

    return check

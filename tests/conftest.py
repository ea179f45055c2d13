"""What every test stands on: our database, a shut network, static files as they are."""

import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import PurePosixPath

import psycopg
import pytest
from django.conf import settings
from django.test import TransactionTestCase, override_settings
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from tests.database import throwaway

LOOPBACK = ("127.", "::1", "localhost")


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None) -> None:
    """Use the database that its owner migrated; Django makes none of its own."""
    throwaway.make_ready()


def _begin_anew(_case: TransactionTestCase) -> None:
    """Stand in for Django's flush."""
    throwaway.begin_anew()


@pytest.fixture(autouse=True, scope="session")
def _tables_are_emptied_by_their_owner() -> Iterator[None]:
    """After a test with real commits the owner empties the tables; the application may not."""
    patch = pytest.MonkeyPatch()
    patch.setattr(TransactionTestCase, "_fixture_teardown", _begin_anew)
    yield
    patch.undo()


@pytest.fixture(autouse=True, scope="session")
def _static_files_as_they_are() -> Iterator[None]:
    """Serve static files under their own names: nothing was collected."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(STORAGES={**settings.STORAGES, "staticfiles": plain}):
        yield


@pytest.fixture(autouse=True, scope="session")
def _network_is_shut() -> Iterator[None]:
    """Refuse every connection that would leave this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if isinstance(address, tuple) and not str(address[0]).startswith(LOOPBACK):
            raise AssertionError(f"A test wanted to reach {address[0]}.")
        connect(self, address)

    patch = pytest.MonkeyPatch()
    patch.setattr(socket.socket, "connect", guarded)
    yield
    patch.undo()


@pytest.fixture
def owner_connection(django_db_setup: None) -> Iterator[psycopg.Connection]:
    """Connect as the owner of the database (each statement is committed at once)."""
    with throwaway.owner() as connection:
        yield connection


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the browser's program: CHROMIUM, else the system's; in CI it must be there."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if found:
        return found
    complaint = "Không có Chromium; hãy chỉ đường dẫn bằng CHROMIUM=…"
    return pytest.fail(complaint) if os.environ.get("CI") else pytest.skip(complaint)


class ByPlace(LoadScopeScheduling):
    """Keep together what shares something dear: a file its fixtures, the browser its site."""

    def _split_scope(self, nodeid: str) -> str:
        file = PurePosixPath(nodeid.partition("::")[0])
        return str(file.parent if file.parent.name == "browser" else file)


# pytest-xdist's own groups are lost on pytest 9.2: it no longer reads the name they are put into.
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByPlace:
    """Hand whole places to the processes, in the order they stand: the long ones come first."""
    config.option.loadscopereorder = False
    return ByPlace(config, log)

"""A place for files of each test's own, and somebody who may give them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings

from chamdiem.portal.accounts.models import User
from chamdiem.portal.rights.roles import Role
from tests.factories import organisations, people


@pytest.fixture(autouse=True)
def place(tmp_path: Path) -> Iterator[Path]:
    """Keep the files of a test in a folder of its own."""
    with override_settings(FILES=tmp_path / "evidence", FILES_SCANNER=""):
        yield tmp_path / "evidence"


@pytest.fixture
def sender(db: None) -> User:
    """Return an officer of a unit, whose role is bound to it."""
    unit = organisations.organisation("Đơn vị 1", unit_code="U1")
    return people.person(role=Role.UNIT_OFFICER, organisation=unit)


def contents(place: Path) -> list[bytes]:
    """Return everything that lies in the place."""
    return [file.read_bytes() for file in sorted(place.rglob("*")) if file.is_file()]

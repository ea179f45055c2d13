"""The commands that change the database's shape run as its owner."""

import os

import pytest

from chamdiem.portal import __main__ as door


@pytest.fixture
def ran(monkeypatch):
    """Return the arguments and the database with which a command was run."""
    seen = []
    monkeypatch.setenv("DATABASE_URL", "postgresql:///app")
    monkeypatch.setenv("DATABASE_OWNER_URL", "postgresql:///owner")
    monkeypatch.setattr(
        door,
        "execute_from_command_line",
        lambda words: seen.append((words[1:], os.environ["DATABASE_URL"])),
    )
    return seen


@pytest.mark.parametrize(
    ("command", "who"), [("migrate", "owner"), ("grant_rights", "owner"), ("check", "app")]
)
def test_only_what_needs_the_owner_runs_as_the_owner(ran, command, who):
    door.main([command])

    assert ran == [([command], f"postgresql:///{who}")]

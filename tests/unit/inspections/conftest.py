"""The cast of an inspection: a unit, who reports for it, and who of them has signed in."""

from datetime import UTC, datetime

import pytest

from tests.factories import inspections, organisations

NOW = datetime(2026, 9, 22, 3, tzinfo=UTC)


@pytest.fixture
def now(monkeypatch):
    """Let it be the Tuesday after the week of the inspection."""
    monkeypatch.setattr("chamdiem.portal.inspections.views.timezone.now", lambda: NOW)


@pytest.fixture
def unit():
    return organisations.organisation("Sở Thử")


@pytest.fixture
def of_unit(unit):
    return inspections.of_unit(unit)


@pytest.fixture
def as_manager(client, officer):
    client.force_login(officer)
    return client


@pytest.fixture
def as_unit(client, of_unit):
    client.force_login(of_unit)
    return client

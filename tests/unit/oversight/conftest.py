"""Who reads the trail: oversight, and its leader, who also sees what oversight read."""

from datetime import timedelta

import pytest

from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.audit.models import Entry
from chamdiem.portal.rights.roles import Role
from tests.factories import people


@pytest.fixture
def inspector(db: None) -> User:
    return people.person(role=Role.OVERSIGHT)


@pytest.fixture
def inspector_in_chief(db: None) -> User:
    return people.person(role=Role.OVERSIGHT_LEADER)


def record(*, days: int = 0, **named: object) -> Entry:
    """Record one act, so many days after the day of the tests."""
    given = {
        "verb": "rights.grant.given",
        "actor": audit.SYSTEM,
        "subject": ("scoring.run", "17"),
        "at": people.AT + timedelta(days),
        **named,
    }
    return audit.record(**given)

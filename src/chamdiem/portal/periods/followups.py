"""What is done at once when a period comes to a stage: each room above does its part (việc kèm).

A room registers what it does when it starts, in `AppConfig.ready`; it happens within the step's
own transaction, whole or not at all.
"""

from collections import defaultdict
from datetime import datetime
from typing import Protocol

from chamdiem.portal.accounts.models import User
from chamdiem.portal.periods.choices import Stage
from chamdiem.portal.periods.models import Period


class Followup(Protocol):
    """What a room registers for a stage."""

    def __call__(self, *, period: Period, by: User, at: datetime) -> object:
        """Do it; a refusal takes the step back."""


_followups: defaultdict[Stage, list[Followup]] = defaultdict(list)


def register(stage: Stage, followup: Followup) -> None:
    """Let a room act whenever a period comes to a stage; once is enough."""
    if followup not in _followups[stage]:
        _followups[stage].append(followup)


def forget(stage: Stage, followup: Followup) -> None:
    """Do it no more; for tests that registered one of their own."""
    _followups[stage].remove(followup)


def run(stage: Stage, *, period: Period, by: User, at: datetime) -> None:
    """Do everything registered for the stage, room by room."""
    for followup in _followups.get(stage, ()):
        followup(period=period, by=by, at=at)

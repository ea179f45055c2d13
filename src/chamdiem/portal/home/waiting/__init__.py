"""Việc cần xem: what waits for this reader, and the latest months of their own units.

Each part asks its rooms once, however many rows they have; what one has no right to is not asked.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from chamdiem.portal.common import moments
from chamdiem.portal.home.waiting import (
    appraising,
    blocked,
    duties,
    explaining,
    following,
    inspecting,
    own,
    periods,
    urging,
)
from chamdiem.portal.home.waiting.items import Item
from chamdiem.portal.home.waiting.own import OwnMonth


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits, the most pressing first, and the reader's own months."""

    items: tuple[Item, ...]
    months: tuple[OwnMonth, ...]


def waiting(*, user: Any, at: datetime) -> Waiting | None:
    """Return what waits for a person who has signed in; for others there is nothing."""
    if not user.is_authenticated:
        return None
    on = moments.day_of(at)
    theirs = own.belongings(user=user, on=on)
    found = (
        *own.items(user=user, own=theirs, on=on),
        *periods.items(user=user, own=theirs, at=at, on=on),
        *appraising.items(own=theirs, at=at),
        *following.items(user=user, own=theirs, at=at, on=on),
        *duties.items(user=user, at=at, on=on),
        *urging.items(user=user, own=theirs, at=at),
        *explaining.items(user=user, own=theirs, at=at),
        *blocked.items(user=user, own=theirs, at=at),
        *inspecting.items(user=user, own=theirs, at=at, on=on),
    )
    pressing = sorted(found, key=lambda item: item.place)
    return Waiting(tuple(pressing), own.months(user=user, own=theirs))

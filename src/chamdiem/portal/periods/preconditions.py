"""What must be done before a period moves on: each room above tells its part (điều kiện).

A room registers its check for a step when it starts, in `AppConfig.ready`; this room only asks.
A check returns what is still missing, in sentences people read; nothing where all is done.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from chamdiem.portal.periods.choices import STEPS, Stage
from chamdiem.portal.periods.models import Period

Pair = tuple[Stage, Stage]


class Check(Protocol):
    """What a room registers for one step."""

    def __call__(self, *, period: Period, at: datetime) -> Sequence[str]:
        """Return what is still missing, in sentences."""


class NoSuchStep(ValueError):
    """Raise when a check is registered for what is no legal step."""


_checks: defaultdict[Pair, list[Check]] = defaultdict(list)


def register(pair: Pair, check: Check) -> None:
    """Let a room be asked before every such step from now on; once is enough."""
    if pair not in STEPS:
        raise NoSuchStep(pair)
    if check not in _checks[pair]:
        _checks[pair].append(check)


def forget(pair: Pair, check: Check) -> None:
    """Ask no more; for tests that registered a check of their own."""
    _checks[pair].remove(check)


def missing(pair: Pair, *, period: Period, at: datetime) -> tuple[str, ...]:
    """Return everything still missing before a step, room by room."""
    return tuple(words for check in _checks.get(pair, ()) for words in check(period=period, at=at))

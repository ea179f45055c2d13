"""What was approved of a month (kết quả đã phê duyệt), as the room above reads it from its seals.

Approval stands above this room: it registers its reading when it starts; this room only asks.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from chamdiem.portal.appraisal.facts import Compared
from chamdiem.portal.periods.choices import Stage
from chamdiem.portal.periods.models import Period

AFTER = (Stage.APPROVED, Stage.NOTIFIED, Stage.PUBLISHED)


@dataclass(frozen=True, slots=True)
class Revision:
    """The result of one act: 0 the approval, from 1 on its corrections (đính chính).

    Points and totals are scaled as the scheme's, by the codes of unit and criterion; None is no
    number. `reasons` say of a correction why, by the key of the return and the criterion.
    """

    number: int
    is_told: bool
    points: Mapping[tuple[str, str], int | None]
    totals: Mapping[str, int | None]
    reasons: Mapping[tuple[int, str], str] = field(default_factory=dict)


class Reading(Protocol):
    """What the room above registers."""

    def __call__(self, *, period: Period, unit: str) -> Sequence[Revision]:
        """Return every approved revision in order, of one unit or, without its code, of all."""


_asked: list[Reading] = []


def register(reading: Reading) -> None:
    """Let the room above answer for what was approved; once is enough."""
    if reading not in _asked:
        _asked.append(reading)


def final(one: Compared, acts: Sequence[Revision]) -> int | None:
    """Return the points of a criterion that stand: as last approved, or as they stand now."""
    return acts[-1].points.get((one.unit_code, one.leaf)) if acts else one.final


def revisions(*, period: Period, unit: str = "") -> tuple[Revision, ...]:
    """Return what was approved of a month, the latest last; nothing before it was."""
    if period.stage not in AFTER:
        return ()
    return tuple(one for reading in _asked for one in reading(period=period, unit=unit))

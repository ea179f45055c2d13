"""Where what is said of a criterion comes from: its own version, and those it was taken over from.

What was taken over holds as it stood at that moment; what the former version says later is its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from chamdiem.portal.guidance.models import Takeover
from chamdiem.portal.schemes.models import SchemeVersion

Place = tuple[int, str]  # the key of a version, the code of a criterion
Taken = Mapping[Place, tuple[int, datetime]]


@dataclass(frozen=True, slots=True)
class Source:
    """One version whose words count, up to a moment; None: without end."""

    version_id: int
    until: datetime | None

    def has(self, at: datetime) -> bool:
        """Tell whether what was released then is of this source."""
        return self.until is None or at <= self.until


def taken() -> Taken:
    """Return what was taken over, by version and criterion."""
    rows = Takeover.objects.order_by("id").values_list("version_id", "leaf", "former_id", "at")
    return {(version, leaf): (former, at) for version, leaf, former, at in rows}


def taken_of(leaf: str) -> Taken:
    """Return what was taken over of one criterion."""
    rows = Takeover.objects.filter(leaf=leaf).order_by("id")
    columns = rows.values_list("version_id", "former_id", "at")
    return {(version, leaf): (former, at) for version, former, at in columns}


def sources(version: SchemeVersion, leaf: str, known: Taken) -> tuple[Source, ...]:
    """Return the versions whose words count for a criterion, its own first."""
    found, here, until = [Source(version.pk, None)], version.pk, None
    while (step := known.get((here, leaf))) is not None:
        here, at = step
        if any(one.version_id == here for one in found):
            break
        until = at if until is None else min(until, at)
        found.append(Source(here, until))
    return tuple(found)

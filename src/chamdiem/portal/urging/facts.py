"""What urging speaks of: grounds, units that may be urged, letters as they stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from chamdiem.portal.urging.choices import Ground, Level, Stage


class Refused(Exception):
    """An act of urging that may not be done; the message says why and who can lift it."""


@dataclass(frozen=True, slots=True)
class Found:
    """One ground, in words with its figures."""

    ground: Ground
    words: str

    def as_json(self) -> dict[str, str]:
        """Return it as it is kept with a letter."""
        return {"ground": self.ground.value, "words": self.words}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit with grounds to urge it; `held_back` says why it is not to be urged for now."""

    organisation_id: int
    public_id: UUID
    name: str
    block: str
    total: str
    grounds: tuple[Found, ...]
    is_request: bool
    held_back: str
    urged: str


@dataclass(frozen=True, slots=True)
class Standing:
    """One unit's urging as it stands."""

    id: int
    letter_id: int
    letter: UUID
    level: Level
    organisation_id: int
    name: str
    number: str
    issued_on: date | None
    due_on: date
    grounds: Sequence[Mapping[str, Any]]
    is_request: bool
    stage: Stage
    received_at: datetime | None
    answers: Sequence[tuple[datetime, str]]
    outcome: str
    is_raised: bool

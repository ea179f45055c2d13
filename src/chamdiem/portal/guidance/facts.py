"""Plain values of guidance: what is shown of a criterion, questions, answers, trainings."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


class Refused(Exception):
    """Raise when an act of guidance is not allowed; says the rule and who lifts it."""


@dataclass(frozen=True, slots=True)
class Told:
    """What guidance says of a criterion (nội dung hướng dẫn)."""

    counts: str
    counts_not: str = ""
    evidence: str = ""
    example: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """Guidance in force, since when; `former` names the version it was taken over from."""

    pk: int
    said: Told
    released_at: datetime
    former: str = ""


@dataclass(frozen=True, slots=True)
class Drafted:
    """The latest draft of guidance that nobody released yet."""

    pk: int
    said: Told
    at: datetime
    by: UUID


@dataclass(frozen=True, slots=True)
class Answered:
    """A released answer as every unit reads it; who asked is not in it."""

    question: UUID
    scheme_id: str
    version: str
    leaf: str
    asked: str
    text: str
    released_at: datetime


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as the Department and who asked see it, with its latest answer."""

    pk: int
    public_id: UUID
    version_id: int
    leaf: str
    organisation_id: int
    text: str
    at: datetime
    answer: int | None = None
    answer_asked: str = ""
    answer_text: str = ""
    answer_by: UUID | None = None
    released_at: datetime | None = None
    is_known: bool = False

    @property
    def is_answered(self) -> bool:
        """Tell whether units read an answer to it."""
        return self.is_known

    @property
    def is_drafted(self) -> bool:
        """Tell whether an answer waits for its release."""
        return self.answer is not None and self.released_at is None


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is to read at a criterion."""

    has_guidance: bool
    answers: int


@dataclass(frozen=True, slots=True)
class Held:
    """A training: when, where, for whom, who came."""

    public_id: UUID
    title: str
    on: date
    place: str
    is_online: bool
    blocks: Sequence[str]
    version_id: int | None
    leaves: Sequence[str]
    units: int
    people: int

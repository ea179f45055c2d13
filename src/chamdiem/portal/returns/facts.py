"""Plain values of returns: the draft as read, its evidence, who may do what with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from chamdiem.portal.returns.choices import Answer, EvidenceKind, ReturnState


@dataclass(frozen=True, slots=True)
class CellNow:
    """A draft cell as it stands."""

    answer: Answer
    value: int | None
    typed: str
    version: int
    at: datetime
    by: UUID
    carried_from: str = ""

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing was answered yet."""
        return self.answer is Answer.VALUE and self.value is None and not self.typed

    @property
    def is_unreadable(self) -> bool:
        """Tell whether what was typed is no number."""
        return self.answer is Answer.VALUE and self.value is None and bool(self.typed)


@dataclass(frozen=True, slots=True)
class RemarkNow:
    """A remark as it stands."""

    text: str
    version: int
    at: datetime
    by: UUID
    carried_from: str = ""


@dataclass(frozen=True, slots=True)
class PartNow:
    """A section given to a colleague (phân công phần)."""

    node: str
    person_id: int
    person: UUID
    due_at: datetime | None
    done_at: datetime | None


@dataclass(frozen=True, slots=True)
class EvidenceNow:
    """One evidence that counts, with what it is and the hash of its file."""

    pk: int
    public_id: UUID
    leaf: str
    kind: EvidenceKind
    file_name: str
    sha256: str
    file_id: UUID | None
    page: int | None
    number: str
    issued_on: date | None
    issuer: str
    subject: str
    link: str
    valid_until: date | None
    is_reused: bool
    at: datetime
    by: UUID

    @property
    def fingerprint(self) -> list[str]:
        """What of it goes into the fingerprint of the return."""
        day = self.issued_on.isoformat() if self.issued_on else ""
        until = self.valid_until.isoformat() if self.valid_until else ""
        page = "" if self.page is None else str(self.page)
        words = [self.number, day, self.issuer, self.subject, self.link, until, page]
        return [str(self.kind), self.sha256, *words]


@dataclass(frozen=True, slots=True)
class SentNow:
    """A figure of a sending."""

    pk: int
    answer: Answer
    value: int | None


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft whole: cells, remarks, evidence and parts, by code."""

    cells: Mapping[str, CellNow] = field(default_factory=dict)
    remarks: Mapping[str, RemarkNow] = field(default_factory=dict)
    evidence: Mapping[str, tuple[EvidenceNow, ...]] = field(default_factory=dict)
    parts: Mapping[str, PartNow] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Due:
    """Until when a return may be sent: the deadline for all, and the unit's own leave (I20)."""

    instant: datetime | None
    first: datetime | None
    leave_reason: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """One step a return made."""

    from_state: ReturnState
    to_state: ReturnState
    note: str
    at: datetime
    by: UUID


@dataclass(frozen=True, slots=True)
class MappingNow:
    """A saved column mapping (ánh xạ cột) of a unit: which rows and columns, which labels."""

    public_id: UUID
    name: str
    sheet: str
    header_row: int
    label_column: int
    value_column: int
    codes: tuple[tuple[str, str], ...]
    version: int
    at: datetime
    by: UUID


@dataclass(frozen=True, slots=True)
class GivenFigure:
    """A figure for a unit: an answer, a scaled value where it is a number."""

    organisation_id: int
    input_code: str
    answer: Answer
    value: int | None = None

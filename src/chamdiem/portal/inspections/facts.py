"""Plain values of inspections: what a person plans and finds, and what is told of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from chamdiem.portal.accounts.models import User
from chamdiem.portal.inspections.choices import Kind, Outcome, Remedying, Severity, State
from chamdiem.portal.inspections.models import Item, Remedy

Content = tuple[str, bytes]
"""A file as it came: its name and its bytes."""


class Refused(Exception):
    """Something of an inspection that does not go, with the rule and who can lift it."""


@dataclass(frozen=True, slots=True)
class Given:
    """All that a plan says (kế hoạch); the first of the team leads it."""

    content: str
    basis_number: str
    basis_issued_on: date
    from_on: date
    to_on: date
    team: tuple[User, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """One thing found wrong (phát hiện), and what is asked of the unit."""

    text: str
    severity: Severity
    remedy: str
    due_on: date
    item: Item | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """What a unit did about a finding (khắc phục): a document's number or a file shows it."""

    text: str
    number: str = ""
    content: Content | None = None


@dataclass(frozen=True, slots=True)
class Noted:
    """What was found at an item of the checklist (kết quả)."""

    outcome: Outcome
    note: str = ""


@dataclass(frozen=True, slots=True)
class Sight:
    """What a person sees (phạm vi xem): everything, all that was announced, or of own units.

    Whoever is of a team sees its inspection whole; `person` is their key.
    """

    is_whole: bool = False
    is_announced: bool = False
    units: frozenset[int] = frozenset()
    person: int | None = None


@dataclass(frozen=True, slots=True)
class Overlap:
    """Another inspection of the same unit on some of the same days (trùng thời gian)."""

    who: str
    from_on: date
    to_on: date
    inspection: UUID | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """One inspection as lists show it, its state derived as of an instant."""

    id: int
    public_id: UUID
    unit_id: int
    unit: str
    kind: Kind
    content: str
    basis_number: str
    basis_issued_on: date
    from_on: date
    to_on: date
    state: State
    is_announced: bool
    findings: int
    open: int
    late: int
    waiting: int


@dataclass(frozen=True, slots=True)
class Checked:
    """One item of a checklist with what was found; no outcome where nothing was noted yet."""

    pk: int
    name: str
    code: str
    outcome: Outcome | None
    note: str


@dataclass(frozen=True, slots=True)
class Wrong:
    """One finding with everything reported of it, its state derived as of an instant."""

    pk: int
    number: int
    text: str
    item: str
    severity: Severity
    remedy: str
    due_on: date
    state: Remedying
    waits: bool
    remedies: Sequence[Remedy]
    withdrawn_because: str
    withdrawn_at: datetime | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Ordered:
    """One order to appraise a month of a unit anew (yêu cầu thẩm định lại)."""

    month: str
    unit_id: int
    unit: str
    reason: str
    inspection: UUID
    at: datetime
    by: UUID


@dataclass(frozen=True, slots=True)
class Coming:
    """Another body's team as the list shows it (đoàn kiểm tra khác)."""

    public_id: UUID
    unit_id: int
    unit: str
    organisation: str
    from_on: date
    to_on: date
    dropped_because: str

"""Plain values of posts: who holds what, where, from when to when, by which document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from chamdiem.engine.periods import Month
from chamdiem.engine.tenure import Shares
from chamdiem.portal.orgs.facts import Basis
from chamdiem.portal.posts.choices import Bond, Kind


@dataclass(frozen=True, slots=True)
class Post:
    """What binds a person to an organisation on a day (chức vụ, uỷ quyền, đầu mối)."""

    bond: Bond
    organisation_id: int
    organisation_public_id: UUID
    public_id: UUID
    words: str
    holds_from: date
    holds_until: date | None
    signs_for_head: bool = False
    division: str = ""

    @property
    def is_head(self) -> bool:
        """Tell whether the person heads the organisation, full or acting."""
        return self.bond in (Bond.HEAD, Bond.ACTING)


@dataclass(frozen=True, slots=True)
class Person:
    """A person as pages show them; an erased one has no name, one without account is not in."""

    id: UUID
    name: str
    post: str
    has_account: bool


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who is not known yet and is noted together with the post (người mới)."""

    display_name: str
    post: str
    work_contact: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """One tenure (nhiệm kỳ giữ chức vụ) as known: person, post, days, documents."""

    pk: int
    public_id: UUID
    organisation_id: int
    person: Person
    kind: Kind
    title: str
    holds_from: date
    holds_until: date | None
    signs_for_head: bool
    division: str
    basis: Basis
    end_basis: Basis | None
    recorded_at: datetime
    superseded_at: datetime | None
    superseded_because: str

    def covers(self, on: date) -> bool:
        """Tell whether the post is held on a day."""
        return self.holds_from <= on and (self.holds_until is None or on < self.holds_until)


@dataclass(frozen=True, slots=True)
class Truth:
    """What is true of a tenure instead of what was recorded (nội dung đính chính)."""

    kind: Kind
    title: str
    holds_from: date
    holds_until: date | None = None
    signs_for_head: bool = False
    division: str = ""


@dataclass(frozen=True, slots=True)
class Delegated:
    """One delegation (uỷ quyền): who hands what to whom, from when to when."""

    public_id: UUID
    giver: Person
    taker: Person
    matters: str
    holds_from: date
    holds_until: date
    basis: Basis
    end_basis: Basis | None


@dataclass(frozen=True, slots=True)
class Focal:
    """One focal point of an organisation (đầu mối), by which decision, valid how long."""

    public_id: UUID
    organisation_id: int
    person: Person
    task: str
    holds_from: date
    holds_until: date | None
    basis: Basis
    end_basis: Basis | None

    def covers(self, on: date) -> bool:
        """Tell whether the decision is in force on a day."""
        return self.holds_from <= on and (self.holds_until is None or on < self.holds_until)


@dataclass(frozen=True, slots=True)
class HeadsOfMonth:
    """A month's heads with their weights, and who each of them is."""

    month: Month
    shares: Shares
    people: dict[str, Person]
    unit_code: str


@dataclass(frozen=True, slots=True)
class HandoverListed:
    """One handover sheet (biên bản bàn giao) as lists show it."""

    public_id: UUID
    on: date
    outgoing: Person
    incoming: Person
    is_confirmed: bool
    is_void: bool


@dataclass(frozen=True, slots=True)
class HandoverWaiting:
    """One side of a handover sheet that has not confirmed yet."""

    public_id: UUID
    organisation_id: int
    on: date
    person: Person

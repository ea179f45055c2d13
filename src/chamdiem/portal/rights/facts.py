"""Plain values of rights: what a person holds, and where it comes from."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from chamdiem.portal.rights.roles import ROLES, Role


@dataclass(frozen=True, slots=True)
class Held:
    """A role as somebody holds it: by a grant, by a post, or lent by `giver`."""

    role: Role
    organisation_id: int | None
    criterion: str
    part: str
    holds_from: date | None
    holds_until: date | None
    giver: UUID | None = None

    def is_held_on(self, day: date) -> bool:
        """Tell whether it holds on a day; the last one is left out."""
        begun = self.holds_from is None or self.holds_from <= day
        return begun and not self.is_over_on(day)

    def is_over_on(self, day: date) -> bool:
        """Tell whether it holds no more on a day."""
        return self.holds_until is not None and self.holds_until <= day

    def brings(self, right: str, organisation_id: int | None) -> bool:
        """Tell whether it brings the right there; what is bound brings it nowhere else."""
        bound = self.organisation_id is not None or bool(self.criterion)
        reaches = not bound or (
            organisation_id is not None
            and organisation_id == self.organisation_id
            and not self.criterion
        )
        return reaches and right in ROLES[self.role].rights


@dataclass(frozen=True, slots=True)
class GrantListed:
    """A grant as a person's page shows it, in force or past."""

    id: int
    role: Role | None
    code: str
    organisation_id: int | None
    criterion: str
    part: str
    holds_from: date | None
    holds_until: date | None
    given_at: datetime
    given_by: UUID | None
    withdrawn_at: datetime | None
    withdrawn_by: UUID | None

    @property
    def name(self) -> str:
        """The role's name; a code no longer known stands for itself."""
        return ROLES[self.role].name if self.role else self.code

    def is_held_on(self, day: date) -> bool:
        """Tell whether it is in force on a day."""
        begun = self.holds_from is None or self.holds_from <= day
        over = self.holds_until is not None and self.holds_until <= day
        return self.withdrawn_at is None and begun and not over


@dataclass(frozen=True, slots=True)
class LentListed:
    """A role lent to another for some days."""

    public_id: UUID
    role: str
    organisation_id: int | None
    giver: UUID
    taker: UUID
    holds_from: date
    holds_until: date
    document: str
    ended_at: datetime | None
    is_over: bool


@dataclass(frozen=True, slots=True)
class WithdrawnListed:
    """An item from which a member of the council withdrew."""

    organisation_id: int
    criterion: str
    month: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class PersonListed:
    """One person in the list of people; `places` are the roles of the day, each with where."""

    public_id: UUID
    name: str
    post: str
    username: str
    state: str
    places: tuple[tuple[str, int | None], ...]

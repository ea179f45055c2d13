"""Plain values of obstacles: what a person says of one, and what is told of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from chamdiem.portal.obstacles.choices import Category, Level, State
from chamdiem.portal.obstacles.models import Group, Obstacle
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.schemes.models import SchemeVersion
from chamdiem.portal.tasks.models import Task

Case = Obstacle | Group


class Refused(Exception):
    """Something of obstacles that does not go, with the rule and who can lift it."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Who should do what, before which day (ai phải làm gì, trước ngày nào)."""

    what: str
    before: date
    of: Organisation | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """All that a report needs (báo vướng mắc); `key` is of one sending, so it is kept once."""

    organisation: Organisation
    category: Category
    level: Level
    text: str
    proposal: Proposal
    task: Task | None = None
    version: SchemeVersion | None = None
    leaf: str = ""
    key: UUID | None = None


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the organisation that was asked says (ý kiến); relayed where another writes it down."""

    text: str
    number: str = ""
    issued_on: date | None = None
    is_relayed: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """What comes back to units (trả lời), with its document where there is one."""

    text: str
    number: str = ""
    issued_on: date | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """One obstacle as lists show it (vướng mắc), its state derived as of an instant."""

    id: int
    public_id: UUID
    text: str
    unit_id: int
    unit: str
    category: Category
    level: Level
    asked_of: str
    asked_for: str
    asked_before: date
    task_id: int | None
    task: str
    task_key: UUID | None
    leaf: str
    leaf_name: str
    scheme: str
    state: State
    owner_id: int | None
    owner: str
    due_on: date | None
    is_late: bool
    days: int | None
    group_id: int | None
    group_key: UUID | None
    group: str
    at: datetime
    answered_at: datetime | None = None
    closed_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether it still stands in the way."""
        return self.state is not State.CLOSED


@dataclass(frozen=True, slots=True)
class GroupTold:
    """One group with its obstacles and where it stands (nhóm nguyên nhân)."""

    id: int
    public_id: UUID
    title: str
    members: tuple[Told, ...]
    state: State
    level: Level | None
    owner_id: int | None
    owner: str
    due_on: date | None
    is_late: bool
    days: int | None

    @property
    def open_members(self) -> tuple[Told, ...]:
        """Return the obstacles that still stand in the way."""
        return tuple(one for one in self.members if one.is_open)

    @property
    def units(self) -> tuple[str, ...]:
        """Return the units that met the cause, each once."""
        return tuple(dict.fromkeys(one.unit for one in self.members))


@dataclass(frozen=True, slots=True)
class BlockedTask:
    """One task that a group blocks, and for how many units."""

    public_id: UUID
    title: str
    units: int


@dataclass(frozen=True, slots=True)
class BlockedLeaf:
    """One criterion that a group blocks: its most points, for how many units.

    A bonus or penalty stands outside the maximum of its group and is not added up.
    """

    scheme_id: str
    scheme: str
    code: str
    name: str
    most: Decimal
    decimals: int
    units: int
    is_within: bool


@dataclass(frozen=True, slots=True)
class Points:
    """The most points of one scheme that are blocked: each criterion once, and unit by unit."""

    scheme: str
    once: Decimal
    by_unit: Decimal
    decimals: int


@dataclass(frozen=True, slots=True)
class Blocked:
    """What a group blocks (đang vướng): tasks, criteria, points by scheme."""

    tasks: tuple[BlockedTask, ...] = ()
    leaves: tuple[BlockedLeaf, ...] = ()
    points: tuple[Points, ...] = ()


@dataclass(frozen=True, slots=True)
class Likely:
    """An obstacle that may have the same cause, and how many words the two share."""

    told: Told
    shared: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the synthesis: a cause, or an obstacle of its own, still open."""

    title: str
    units: tuple[str, ...]
    categories: tuple[Category, ...]
    level: Level
    proposals: tuple[str, ...]
    state: State
    standing: str
    address: UUID
    is_group: bool


@dataclass(frozen=True, slots=True)
class Synthesis:
    """Obstacles by level and category (tổng hợp), reported on some days, as they stand."""

    since: date | None
    until: date | None
    at: datetime
    total: int
    units: int
    states: Mapping[State, int]
    late: int
    table: Mapping[tuple[Category, Level], int]
    lines: tuple[Line, ...] = field(default=())

    def of_category(self, category: Category) -> int:
        """Count a row of the table."""
        return sum(self.table.get((category, level), 0) for level in Level)

    def of_level(self, level: Level) -> int:
        """Count a column of the table."""
        return sum(self.table.get((category, level), 0) for category in Category)

    def lines_of(self, level: Level) -> tuple[Line, ...]:
        """Return the lines of one level."""
        return tuple(one for one in self.lines if one.level is level)


@dataclass(frozen=True, slots=True)
class Names:
    """Who issues and receives the report, as declared; `is_confirmed` where none is a default."""

    superior: str
    issuer: str
    symbol: str
    signer: str
    kept_by: str
    party: str
    council: str
    place: str
    is_confirmed: bool
    is_invented: bool

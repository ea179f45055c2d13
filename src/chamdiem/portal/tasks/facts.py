"""Plain values of tasks: what a person gives, and what is told of a task."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from chamdiem.portal.directives.models import Directive, Proposal
from chamdiem.portal.files.models import Stored
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.tasks.choices import Bond, Doing, Rhythm, Timing
from chamdiem.portal.tasks.models import Plan, Task


class Refused(Exception):
    """Something of tasks that does not go, with the rule, who can lift it, until when."""


@dataclass(frozen=True, slots=True)
class Words:
    """The six clarities in words (việc, sản phẩm, trách nhiệm, thẩm quyền, chỉ tiêu)."""

    title: str
    product: str = ""
    responsibility: str = ""
    authority: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day (hết ngày), or why there is none; as the document puts it."""

    due_on: date | None = None
    as_written: str = ""
    bound: str = ""
    absence: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a task comes from (nguồn): a document's clause, a unit's plan, a task above."""

    directive: Directive | None = None
    plan: Plan | None = None
    parent: Task | None = None
    proposal: Proposal | None = None
    clause: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Recurring:
    """How often a task comes, and on which day of its span (chu kỳ)."""

    rhythm: Rhythm
    day: int


@dataclass(frozen=True, slots=True)
class Given:
    """All that giving a task needs (giao nhiệm vụ); bodies that are only asked are asked."""

    words: Words
    lead: Organisation
    assigner: Organisation
    deadline: Deadline
    source: Source
    partners: tuple[Organisation, ...] = ()
    is_own: bool = False
    recurring: Recurring | None = None


@dataclass(frozen=True, slots=True)
class Product:
    """The product that a claim brings (sản phẩm): a file, a document's number or a link."""

    text: str
    number: str = ""
    issued_on: date | None = None
    link: str = ""
    file: Stored | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What a unit reports of a task for a month (tiến độ)."""

    month: str
    text: str
    done: Decimal | None = None
    whole: Decimal | None = None
    unit: str = ""
    difficulty: str = ""
    committed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """One task as lists show it (nhiệm vụ), its state derived as of a day.

    `answer_by` is until when the assigner answers a claim; `is_owed` that the day is over.
    """

    id: int
    public_id: UUID
    title: str
    clause: str
    bond: Bond
    lead_id: int
    lead: str
    assigner_id: int
    assigner: str
    source: str
    due_on: date | None
    first_due: date | None
    absence: str
    doing: Doing
    timing: Timing
    days: int | None
    waits_since: datetime | None = None
    answer_by: date | None = None
    is_owed: bool = False
    done_at: datetime | None = None
    elsewhere: str = ""
    elsewhere_state: str = ""
    partner_ids: tuple[int, ...] = ()
    parent_id: int | None = None
    directive_id: int | None = None
    share: tuple[Decimal, Decimal] | None = field(default=None)

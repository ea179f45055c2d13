"""Plain values of explanations: what a unit says, what is asked, where a request stands."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from chamdiem.portal.explanations.choices import CauseKind
from chamdiem.portal.explanations.models import Request
from chamdiem.portal.explanations.standing import Standing
from chamdiem.portal.orgs.models import Organisation


class Refused(Exception):
    """Something of explanations that does not go, with the rule and who can lift it."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a unit explains: a criterion of a month, or a task by its key (`Task.pk`)."""

    month: str = ""
    leaf: str = ""
    task_id: int | None = None


@dataclass(frozen=True, slots=True)
class Stated:
    """One cause as stated (nguyên nhân); `figure` is what proves an objective one (số liệu)."""

    kind: CauseKind
    text: str
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """All that an explanation says (giải trình), without its file."""

    causes: tuple[Stated, ...]
    remedy: str
    by_whom: str
    remedy_due_on: date


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of asking several: the requests made, who had an open one already."""

    made: tuple[Request, ...]
    already: tuple[Organisation, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """What the Department held of a version (kết luận)."""

    is_accepted: bool
    reason: str
    due_on: date | None
    at: datetime
    by: UUID


@dataclass(frozen=True, slots=True)
class Turn:
    """One version of an explanation with its causes, and what was held of it."""

    number: int
    causes: tuple[Stated, ...]
    remedy: str
    by_whom: str
    remedy_due_on: date
    file: UUID | None
    file_name: str
    at: datetime
    by: UUID
    judged: Judged | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """One request as lists show it, its state derived as of an instant.

    `name` is the criterion's or the task's; `month` is empty for a task.
    """

    public_id: UUID
    organisation_id: int
    organisation: str
    subject: Subject
    name: str
    is_trial: bool
    grounds: str
    at: datetime
    standing: Standing

    @property
    def month(self) -> str:
        """The month whose criterion is explained, empty for a task."""
        return self.subject.month

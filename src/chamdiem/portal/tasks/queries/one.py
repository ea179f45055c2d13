"""One task with its history, the series that recur, and plans."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.tasks.models import (
    Claim,
    Due,
    Extension,
    Milestone,
    Partner,
    Plan,
    Progress,
    Resource,
    Task,
    Wording,
)


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing in the history of a task (diễn biến): when, what kind, the row, by whom."""

    at: datetime
    kind: str
    row: object
    by: UUID


def one(*, public_id: UUID) -> Task | None:
    """Return the task of that identity with all it hangs on."""
    rows = Task.objects.select_related("lead", "assigner", "directive", "plan", "parent", "series")
    return rows.filter(public_id=public_id).first()


def due_in_force(*, task: Task, at: datetime) -> date | None:
    """Return the day until which a unit has time, as set by then."""
    row = Due.objects.filter(task=task, at__lte=at).order_by("-id").first()
    return row.due_on if row else None


def history(*, task: Task) -> tuple[Happened, ...]:
    """Return all that happened to a task, the latest first; the kinds are names of models."""
    return tuple(sorted(_all(task), key=lambda one: (one.at, one.kind), reverse=True))


def partners_now(*, task: Task) -> tuple[Partner, ...]:
    """Return who takes part in a task, as last named."""
    rows = Partner.objects.filter(task=task).select_related("organisation")
    last = rows.order_by("organisation_id", "-id").distinct("organisation_id")
    return tuple(row for row in last if row.is_in)


def resources_now(*, task: Task) -> tuple[Resource, ...]:
    """Return the money of a task, the latest of each kind and source."""
    rows = Resource.objects.filter(task=task)
    return tuple(rows.order_by("kind", "source", "-id").distinct("kind", "source"))


def recurring() -> Sequence[Task]:
    """Return the series that make occurrences: not withdrawn."""
    rows = Task.objects.exclude(rhythm="").filter(withdrawal=None)
    return list(rows.select_related("assigner", "lead", "directive", "plan").order_by("pk"))


def occurrence_days(*, task: Task) -> frozenset[date]:
    """Return the first deadlines of the occurrences that a series has made."""
    rows = Due.objects.filter(task__series=task, extension=None, due_on__isnull=False)
    return frozenset(day for day in rows.values_list("due_on", flat=True) if day)


def plans_of(*, organisation: Organisation) -> tuple[Plan, ...]:
    """Return a unit's own plans, the latest year first."""
    rows = Plan.objects.filter(organisation=organisation)
    return tuple(rows.select_related("organisation").order_by("-year", "-id"))


def plan_of(*, public_id: UUID) -> Plan | None:
    """Return the plan of that identity."""
    return Plan.objects.select_related("organisation").filter(public_id=public_id).first()


def shows_file(*, key: UUID) -> tuple[Task, ...]:
    """Return the tasks whose product a file is."""
    rows = Claim.objects.filter(file__public_id=key).select_related("task")
    return tuple(row.task for row in rows)


PLAIN = (("wording", Wording), ("due", Due), ("progress", Progress), ("milestone", Milestone))


def _all(task: Task) -> Iterator[Happened]:
    for kind, model in PLAIN:
        for row in model.objects.filter(task=task):
            yield Happened(row.at, kind, row, row.by)
    asked: tuple[tuple[str, Iterable[Claim | Extension]], ...] = (
        ("claim", Claim.objects.filter(task=task).select_related("answer")),
        ("extension", Extension.objects.filter(task=task).select_related("answer")),
    )
    for kind, rows in asked:
        yield from _answered(kind, rows)


def _answered(kind: str, rows: Iterable[Claim | Extension]) -> Iterator[Happened]:
    for row in rows:
        yield Happened(row.at, kind, row, row.by)
        answer = getattr(row, "answer", None)
        if answer is not None:
            yield Happened(answer.at, f"{kind}-answer", answer, answer.by)

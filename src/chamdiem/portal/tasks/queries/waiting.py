"""What waits: tasks that units lead, and what who gave tasks has still to answer."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chamdiem.portal.calendar import working_days
from chamdiem.portal.calendar.queries import calendar
from chamdiem.portal.common import moments
from chamdiem.portal.defaults import queries as defaults
from chamdiem.portal.tasks.facts import Told
from chamdiem.portal.tasks.models import Claim, Extension, Task
from chamdiem.portal.tasks.queries.listing import told


@dataclass(frozen=True, slots=True)
class Owed:
    """What who gave tasks has to answer (nợ trả lời): claims, those overdue, extensions."""

    claims: int
    claims_over: int
    extensions: int
    first_extension: UUID | None


def led(*, organisations: Collection[int], at: datetime) -> tuple[Told, ...]:
    """Return the tasks that units lead; a series itself is none."""
    return told(tasks=Task.objects.filter(rhythm="", lead__in=organisations), at=at)


def owed(*, at: datetime) -> Owed:
    """Return what waits for an answer, of every task that is not withdrawn."""
    on = moments.day_of(at)
    days = defaults.number("tasks.answer-days", on=on)
    known = calendar()
    made = Claim.objects.filter(answer=None, task__withdrawal=None, at__lte=at)
    claims = list(made.values_list("at", flat=True))
    over = sum(working_days.add(known, moments.day_of(one), days) < on for one in claims)
    asked = Extension.objects.filter(answer=None, task__withdrawal=None, at__lte=at)
    rows = list(asked.order_by("at", "id").values_list("task__public_id", flat=True))
    return Owed(len(claims), over, len(rows), rows[0] if rows else None)

"""The courses of tasks, read at once, and how they count for a month."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from chamdiem.portal.tasks.models import Claim, Due, Extension, Partner, Task, Withdrawal
from chamdiem.portal.tasks.reckoning import (
    Asked,
    Claimed,
    Counting,
    Counts,
    Course,
    Month,
    Outcome,
    counts,
    outcome,
)

WHOLE = Decimal(1)


def courses(*, tasks: QuerySet[Task]) -> dict[int, Course]:
    """Return what was said of each task; five queries, however many tasks."""
    ids = tasks.order_by().values("pk")
    first = dict(
        Due.objects.filter(task__in=ids, extension=None)
        .order_by("task_id", "-id")
        .values_list("task_id", "due_on")
    )
    granted = _granted(ids)
    claimed = _claimed(ids)
    withdrawn = dict(Withdrawal.objects.filter(task__in=ids).values_list("task_id", "at"))
    return {
        key: Course(first.get(key), granted.get(key, ()), claimed.get(key, ()), withdrawn.get(key))
        for key in tasks.values_list("pk", flat=True)
    }


def counts_of_month(
    *, month: Month, organisations: Collection[int], counting: Counting
) -> dict[int, Counts]:
    """Return how many tasks of each unit count in a month, and how; recurring ones by occurrence.

    A task followed elsewhere counts too, by what was confirmed here. A series itself never counts.
    """
    shares = _shares(organisations, counting, month.known_at)
    tasks = Task.objects.filter(pk__in=list(shares))
    outcomes = {
        key: outcome(course, month, counting) for key, course in courses(tasks=tasks).items()
    }
    found: dict[int, list[tuple[Outcome, Decimal]]] = defaultdict(list)
    for task, carried in shares.items():
        for organisation, share in carried.items():
            found[organisation].append((outcomes[task], share))
    return {key: counts(found.get(key, ())) for key in organisations}


def _shares(
    organisations: Collection[int], counting: Counting, known_at: datetime
) -> dict[int, dict[int, Decimal]]:
    """Return what each unit carries of each of its tasks: the lead all, a partner its share."""
    there = Task.objects.filter(rhythm="", at__lte=known_at)
    carried: dict[int, dict[int, Decimal]] = defaultdict(dict)
    if counting.partner:
        for task, organisation in partners_of(there, known_at):
            if organisation in set(organisations):
                carried[task][organisation] = counting.partner
    led = there.filter(lead__in=organisations).values_list("pk", "lead_id")
    for task, organisation in led:
        carried[task][organisation] = WHOLE
    return dict(carried)


def partners_of(tasks: QuerySet[Task], known_at: datetime) -> list[tuple[int, int]]:
    """Return each task with who takes part in it, as last named by then."""
    rows = Partner.objects.filter(task__in=tasks.order_by().values("pk"), at__lte=known_at)
    last = rows.order_by("task_id", "organisation_id", "-id").distinct("task_id", "organisation_id")
    found = last.values_list("task_id", "organisation_id", "is_in")
    return [(task, organisation) for task, organisation, is_in in found if is_in]


def _granted(ids: QuerySet[Task, Any]) -> Mapping[int, list[Asked]]:
    rows = Extension.objects.filter(task__in=ids, answer__is_granted=True)
    found: dict[int, list[Asked]] = defaultdict(list)
    values = ("task_id", "at", "answer__at", "due__due_on")
    for task, asked, answered, due in rows.order_by("task_id", "id").values_list(*values):
        found[task].append(Asked(asked, answered, due))
    return found


def _claimed(ids: QuerySet[Task, Any]) -> Mapping[int, list[Claimed]]:
    rows = Claim.objects.filter(task__in=ids)
    found: dict[int, list[Claimed]] = defaultdict(list)
    values = ("task_id", "at", "answer__at", "answer__is_confirmed")
    for task, at, answered, confirmed in rows.order_by("task_id", "id").values_list(*values):
        found[task].append(Claimed(at, answered, bool(confirmed)))
    return found

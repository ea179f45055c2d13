"""Inspections as lists show them: who sees which, and where each stands."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from chamdiem.portal.common import moments
from chamdiem.portal.inspections.choices import Kind, Remedying
from chamdiem.portal.inspections.facts import Sight, Told
from chamdiem.portal.inspections.models import Finding, Inspection, Member, Minutes, Plan
from chamdiem.portal.inspections.queries.courses import troubles
from chamdiem.portal.inspections.standing import Course, remedying, stand, waits
from chamdiem.portal.orgs import queries as orgs

Stood = tuple[Remedying, bool]
"""How far a finding is, and whether a report of it waits."""


def seen(sight: Sight) -> QuerySet[Inspection]:
    """Return the inspections that a person sees; what was not announced is no unit's to see."""
    rows = Inspection.objects.all()
    if sight.is_whole:
        return rows
    announced = Q(announcement__isnull=False)
    shown = announced if sight.is_announced else announced & Q(unit__in=sight.units)
    last = Plan.objects.filter(inspection=OuterRef("pk")).order_by("-id").values("pk")[:1]
    of_team = Member.objects.filter(plan=OuterRef("plan_now"), person=sight.person)
    return rows.annotate(plan_now=Subquery(last)).filter(shown | Q(Exists(of_team)))


def told(*, rows: QuerySet[Inspection], at: datetime) -> tuple[Told, ...]:
    """Return inspections with what is derived of them, the latest first; six queries in all."""
    wanted = rows.select_related("announcement", "cancellation", "closing").order_by("pk")
    found = list(wanted)
    keys = [row.pk for row in found]
    plans = _plans(keys)
    minuted = set(Minutes.objects.filter(inspection__in=keys).values_list("inspection", flat=True))
    stood = _stood(keys, at)
    names = orgs.names(ids={row.unit_id for row in found}, on=moments.day_of(at))
    made = (
        _told(row, plans[row.pk], row.pk in minuted, stood.get(row.pk, ()), names, at)
        for row in found
    )
    return tuple(sorted(made, key=lambda one: (one.from_on, one.id), reverse=True))


def _told(
    row: Inspection,
    plan: Plan,
    has_minutes: bool,
    stood: Iterable[Stood],
    names: Mapping[int, str],
    at: datetime,
) -> Told:
    findings = list(stood) if has_minutes else []
    course = Course(
        from_on=plan.from_on,
        is_announced=hasattr(row, "announcement"),
        has_minutes=has_minutes,
        is_closed=hasattr(row, "closing"),
        is_cancelled=hasattr(row, "cancellation"),
        findings=[state for state, _ in findings],
    )
    standing = stand(course, at=at, waiting=sum(waiting for _, waiting in findings))
    return Told(
        id=row.pk,
        public_id=row.public_id,
        unit_id=row.unit_id,
        unit=names.get(row.unit_id, ""),
        kind=Kind(row.kind),
        content=plan.content,
        basis_number=plan.basis_number,
        basis_issued_on=plan.basis_issued_on,
        from_on=plan.from_on,
        to_on=plan.to_on,
        state=standing.state,
        is_announced=course.is_announced,
        findings=sum(state is not Remedying.WITHDRAWN for state, _ in findings),
        open=standing.open,
        late=standing.late,
        waiting=standing.waiting,
    )


def _plans(keys: Iterable[int]) -> Mapping[int, Plan]:
    rows = Plan.objects.filter(inspection__in=list(keys))
    last = rows.order_by("inspection_id", "-id").distinct("inspection_id")
    return {plan.inspection_id: plan for plan in last}


def _stood(keys: Iterable[int], at: datetime) -> Mapping[int, list[Stood]]:
    rows = Finding.objects.filter(inspection__in=list(keys))
    courses = troubles(rows)
    found: dict[int, list[Stood]] = defaultdict(list)
    for pk, inspection in rows.order_by("pk").values_list("pk", "inspection_id"):
        found[inspection].append((remedying(courses[pk], at=at), waits(courses[pk])))
    return found

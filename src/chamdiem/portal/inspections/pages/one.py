"""One inspection: its plan and team, what was checked and found, and what is to be done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from chamdiem.portal.common import moments
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.inspections import access, letters, queries
from chamdiem.portal.inspections.facts import Checked, Ordered, Overlap, Told
from chamdiem.portal.inspections.models import Inspection, Minutes, Plan
from chamdiem.portal.inspections.pages.acts import Act, acts, may_announce, may_close
from chamdiem.portal.inspections.pages.events import Event, events
from chamdiem.portal.inspections.pages.found import Shown, Viewer, found
from chamdiem.portal.inspections.pages.words import ERASED, Light, crumbs, days, light, outcome


@dataclass(frozen=True, slots=True)
class Mate:
    """One person of the team."""

    name: str
    post: str
    leads: bool


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the checklist with what was found."""

    checked: Checked
    light: Light


@dataclass(frozen=True, slots=True)
class InspectionPage:
    """One inspection as the person may see it."""

    crumbs: tuple[Crumb, ...]
    public_id: UUID
    told: Told
    light: Light
    plan: Plan
    basis: str
    days: str
    team: tuple[Mate, ...]
    announced_at: datetime | None
    cancelled_because: str
    overlaps: tuple[Overlap, ...]
    is_inside: bool
    is_told: bool
    items: tuple[Item, ...]
    findings: tuple[Shown, ...]
    minutes: Minutes | None
    reappraisals: tuple[Ordered, ...]
    events: tuple[Event, ...]
    acts: tuple[Act, ...]
    may_announce: bool
    may_close: bool
    refusal: str


def inspection_page(
    *, inspection: Inspection, user: Any, at: datetime, refusal: str = ""
) -> InspectionPage:
    """Show one inspection; checklist and findings before the minutes to the team only."""
    told = queries.told(rows=Inspection.objects.filter(pk=inspection.pk), at=at)[0]
    plan, minutes = (
        queries.plan_now(inspection=inspection),
        queries.minutes_now(inspection=inspection),
    )
    manages, is_inside = access.manages(user), access.is_inside(user=user, inspection=inspection)
    is_told = is_inside or minutes is not None
    viewer = Viewer(manages, is_inside, access.remedies(user=user, unit=inspection.unit))
    return InspectionPage(
        crumbs=crumbs((told.unit, "")),
        public_id=inspection.public_id,
        told=told,
        light=light(told),
        plan=plan,
        basis=letters.basis(plan.basis_number, plan.basis_issued_on),
        days=days(plan.from_on, plan.to_on),
        team=_team(plan),
        announced_at=inspection.announcement.at if told.is_announced else None,
        cancelled_because=_cancelled(inspection),
        overlaps=_overlaps(inspection, plan) if manages else (),
        is_inside=is_inside,
        is_told=is_told,
        items=_items(inspection) if is_told else (),
        findings=found(inspection, told, viewer, at) if is_told else (),
        minutes=minutes,
        reappraisals=queries.reappraisals_of(inspection=inspection) if is_told else (),
        events=events(inspection, is_inside=is_inside),
        acts=acts(told, minutes, on=moments.day_of(at)) if manages else (),
        may_announce=manages and may_announce(told),
        may_close=manages and may_close(told),
        refusal=refusal,
    )


def _team(plan: Plan) -> tuple[Mate, ...]:
    rows = queries.team(plan=plan)
    return tuple(
        Mate(one.person.display_name or ERASED, one.person.post, one.place == 0) for one in rows
    )


def _items(inspection: Inspection) -> tuple[Item, ...]:
    rows: Sequence[Checked] = queries.checklist(inspection=inspection)
    return tuple(Item(one, outcome(one.outcome)) for one in rows)


def _cancelled(inspection: Inspection) -> str:
    return inspection.cancellation.reason if hasattr(inspection, "cancellation") else ""


def _overlaps(inspection: Inspection, plan: Plan) -> tuple[Overlap, ...]:
    if hasattr(inspection, "cancellation"):
        return ()
    return queries.overlaps(
        unit=inspection.unit, from_on=plan.from_on, to_on=plan.to_on, but=inspection
    )

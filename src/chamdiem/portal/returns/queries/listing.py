"""The returns of a month in one list: where each lies, with whom, since when."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chamdiem.portal.periods.choices import Due as Kind
from chamdiem.portal.periods.choices import PeriodKind
from chamdiem.portal.periods.models import Deadline, Expected, Leave, Period
from chamdiem.portal.returns.choices import ReturnState
from chamdiem.portal.returns.models import Part, Return, ReturnStep


@dataclass(frozen=True, slots=True)
class Listed:
    """One unit that must report, and its return so far."""

    organisation_id: int
    organisation: UUID
    name: str
    month: str
    is_trial: bool
    state: ReturnState
    since: datetime | None
    due_at: datetime | None
    sent_at: datetime | None


def months(*, organisations: Collection[int] | None) -> tuple[str, ...]:
    """Return the months in which these units report, or any; newest first."""
    rows = Period.objects.order_by("-month")
    if organisations is not None:
        rows = rows.filter(expected__organisation_id__in=organisations).distinct()
    return tuple(rows.values_list("month", flat=True))


def listed(*, month: str, organisations: Collection[int] | None) -> tuple[Listed, ...]:
    """Return the units expected in a month, all or those named, in the period's order."""
    period = Period.objects.filter(month=month).first()
    if period is None:
        return ()
    rows = Expected.objects.filter(period=period).select_related("organisation")
    if organisations is not None:
        rows = rows.filter(organisation_id__in=organisations)
    states = dict(Return.objects.filter(period=period).values_list("organisation_id", "state"))
    moved, due = _moved(period), _due(period)
    return tuple(
        _listed(row, period, states, moved, due) for row in rows.order_by("position", "id")
    )


def parts_of(*, person_id: int) -> frozenset[int]:
    """Return the organisations in whose returns a person was given a section."""
    rows = Part.objects.filter(person_id=person_id).order_by("of__organisation_id")
    return frozenset(rows.values_list("of__organisation_id", flat=True))


def _listed(
    row: Expected,
    period: Period,
    states: Mapping[int, str],
    moved: Mapping[int, Mapping[str, datetime]],
    due: tuple[datetime | None, Mapping[int, datetime]],
) -> Listed:
    unit = row.organisation_id
    state = ReturnState(states.get(unit, ReturnState.EMPTY))
    since, for_all = moved.get(unit, {}), due[0]
    leave = due[1].get(unit)
    return Listed(
        organisation_id=unit,
        organisation=row.organisation.public_id,
        name=row.name,
        month=period.month,
        is_trial=period.kind == PeriodKind.TRIAL,
        state=state,
        since=since.get(state, period.opened_at if state is ReturnState.EMPTY else None),
        due_at=max(filter(None, (for_all, leave)), default=None),
        sent_at=since.get(ReturnState.SENT),
    )


def _moved(period: Period) -> dict[int, dict[str, datetime]]:
    rows = ReturnStep.objects.filter(of__period=period).order_by("id")
    found: dict[int, dict[str, datetime]] = {}
    for unit, state, at in rows.values_list("of__organisation_id", "to_state", "at"):
        found.setdefault(unit, {})[state] = at
    return found


def _due(period: Period) -> tuple[datetime | None, dict[int, datetime]]:
    rows = Deadline.objects.filter(period=period, what=Kind.SENDING).order_by("id")
    last = rows.last()
    leaves = Leave.objects.filter(period=period).order_by("id")
    return (last.due_at if last else None), dict(leaves.values_list("organisation_id", "until"))

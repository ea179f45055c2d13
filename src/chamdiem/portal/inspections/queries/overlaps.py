"""Who else inspects a unit on the same days: our own inspections, and other bodies' teams."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from chamdiem.portal.inspections.choices import State
from chamdiem.portal.inspections.facts import Coming, Overlap, Told
from chamdiem.portal.inspections.models import Inspection, Plan, Visit
from chamdiem.portal.orgs import queries as orgs
from chamdiem.portal.orgs.models import Organisation

Span = tuple[date, date]


def overlaps(
    *, unit: Organisation, from_on: date, to_on: date, but: Inspection | None = None
) -> tuple[Overlap, ...]:
    """Return who else comes to a unit on those days, earliest first; what was cancelled is none."""
    rows = Plan.objects.filter(inspection__unit=unit, inspection__cancellation=None)
    last = rows.order_by("inspection_id", "-id").distinct("inspection_id")
    own = [
        Overlap(f"kiểm tra “{one.content}”", one.from_on, one.to_on, one.inspection.public_id)
        for one in last.select_related("inspection")
        if one.inspection_id != (but.pk if but else None)
    ]
    coming = Visit.objects.filter(unit=unit, dropped=None)
    others = [Overlap(f"đoàn của {one.organisation}", one.from_on, one.to_on) for one in coming]
    found = (one for one in (*own, *others) if meet((one.from_on, one.to_on), (from_on, to_on)))
    return tuple(sorted(found, key=lambda one: (one.from_on, one.to_on, one.who)))


def clashing(*, told: Iterable[Told]) -> frozenset[int]:
    """Return which inspections of a whole list meet another, or another body's team."""
    spans: dict[int, list[tuple[int, Span]]] = defaultdict(list)
    for unit, first, last in Visit.objects.filter(dropped=None).values_list(
        "unit_id", "from_on", "to_on"
    ):
        spans[unit].append((0, (first, last)))
    standing = [one for one in told if one.state is not State.CANCELLED]
    for one in standing:
        spans[one.unit_id].append((one.id, (one.from_on, one.to_on)))
    return frozenset(
        one.id
        for one in standing
        if any(
            key != one.id and meet(span, (one.from_on, one.to_on))
            for key, span in spans[one.unit_id]
        )
    )


def visits(*, on: date) -> Sequence[Coming]:
    """Return the teams of other bodies that were noted, the latest first."""
    rows = list(Visit.objects.select_related("dropped").order_by("-from_on", "-id"))
    names = orgs.names(ids={row.unit_id for row in rows}, on=on)
    return [
        Coming(
            public_id=row.public_id,
            unit_id=row.unit_id,
            unit=names.get(row.unit_id, ""),
            organisation=row.organisation,
            from_on=row.from_on,
            to_on=row.to_on,
            dropped_because=row.dropped.reason if hasattr(row, "dropped") else "",
        )
        for row in rows
    ]


def meet(one: Span, other: Span) -> bool:
    """Tell whether two spans share a day, both ends counted."""
    return one[0] <= other[1] and other[0] <= one[1]

"""The findings of one inspection, with what the unit reported and how it was answered."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from chamdiem.portal.inspections.choices import Severity
from chamdiem.portal.inspections.facts import Wrong
from chamdiem.portal.inspections.models import Finding, Inspection, Remedy
from chamdiem.portal.inspections.queries.courses import troubles
from chamdiem.portal.inspections.queries.one import names_of
from chamdiem.portal.inspections.standing import Trouble, is_settled, remedying, waits


def findings(*, inspection: Inspection, at: datetime) -> tuple[Wrong, ...]:
    """Return the findings of an inspection in their order; five queries however many."""
    rows = Finding.objects.filter(inspection=inspection)
    courses = troubles(rows)
    reported = _reported(inspection)
    shown = list(rows.select_related("item", "withdrawal").order_by("number"))
    names = names_of(items=[row.item for row in shown if row.item])
    return tuple(
        _wrong(row, names.get(row.item_id or 0, ""), courses[row.pk], reported[row.pk], at)
        for row in shown
    )


def unsettled(*, inspection: Inspection, at: datetime) -> tuple[Wrong, ...]:
    """Return the findings that keep an inspection open."""
    found = findings(inspection=inspection, at=at)
    return tuple(one for one in found if not is_settled(one.state))


def _wrong(
    row: Finding, item: str, course: Trouble, remedies: Iterable[Remedy], at: datetime
) -> Wrong:
    withdrawn = getattr(row, "withdrawal", None)
    return Wrong(
        pk=row.pk,
        number=row.number,
        text=row.text,
        item=item,
        severity=Severity(row.severity),
        remedy=row.remedy,
        due_on=row.due_on,
        state=remedying(course, at=at),
        waits=waits(course),
        remedies=tuple(remedies),
        withdrawn_because=withdrawn.reason if withdrawn else "",
        withdrawn_at=withdrawn.at if withdrawn else None,
        at=row.at,
    )


def _reported(inspection: Inspection) -> Mapping[int, list[Remedy]]:
    found: dict[int, list[Remedy]] = defaultdict(list)
    rows = Remedy.objects.filter(finding__inspection=inspection)
    for row in rows.select_related("answer", "file").order_by("pk"):
        found[row.finding_id].append(row)
    return found

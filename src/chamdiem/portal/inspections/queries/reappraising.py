"""Which months of which units are to be appraised anew (thẩm định lại), and why."""

from datetime import date

from django.db.models import QuerySet

from chamdiem.portal.common import moments
from chamdiem.portal.inspections.facts import Ordered
from chamdiem.portal.inspections.models import Inspection, Reappraisal
from chamdiem.portal.orgs import queries as orgs
from chamdiem.portal.periods.models import Period


def reappraisals(*, period: Period) -> tuple[Ordered, ...]:
    """Return what was ordered of a month, in the order it was; no figure changes by it."""
    return _ordered(Reappraisal.objects.filter(period=period))


def reappraisals_of(*, inspection: Inspection) -> tuple[Ordered, ...]:
    """Return what an inspection ordered, in the order it did."""
    return _ordered(Reappraisal.objects.filter(inspection=inspection))


def _ordered(rows: QuerySet[Reappraisal]) -> tuple[Ordered, ...]:
    found = list(rows.select_related("inspection", "period").order_by("pk"))
    latest = max((moments.day_of(row.at) for row in found), default=date.min)
    names = orgs.names(ids={row.unit_id for row in found}, on=latest) if found else {}
    return tuple(
        Ordered(
            month=row.period.month,
            unit_id=row.unit_id,
            unit=names.get(row.unit_id, ""),
            reason=row.reason,
            inspection=row.inspection.public_id,
            at=row.at,
            by=row.by,
        )
        for row in found
    )

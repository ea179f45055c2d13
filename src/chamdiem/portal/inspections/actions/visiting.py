"""Teams of other bodies are noted, so that plans warn of them (đoàn kiểm tra khác)."""

from datetime import date, datetime

from django.db import transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.inspections.actions import ground
from chamdiem.portal.inspections.facts import Refused
from chamdiem.portal.inspections.models import Visit, VisitDropped
from chamdiem.portal.orgs.models import Organisation


class IsDropped(Refused):
    """Raise when a team of another body was dropped already."""


@transaction.atomic
def note_visit(
    *,
    unit: Organisation,
    organisation: str,
    from_on: date,
    to_on: date,
    by: User,
    at: datetime,
) -> Visit:
    """Note that another body's team comes to a unit (ghi đoàn kiểm tra khác)."""
    ground.require_order(from_on, to_on)
    row = Visit.objects.create(
        unit=unit,
        organisation=ground.said(organisation, what="cơ quan kiểm tra", longest=200),
        from_on=from_on,
        to_on=to_on,
        at=at,
        by=by.public_id,
    )
    audit.record(verb="inspections.visit.noted", actor=by.opaque_id, subject=row, at=at)
    return row


@transaction.atomic
def drop_visit(*, visit: Visit, reason: str, by: User, at: datetime) -> VisitDropped:
    """Say that a team does not come, or was noted wrongly (bỏ đoàn kiểm tra khác)."""
    ground.take_turns(visit)
    if VisitDropped.objects.filter(visit=visit).exists():
        raise IsDropped("Đoàn này đã bỏ; mở lại trang để xem.")
    row = VisitDropped.objects.create(
        visit=visit, reason=ground.said(reason, what="lý do bỏ"), at=at, by=by.public_id
    )
    audit.record(verb="inspections.visit.dropped", actor=by.opaque_id, subject=visit, at=at)
    return row

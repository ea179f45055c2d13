"""An inspection closes, and may order that a month be appraised anew (thẩm định lại)."""

from datetime import datetime

from django.db import transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.inspections import queries
from chamdiem.portal.inspections.actions import ground
from chamdiem.portal.inspections.facts import Refused
from chamdiem.portal.inspections.models import Closing, Inspection, Reappraisal
from chamdiem.portal.periods import queries as periods
from chamdiem.portal.periods.models import Period


class StillUnsettled(Refused):
    """Raise when findings keep an inspection open; says which."""


class NotOfTheMonth(Refused):
    """Raise when the unit does not report in the month."""


class IsOrdered(Refused):
    """Raise when the month was ordered already by this inspection."""


@transaction.atomic
def close(*, inspection: Inspection, by: User, at: datetime) -> Closing:
    """Close an inspection (kết thúc): every finding was remedied or withdrawn."""
    ground.require_minutes(ground.open_course(inspection), what="kết thúc được")
    left = queries.unsettled(inspection=inspection, at=at)
    if left:
        which = "; ".join(f"số {one.number} ({one.text[:60]})" for one in left)
        raise StillUnsettled(
            f"Chưa kết thúc được vì còn phát hiện chưa được xác nhận khắc phục: {which}. Đơn vị "
            "báo khắc phục, Sở KH&CN xác nhận; ghi nhầm thì rút phát hiện."
        )
    row = Closing.objects.create(inspection=inspection, at=at, by=by.public_id)
    audit.record(
        verb="inspections.inspection.closed", actor=by.opaque_id, subject=inspection, at=at
    )
    return row


@transaction.atomic
def order_reappraisal(
    *, inspection: Inspection, period: Period, reason: str, by: User, at: datetime
) -> Reappraisal:
    """Order that a month of the unit be appraised anew, with a reason; no figure changes by it."""
    ground.take_turns(inspection)
    course = queries.course(inspection=inspection)
    ground.require_minutes(course, what="yêu cầu thẩm định lại được")
    unit = inspection.unit
    if periods.expected_unit(period=period, organisation=unit) is None:
        raise NotOfTheMonth(
            f"Đơn vị không có trong kỳ {period.month[5:]}/{period.month[:4]}; hãy chọn tháng mà "
            "đơn vị phải gửi phiếu."
        )
    if Reappraisal.objects.filter(inspection=inspection, period=period, unit=unit).exists():
        raise IsOrdered("Cuộc kiểm tra này đã yêu cầu thẩm định lại tháng ấy.")
    row = Reappraisal.objects.create(
        inspection=inspection,
        period=period,
        unit=unit,
        reason=ground.said(reason, what="lý do thẩm định lại"),
        at=at,
        by=by.public_id,
    )
    audit.record(
        verb="inspections.reappraisal.ordered",
        actor=by.opaque_id,
        subject=inspection,
        at=at,
        month=period.month,
        unit=str(unit.public_id),
    )
    return row

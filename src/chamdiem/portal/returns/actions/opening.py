"""Opening the returns of a period, one for each unit that must report."""

from datetime import datetime

from django.db import transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.periods.models import Expected, Period
from chamdiem.portal.returns.models import Return


class NotExpected(Exception):
    """Raise when a unit does not report in a period: the population was frozen (I13)."""


@transaction.atomic
def open_returns(*, period: Period, by: User, at: datetime) -> int:
    """Open the returns of all units that must report (mở phiếu); those open already stay."""
    units = Expected.objects.filter(period=period).values_list("organisation_id", flat=True)
    before = Return.objects.filter(period=period).count()
    Return.objects.bulk_create(
        [Return(period=period, organisation_id=unit) for unit in units.order_by("position")],
        ignore_conflicts=True,
    )
    count = Return.objects.filter(period=period).count() - before
    if count:
        audit.record(
            verb="returns.period.opened", actor=by.opaque_id, subject=period, at=at, returns=count
        )
    return count


@transaction.atomic
def open_return(*, period: Period, organisation: Organisation, by: User, at: datetime) -> Return:
    """Open the return of one unit, or return the one that is open."""
    if not Expected.objects.filter(period=period, organisation=organisation).exists():
        raise NotExpected(
            f"Đơn vị không có trong danh sách phải gửi phiếu của kỳ {period.month}, danh sách này "
            "chốt khi mở kỳ."
        )
    row, is_new = Return.objects.get_or_create(period=period, organisation=organisation)
    if is_new:
        audit.record(verb="returns.return.opened", actor=by.opaque_id, subject=row, at=at)
    return row

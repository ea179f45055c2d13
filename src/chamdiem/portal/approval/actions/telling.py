"""Telling the units of an approved month (thông báo cho các đơn vị): one act for all."""

from datetime import datetime

from django.db import transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.approval.actions import ground, submitting
from chamdiem.portal.approval.models import Notice
from chamdiem.portal.periods import actions as periods
from chamdiem.portal.periods.choices import Stage
from chamdiem.portal.periods.models import Period


class AlreadyTold(ground.Refused):
    """Raise when the units were told of what stands."""


@transaction.atomic
def notify(*, period: Period, by: User, at: datetime) -> Notice:
    """Tell the units (Thông báo cho các đơn vị): from now on each sees its own result.

    A correction is told of again, so that each head has it before the public does.
    """
    stands = ground.locked(period)
    ground.require_stage(stands, *ground.AFTER, act="thông báo cho các đơn vị")
    approved = ground.approved(stands)
    if Notice.objects.filter(approved=approved).exists():
        raise AlreadyTold(f"{ground.spoken(stands)} đã thông báo cho các đơn vị.")
    row = Notice.objects.create(approved=approved, at=at, by=by.public_id)
    if stands.stage == Stage.APPROVED:
        periods.move(period=stands, to=Stage.NOTIFIED, by=by, at=at)
        period.stage = stands.stage
    submitting.record("approval.month.notified", approved.frozen, by, at)
    return row

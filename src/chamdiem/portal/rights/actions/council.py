"""A member of the council withdraws from an item (rút khỏi mục)."""

from datetime import datetime

from django.db import IntegrityError, transaction

from chamdiem.engine.periods import Month
from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.common.text import nfc
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.rights.actions.giving import Refused
from chamdiem.portal.rights.models import Withdrawal


class AlreadyWithdrawn(Refused):
    """Raise when the member withdrew from the item before."""


class WithoutReason(Refused):
    """Raise when a member withdraws without saying why."""


@transaction.atomic
def withdraw_from(
    *,
    organisation: Organisation,
    criterion: str = "",
    month: Month | None = None,
    reason: str,
    by: User,
    at: datetime,
) -> Withdrawal:
    """Withdraw from judging an item; an empty criterion or month means all of them."""
    if not nfc(reason):
        raise WithoutReason("Hãy ghi lý do rút khỏi mục; hội đồng cần biết để phân công lại.")
    item = Withdrawal(
        user=by,
        organisation=organisation,
        criterion=nfc(criterion),
        month=str(month) if month else "",
        reason=nfc(reason),
        at=at,
    )
    try:
        with transaction.atomic():
            item.save(force_insert=True)
    except IntegrityError as trouble:
        raise AlreadyWithdrawn("Ông/bà đã rút khỏi mục này từ trước.") from trouble
    audit.record(
        verb="rights.withdrawal.made",
        actor=by.opaque_id,
        subject=organisation,
        at=at,
        after={"criterion": item.criterion, "month": item.month},
    )
    return item

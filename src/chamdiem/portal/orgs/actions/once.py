"""A form that is sent twice acts once; an act can be rehearsed and taken back."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.db import transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.common.templatetags.spoken import moment
from chamdiem.portal.orgs.actions.ground import Refused
from chamdiem.portal.orgs.models import Submission

Done = TypeVar("Done")


class AlreadySent(Refused):
    """Raise when the very same form was sent and done before."""


@transaction.atomic
def once(*, key: UUID, act: Callable[[], Done], by: User, at: datetime) -> Done:
    """Do what a form asks for, unless it was done when the form was sent before."""
    sent, is_new = Submission.objects.get_or_create(
        key=key, defaults={"at": at, "by": by.public_id}
    )
    if not is_new:
        raise AlreadySent(
            f"Biểu mẫu này đã được ghi lúc {moment(sent.at)}, nên không ghi lần nữa. Muốn ghi một "
            "thay đổi khác, hãy mở biểu mẫu mới."
        )
    return act()


def rehearse(act: Callable[[], object]) -> None:
    """Do an act and take it all back: what would be refused is refused now (xem trước)."""
    with transaction.atomic():
        act()
        transaction.set_rollback(True)

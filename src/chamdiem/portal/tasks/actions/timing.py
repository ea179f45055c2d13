"""More time is asked, with a reason, and decided; the first deadline is kept (I20)."""

from datetime import date, datetime

from django.db import transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.common import moments
from chamdiem.portal.tasks import queries
from chamdiem.portal.tasks.actions import ground
from chamdiem.portal.tasks.facts import Refused
from chamdiem.portal.tasks.models import Due, Extension, ExtensionAnswer, Task


class NothingToExtend(Refused):
    """Raise when a task has no deadline, or the day asked for is no later."""


class StillAsked(Refused):
    """Raise when more time was asked already and waits."""


class IsDecided(Refused):
    """Raise when an extension was decided already."""


class OwnExtension(Refused):
    """Raise when somebody would grant what they asked for."""


@transaction.atomic
def ask_extension(*, task: Task, due_on: date, reason: str, by: User, at: datetime) -> Extension:
    """Ask for more time (xin gia hạn); asked after the deadline, the task stays late."""
    ground.require_open(task)
    now = queries.due_in_force(task=task, at=at)
    if now is None:
        raise NothingToExtend("Nhiệm vụ không có thời hạn nên không xin gia hạn.")
    if due_on <= now or due_on < moments.day_of(at):
        raise NothingToExtend(
            f"Ngày xin gia hạn phải sau thời hạn đang có ({now:%d/%m/%Y}) và không ở quá khứ."
        )
    if Extension.objects.filter(task=task, answer=None).exists():
        raise StillAsked("Một lần xin gia hạn đang chờ cơ quan giao nhiệm vụ quyết định.")
    row = Extension.objects.create(
        task=task,
        due_on=due_on,
        reason=ground.said(reason, what="lý do xin gia hạn"),
        at=at,
        by=by.public_id,
    )
    audit.record(
        verb="tasks.extension.asked",
        actor=by.opaque_id,
        subject=task,
        at=at,
        due=due_on.isoformat(),
    )
    return row


@transaction.atomic
def answer_extension(
    *,
    extension: Extension,
    is_granted: bool,
    reason: str,
    by: User,
    at: datetime,
    due_on: date | None = None,
) -> ExtensionAnswer:
    """Grant more time, no further than was asked, or refuse with a reason (quyết định gia hạn)."""
    ground.require_open(extension.task)
    if ExtensionAnswer.objects.filter(extension=extension).exists():
        raise IsDecided("Lần xin gia hạn này đã được quyết định; mở lại trang để xem.")
    if extension.by == by.public_id:
        raise OwnExtension("Người xin gia hạn không tự đồng ý; cơ quan giao nhiệm vụ quyết định.")
    why = ground.optional(reason) if is_granted else ground.said(reason, what="vì sao không đồng ý")
    row = ExtensionAnswer.objects.create(
        extension=extension, is_granted=is_granted, reason=why, at=at, by=by.public_id
    )
    if is_granted:
        _move(extension, due_on or extension.due_on, by, at)
    audit.record(
        verb="tasks.extension.granted" if is_granted else "tasks.extension.refused",
        actor=by.opaque_id,
        subject=extension.task,
        at=at,
        extension=extension.pk,
    )
    return row


def _move(extension: Extension, due_on: date, by: User, at: datetime) -> None:
    now = queries.due_in_force(task=extension.task, at=at)
    if due_on > extension.due_on or (now is not None and due_on <= now):
        raise NothingToExtend(
            f"Thời hạn mới phải sau thời hạn đang có và không quá ngày đã xin "
            f"({extension.due_on:%d/%m/%Y})."
        )
    Due.objects.create(
        task=extension.task, due_on=due_on, extension=extension, at=at, by=by.public_id
    )

"""Removing a content by two persons (gỡ nội dung): one asks, another destroys.

What stays is that it was there: hash, size, author, time, and why it went. So whatever was
sealed over the hash still verifies.
"""

from datetime import datetime

from django.db import transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.common import moments, text
from chamdiem.portal.files import storage
from chamdiem.portal.files.actions import keeping
from chamdiem.portal.files.models import Stored
from chamdiem.portal.files.queries import Listed

SHORTEST = 10


class CannotRemove(Exception):
    """Raise when a removal is refused; says the rule and who lifts it."""


@transaction.atomic
def ask_removal(*, file: Listed, reason: str, by: User, at: datetime) -> None:
    """Ask that the content of a file be removed; from now on it is not given out."""
    why = text.nfc(reason)
    if len(why) < SHORTEST:
        raise CannotRemove(
            "Hãy ghi lý do gỡ: căn cứ, văn bản yêu cầu. Không chép nội dung của tệp vào lý do."
        )
    row = _locked(file)
    if row.removal_asked_at:
        raise CannotRemove(
            "Đã có người đề nghị gỡ tệp này. Người thứ hai được giao gỡ nội dung quyết định."
        )
    row.removal_asked_at, row.removal_asked_by, row.removal_reason = at, by.public_id, why
    row.save(update_fields=["removal_asked_at", "removal_asked_by", "removal_reason"])
    audit.record(
        verb="files.removal.asked",
        actor=by.opaque_id,
        subject=row,
        at=at,
        digest=row.sha256,
        reason=why,
    )


@transaction.atomic
def remove(*, file: Listed, by: User, at: datetime) -> int:
    """Destroy the content (gỡ nội dung), everywhere it was filed; return of how many files.

    The content goes before the row says so: killed between the two, the act is done again.
    """
    keeping.hold(file.sha256)
    row = _locked(file)
    _require_removable(row, by)
    others = _asked_along(row, by, at)
    for one in (row, *others):
        one.removed_at, one.removed_by = at, by.public_id
        one.save(update_fields=["removed_at", "removed_by"])
    audit.record(
        verb="files.content.removed",
        actor=by.opaque_id,
        subject=row,
        at=at,
        digest=row.sha256,
        size=row.size,
        reason=row.removal_reason,
        also=[str(one.public_id) for one in others],
    )
    _destroy(row.sha256)
    return 1 + len(others)


def _destroy(digest: str) -> None:
    try:
        storage.storage().destroy(digest)
    except storage.Unreached as trouble:
        raise CannotRemove(
            "Kho tệp chưa trả lời nên nội dung chưa gỡ được; tệp vẫn không mở được với ai. Hãy xác "
            "nhận gỡ lại sau ít phút; nếu vẫn thế, hãy báo người quản trị hệ thống."
        ) from trouble


def _require_removable(row: Stored, by: User) -> None:
    if row.removal_asked_at is None:
        raise CannotRemove("Chưa có người đề nghị gỡ tệp này. Một người đề nghị, người khác gỡ.")
    if row.removed_at is not None:
        raise CannotRemove(f"Nội dung tệp đã được gỡ ngày {moments.spoken_day(row.removed_at)}.")
    if row.removal_asked_by == by.public_id:
        raise CannotRemove(
            "Ông/bà là người đề nghị gỡ tệp này. Quy tắc: hai người; một người khác được giao gỡ "
            "nội dung xác nhận."
        )


def _asked_along(row: Stored, by: User, at: datetime) -> list[Stored]:
    """Return the other files of the same content, asked for with this one by the same person.

    What this person asked for stays open, for another to confirm; its content is gone already.
    """
    same = Stored.objects.select_for_update().filter(sha256=row.sha256, removed_at=None)
    others = [
        one
        for one in same.exclude(pk=row.pk).order_by("pk")
        if one.removal_asked_by != by.public_id
    ]
    for one in others:
        if one.removal_asked_at is None:
            one.removal_asked_at, one.removal_asked_by = at, row.removal_asked_by
            one.removal_reason = row.removal_reason
            one.save(update_fields=["removal_asked_at", "removal_asked_by", "removal_reason"])
    return others


def _locked(file: Listed) -> Stored:
    return Stored.objects.select_for_update().get(public_id=file.public_id)

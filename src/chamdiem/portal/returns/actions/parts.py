"""Sections given to colleagues (phân công phần), with a due time inside the office."""

from datetime import datetime

from django.db import transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.common import text
from chamdiem.portal.common.rights import Right
from chamdiem.portal.returns.actions import ground
from chamdiem.portal.returns.models import Part, Return
from chamdiem.portal.schemes.queries import scheme_of

TITLES = "Phần này chưa được giao cho ai."


@transaction.atomic
def assign(
    *, of: Return, node: str, person: User, due_at: datetime | None, by: User, at: datetime
) -> Part:
    """Give a section to a colleague (giao phần); given anew, it is theirs from now on."""
    row = ground.locked(of)
    ground.require_writing(row)
    known = {each.code for each, _ in scheme_of(row.period.scheme_version).nodes()}
    if node not in known:
        raise ground.Refused("Bộ tiêu chí của kỳ này không có mục đó.")
    _require_colleague(row, person)
    if due_at is not None and due_at <= at:
        raise ground.Refused("Hạn nội bộ đã qua. Hãy chọn một ngày từ hôm nay.")
    given = {"person": person, "due_at": due_at, "done_at": None, "at": at, "by": by.public_id}
    part, _ = Part.objects.update_or_create(of=row, node=node, defaults=given)
    Return.objects.filter(pk=row.pk, lead=None).update(lead=by)  # phụ trách phiếu
    audit.record(
        verb="returns.part.assigned",
        actor=by.opaque_id,
        subject=row,
        at=at,
        node=node,
        person=person.opaque_id,
    )
    return part


@transaction.atomic
def mark_done(*, of: Return, node: str, by: User, at: datetime) -> None:
    """Say that a section is done (xong phần); who was given it says so, or who leads."""
    row = ground.locked(of)
    if not Part.objects.filter(of=row, node=node, done_at=None).update(done_at=at):
        raise ground.Refused(f"{TITLES} Hoặc phần đã xong rồi.")
    audit.record(verb="returns.part.done", actor=by.opaque_id, subject=row, at=at, node=node)


@transaction.atomic
def take_part_back(*, of: Return, node: str, by: User, at: datetime) -> None:
    """Take a section back (thu lại phần)."""
    row = ground.locked(of)
    known = Part.objects.filter(of=row, node=text.nfc(node))
    deleted, _ = known.delete()
    if not deleted:
        raise ground.Refused(TITLES)
    audit.record(verb="returns.part.taken-back", actor=by.opaque_id, subject=row, at=at, node=node)


def _require_colleague(row: Return, person: User) -> None:
    rights = (Right.RETURNS_FILL, Right.RETURNS_FILL_PART)
    if not any(person.has_perm(right, row.organisation) for right in rights):
        raise ground.Refused(
            "Người này chưa có vai trò nào ở đơn vị. Quản trị hệ thống giao vai trò “Người cập "
            "nhật theo phần” trước."
        )

"""Handovers (bàn giao): a change of head opens a sheet, both sides confirm it once."""

from datetime import datetime

from django.db import transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.common import text
from chamdiem.portal.orgs.actions import Refused
from chamdiem.portal.posts import handover as sheets
from chamdiem.portal.posts import queries
from chamdiem.portal.posts.choices import HEADING, Side
from chamdiem.portal.posts.models import Handover, Tenure


class AlreadyConfirmed(Refused):
    """Raise when the side has confirmed."""


class NothingHandedOver(Refused):
    """Raise when a side never held the post, so that there is nothing to hand over."""


class ConfirmsAlone(Refused):
    """Raise when another would confirm for a head who has an account."""


class NoPaper(Refused):
    """Raise when a confirmation on paper is recorded without its number."""


def open_for(*, incoming: Tenure, at: datetime) -> str:
    """Open the sheet between a new head and the one before; return its id, if there is one."""
    if incoming.kind not in HEADING:
        return ""
    before = queries.heads_before(organisation=incoming.organisation, on=incoming.holds_from)
    if before is None or before.person.id == incoming.person.public_id:
        return ""
    row = Handover.objects.create(
        organisation=incoming.organisation,
        outgoing_id=before.pk,
        incoming=incoming,
        on=incoming.holds_from,
        sheet=sheets.sheet(organisation=incoming.organisation, on=incoming.holds_from, at=at),
        opened_at=at,
    )
    return str(row.public_id)


@transaction.atomic
def confirm_handover(
    *, handover: Handover, side: Side, note: str = "", paper: str = "", by: User, at: datetime
) -> Handover:
    """Confirm one side (xác nhận bàn giao): the head, or by the paper of one without account."""
    if queries.is_void(handover=handover):
        raise NothingHandedOver(
            "Ghi nhận chức vụ của một bên đã huỷ nên biên bản này không còn giá trị. Khi ghi đúng "
            "người, hệ thống lập biên bản mới."
        )
    head = getattr(handover, side).person
    given = text.nfc(paper) if by.pk != head.pk else ""
    if by.pk != head.pk:
        _require_paper(head, given)
    waiting = Handover.objects.filter(pk=handover.pk, **{f"{side}_confirmed_at": None})
    confirmed = {"confirmed_at": at, "by": by.public_id, "note": note.strip(), "paper": given}
    if not waiting.update(**{f"{side}_{name}": value for name, value in confirmed.items()}):
        raise AlreadyConfirmed(
            f"{side.label} đã xác nhận rồi; mỗi bên xác nhận một lần và không sửa được. Có ý kiến "
            "thêm, hãy gửi bằng văn bản cho Sở KH&CN."
        )
    audit.record(
        verb="posts.handover.confirmed",
        actor=by.opaque_id,
        subject=handover,
        at=at,
        on_behalf_of="" if by.pk == head.pk else head.opaque_id,
        before={"side": str(side), "is_confirmed": False},
        after={"side": str(side), "is_confirmed": True, "paper": given},
    )
    handover.refresh_from_db()
    return handover


def _require_paper(head: User, paper: str) -> None:
    if head.username and head.is_active:
        raise ConfirmsAlone(
            "Người này có tài khoản nên tự xác nhận khi đăng nhập. Sở chỉ ghi thay cho người không "
            "có tài khoản, theo văn bản người đó đã ký."
        )
    if not paper:
        raise NoPaper(
            "Hãy ghi số, ký hiệu của văn bản mà người không có tài khoản đã ký xác nhận bàn giao."
        )

"""Returns that come on paper (nhập thay): received, entered by one, checked by another, sent.

The time of arrival counts for the deadline. Nobody of the unit enters or checks (I16), and who
typed anything of the return does not check it.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.common import text
from chamdiem.portal.common.moments import day_of
from chamdiem.portal.files.models import Stored
from chamdiem.portal.returns import queries
from chamdiem.portal.returns.actions import ground, sending, signed, steps
from chamdiem.portal.returns.choices import Capacity, Way
from chamdiem.portal.returns.models import (
    Cell,
    Evidence,
    PaperEntry,
    Remark,
    Return,
    Sending,
    UnitConfirmation,
)
from chamdiem.portal.rights import queries as rights

LONGEST_NOTE = 1000


@dataclass(frozen=True, slots=True)
class Received:
    """A paper as it arrived: the document, when it came, its scan."""

    document: signed.Document
    arrived_at: datetime
    scan: Stored


class NotByThem(ground.Refused):
    """Raise when somebody of the unit, or who entered it, would check a paper (I16)."""


@transaction.atomic
def receive_paper(*, of: Return, received: Received, by: User, at: datetime) -> PaperEntry:
    """Take in a return that came on paper (nhận văn bản giấy)."""
    row = ground.locked(of)
    sending.require_state(row, from_paper=True)
    _require_outside(row, by, at)
    capacity = signed.capacity_on(row, received.document, at=at)
    _require_arrival(row, received, at)
    if queries.open_paper(of=row) is not None:
        raise ground.Refused("Đơn vị đã có một văn bản đang nhập thay. Hãy nhập xong hoặc bỏ nó.")
    made = PaperEntry.objects.create(
        of=row,
        document_number=text.nfc(received.document.number)[: signed.LONGEST_NUMBER],
        document_on=received.document.on,
        signer=received.document.signer.public_id,
        capacity=capacity,
        arrived_at=received.arrived_at,
        scan=received.scan,
        at=at,
        by=by.public_id,
    )
    _record("returns.paper.received", row, by, at)
    return made


@transaction.atomic
def finish_paper(*, paper: PaperEntry, by: User, at: datetime) -> None:
    """Say that all of a paper is entered (nhập xong); another person checks it now."""
    row, one = _opened(paper)
    _require_outside(row, by, at)
    steps.require_complete(row)
    one.fingerprint = queries.sheet(of=row).fingerprint
    one.entered_at, one.entered_by, one.note = at, by.public_id, ""
    one.save()
    _record("returns.paper.entered", row, by, at)


@transaction.atomic
def return_paper(*, paper: PaperEntry, note: str, by: User, at: datetime) -> None:
    """Give an entered paper back to who entered it, with what is wrong (trả lại)."""
    row, one = _opened(paper)
    _require_other(row, one, by, at)
    if not (written := text.nfc(note)[:LONGEST_NOTE]):
        raise ground.Refused("Trả lại thì phải ghi chỗ nhập chưa đúng.")
    one.fingerprint, one.entered_at, one.entered_by, one.note = "", None, None, written
    one.save()
    _record("returns.paper.returned", row, by, at)


@transaction.atomic
def check_paper(*, paper: PaperEntry, fingerprint: str, by: User, at: datetime) -> Sending:
    """Confirm as the second person that a paper was entered as it reads, and send it."""
    ground.hold_period(paper.of)
    row, one = _opened(paper)
    sending.require_state(row, from_paper=True)
    _require_other(row, one, by, at)
    sending.require_in_time(row, at=one.arrived_at)
    sheet = queries.sheet(of=row)
    if not sheet.fingerprint == one.fingerprint == fingerprint:
        raise sending.Changed(
            "Phiếu đã sửa sau khi nhập xong. Người nhập bấm “Đã nhập xong” lại, rồi kiểm tra lại."
        )
    signer = User.objects.get(public_id=one.signer)
    stated = sending.Signed(Way.PAPER, signer, Capacity(one.capacity), one.arrived_at)
    made = sending.store(
        row,
        sheet,
        signed=stated,
        by=by,
        at=at,
        document_number=one.document_number,
        document_on=one.document_on,
        signed_copy=one.scan,
        entered_by=one.entered_by,
        checked_by=by.public_id,
    )
    one.sending = made
    one.save()
    return made


@transaction.atomic
def drop_paper(*, paper: PaperEntry, by: User, at: datetime) -> None:
    """Drop a paper that was taken in by mistake; what was typed stays with the unit's draft."""
    row, one = _opened(paper)
    one.dropped_at, one.dropped_by = at, by.public_id
    one.save()
    _record("returns.paper.dropped", row, by, at)


@transaction.atomic
def confirm_for_unit(
    *, of: Return, agrees: bool, words: str = "", by: User, at: datetime
) -> UnitConfirmation:
    """Let the unit say whether what was entered for it is what it sent (đơn vị xác nhận)."""
    row = ground.locked(of)
    sending.capacity_of(row, by=by, on=day_of(at))
    last = queries.sent_last(of=row)
    if last is None or last.way != Way.PAPER or queries.confirmation_of(sending=last):
        raise ground.Refused("Phiếu không có lần nhập thay nào chờ đơn vị xác nhận.")
    written = text.nfc(words)[:LONGEST_NOTE]
    if not agrees and not written:
        raise ground.Refused("Không đồng ý thì hãy ghi chỗ nhập chưa đúng với văn bản.")
    made = UnitConfirmation.objects.create(
        sending=last, agrees=agrees, words=written, at=at, by=by.public_id
    )
    audit.record(
        verb="returns.paper.confirmed", actor=by.opaque_id, subject=row, at=at, agrees=agrees
    )
    return made


def _opened(paper: PaperEntry) -> tuple[Return, PaperEntry]:
    row = ground.locked(paper.of)
    one = PaperEntry.objects.select_for_update(of=("self",)).select_related("scan").get(pk=paper.pk)
    if one.sending_id is not None or one.dropped_at is not None:
        raise ground.Refused("Văn bản này đã nhập thay xong hoặc đã bỏ.")
    return row, one


def _require_arrival(row: Return, received: Received, at: datetime) -> None:
    if not received.document.on <= day_of(received.arrived_at) or received.arrived_at > at:
        raise ground.Refused(
            "Thời điểm văn bản đến phải từ ngày ký văn bản đến bây giờ; ghi theo dấu đến của văn "
            "thư."
        )
    sending.require_in_time(row, at=received.arrived_at)


def _require_outside(row: Return, by: User, at: datetime) -> None:
    why = rights.conflict(user=by, organisation=row.organisation, on=day_of(at))
    if why:
        raise NotByThem(
            f"{why} Người giữ chức vụ hoặc vai trò ở đơn vị không nhập thay cho đơn vị ấy; chuyên "
            "viên khác của Sở KH&CN làm việc này."
        )


def _require_other(row: Return, one: PaperEntry, by: User, at: datetime) -> None:
    _require_outside(row, by, at)
    if one.entered_by is None:
        raise ground.Refused("Văn bản này chưa nhập xong; người nhập bấm “Đã nhập xong” trước.")
    drafts = (Cell, Remark, Evidence)
    has_typed = any(model.objects.filter(of=row, by=by.public_id).exists() for model in drafts)
    if one.entered_by == by.public_id or has_typed:
        raise NotByThem(
            "Người nhập không tự kiểm tra. Một chuyên viên khác của Sở KH&CN, chưa nhập gì vào "
            "phiếu này, kiểm tra và xác nhận."
        )


def _record(verb: str, row: Return, by: User, at: datetime) -> None:
    audit.record(verb=verb, actor=by.opaque_id, subject=row, at=at)

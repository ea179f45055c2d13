"""Sending a return (Gửi Sở KH&CN): by who may sign that day, whole, in one transaction."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.common import moments
from chamdiem.portal.periods.choices import Stage
from chamdiem.portal.posts import queries as posts
from chamdiem.portal.posts.choices import Kind
from chamdiem.portal.returns import queries
from chamdiem.portal.returns.actions import ground, steps
from chamdiem.portal.returns.choices import Capacity, ReturnState, Way
from chamdiem.portal.returns.models import Return, Sending, SentFigure, SentLeaf
from chamdiem.portal.returns.sheet import Sheet

_STATES = (ReturnState.ENTERING, ReturnState.PRESENTED, ReturnState.RETURNED)
CAPACITY = {
    Kind.HEAD: Capacity.HEAD,
    Kind.ACTING: Capacity.ACTING,
    Kind.DEPUTY: Capacity.DEPUTY,
}


@dataclass(frozen=True, slots=True)
class Signed:
    """How a return was signed: in which way, by whom, as what, when it arrived."""

    way: Way
    signer: User
    capacity: Capacity
    arrived_at: datetime


class MayNotSign(ground.Refused):
    """Raise when who sends is neither head nor acting head nor a deputy who signs KT. (I15)."""


class TooLate(ground.Refused):
    """Raise when the time for sending is over; says who may still allow it."""


class Changed(ground.Refused):
    """Raise when the return is no longer what the signer had in sight."""


class NotResponsible(ground.Refused):
    """Raise when the statement of responsibility was not given."""


@transaction.atomic
def send(*, of: Return, fingerprint: str, is_responsible: bool, by: User, at: datetime) -> Sending:
    """Send a return in the site; `fingerprint` is that of what the signer had in sight."""
    ground.hold_period(of)
    row = ground.locked(of)
    capacity = capacity_of(row, by=by, on=moments.day_of(at))
    require_state(row)
    require_in_time(row, at=at)
    if not is_responsible:
        raise NotResponsible("Hãy đánh dấu lời cam đoan trách nhiệm trước khi gửi.")
    steps.require_complete(row)
    sheet = queries.sheet(of=row)
    if sheet.fingerprint != fingerprint:
        raise Changed("Phiếu vừa có người sửa. Hãy xem lại rồi gửi; chưa có gì được gửi đi.")
    signed = Signed(way=Way.SITE, signer=by, capacity=capacity, arrived_at=at)
    return store(row, sheet, signed=signed, by=by, at=at)


def capacity_of(row: Return, *, by: User, on: date) -> Capacity:
    """Return as what a person signs for the unit that day, or refuse."""
    for held in posts.signers(organisation=row.organisation, on=on):
        if held.person.id == by.public_id:
            return CAPACITY[held.kind]
    raise MayNotSign(
        f"Ngày {on:%d/%m/%Y} ông/bà không phải người đứng đầu, người phụ trách hay cấp phó được "
        "phân công ký thay (KT.) của đơn vị nên không gửi được phiếu. Sở KH&CN ghi chức vụ và "
        "phân công theo văn bản của đơn vị."
    )


def require_in_time(row: Return, *, at: datetime) -> None:
    """Refuse to send after the deadline, unless the unit has leave."""
    is_supplement = queries.sent_last(of=row) is not None
    due = queries.due(of=row, is_supplement=is_supplement)
    if due.instant is not None and at > due.instant:
        raise TooLate(
            f"Hạn gửi phiếu kỳ {row.period.month} đã hết lúc {moments.spoken(due.instant)}. Số "
            "liệu đã nhập vẫn còn nguyên. Lãnh đạo Sở KH&CN có thể gia hạn riêng cho đơn vị, có lý "
            "do và thời hạn; được gia hạn thì gửi lại ngay trên trang này."
        )


def store(
    row: Return, sheet: Sheet, *, signed: Signed, by: User, at: datetime, **paper: object
) -> Sending:
    """Write a sending with its figures and criteria, and move the return; the caller is atomic.

    `paper` are the further columns of other ways: document_number, signed_copy, entered_by …
    """
    last = queries.sent_last(of=row)
    aside = {} if signed.way is Way.PAPER else _set_paper_aside(row, by, at)
    sending = Sending.objects.create(
        of=row,
        number=last.number + 1 if last else 1,
        way=signed.way,
        fingerprint=sheet.fingerprint,
        signer=signed.signer.public_id,
        capacity=signed.capacity,
        arrived_at=signed.arrived_at,
        at=at,
        by=by.public_id,
        **paper,
    )
    SentFigure.objects.bulk_create(_figures(sending, sheet, last))
    _store_leaves(sending, sheet)
    ground.move(row, ReturnState.SENT, by=by, at=at)
    audit.record(
        verb="returns.return.sent",
        actor=by.opaque_id,
        subject=row,
        at=at,
        fingerprint=sending.fingerprint,
        number=sending.number,
        way=signed.way,
        capacity=signed.capacity,
        **aside,
    )
    return sending


def _set_paper_aside(row: Return, by: User, at: datetime) -> dict[str, Any]:
    """Drop the paper that was being entered: the unit sent by itself; the entry of it says so."""
    paper = queries.open_paper(of=row)
    if paper is None:
        return {}
    paper.dropped_at, paper.dropped_by = at, by.public_id
    paper.save()
    return {"dropped_paper": paper.document_number}


def require_state(row: Return, *, from_paper: bool = False) -> None:
    """Refuse to send in another stage of the month, or from where nothing is sent."""
    if row.period.stage not in (Stage.SELF_SCORE, Stage.APPRAISAL):
        stage = Stage(row.period.stage).label
        raise ground.Refused(
            f"Kỳ {row.period.month} đang ở giai đoạn “{stage}”; phiếu gửi được khi Sở KH&CN chuyển "
            "kỳ sang giai đoạn “Tự chấm”."
        )
    if row.state not in _STATES and not (from_paper and row.state == ReturnState.EMPTY):
        raise ground.Refused(
            f"Phiếu đang ở trạng thái “{ReturnState(row.state).label}” nên không gửi được."
        )


def _figures(sending: Sending, sheet: Sheet, last: Sending | None) -> Iterator[SentFigure]:
    before = queries.figures_of(last) if last else {}
    for code in sheet.sent_codes():
        cell, former = sheet.drafted.cells[code], before.get(code)
        yield SentFigure(
            sending=sending,
            input_code=code,
            answer=cell.answer,
            value=cell.value,
            replaces_id=former.pk if former else None,
        )


def _store_leaves(sending: Sending, sheet: Sheet) -> None:
    remarks = sheet.drafted.remarks
    rows = SentLeaf.objects.bulk_create(
        SentLeaf(
            sending=sending,
            leaf=leaf.code,
            points=sheet.now.leaves[leaf.code].points,
            text=remarks[leaf.code].text if leaf.code in remarks else "",
            digest=sheet.digest_of(leaf),
        )
        for leaf in sheet.scheme.leaves()
    )
    link = SentLeaf.evidence.through
    link.objects.bulk_create(
        link(sentleaf_id=row.pk, evidence_id=one.pk)
        for row in rows
        for one in sheet.drafted.evidence.get(row.leaf, ())
    )

"""Deciding on a default: confirm it, change it, or let it stand by a waiver."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NoReturn

from django.db import IntegrityError, transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.common import moments, text
from chamdiem.portal.defaults import declared, queries
from chamdiem.portal.defaults.declared import Default
from chamdiem.portal.defaults.models import Decision

AHEAD = timedelta(days=731)
FOLLOW = ("decisions_on_a_default_follow_each_other", "a_decision_follows_the_latest")


class CannotDecide(Exception):
    """Raise when a decision on a default is refused; says the rule and what to do."""


class UnknownValue(CannotDecide):
    """Raise when the default cannot have that value."""


class NoBasis(CannotDecide):
    """Raise when neither a whole document nor a waiver stands behind the decision."""


class ChangesThePast(CannotDecide):
    """Raise when the decision would change days gone by, or stand before a later one."""


class TooFarAhead(CannotDecide):
    """Raise when the decision would hold from a day so late that it may be a slip of the pen."""


class Stale(CannotDecide):
    """Raise when somebody decided since the form was opened."""


@dataclass(frozen=True, slots=True)
class Basis:
    """What a decision rests on: a document (văn bản), or a waiver in words (cho tạm dùng)."""

    number: str = ""
    issued_on: date | None = None
    issuer: str = ""
    title: str = ""
    waiver: str = ""

    @property
    def is_document(self) -> bool:
        """Tell whether a whole document is named."""
        return bool(self.number and self.issued_on and self.issuer and self.title)


@transaction.atomic
def decide(
    *, code: str, value: str, holds_from: date, basis: Basis, seen: int, by: User, at: datetime
) -> Decision:
    """Confirm or change a default from a day on; `seen` is the number of the latest decision read.

    A change never reaches behind the day it is taken; a confirmation of the same value may.
    """
    default = declared.default(code)
    latest = next(iter(queries.decisions(code)), None)
    _require_seen(latest, seen)
    was = latest.value if latest else str(default.value)
    wanted = _read(default, value)
    _require_basis(basis, is_change=wanted != was, today=moments.day_of(at))
    _require_order(latest, holds_from, is_change=wanted != was, today=moments.day_of(at))
    row = _row(code, wanted, was, holds_from, basis, seen + 1)
    row.decided_at, row.decided_by = at, by.public_id
    _add(row)
    audit.record(
        verb="defaults.decision.taken",
        actor=by.opaque_id,
        subject=row,
        at=at,
        before={"value": was},
        after={"value": wanted},
        code=code,
        holds_from=holds_from.isoformat(),
        basis=basis.number,
        is_waiver=bool(basis.waiver),
    )
    return row


def _require_seen(latest: Decision | None, seen: int) -> None:
    if (latest.number if latest else 0) != seen:
        raise Stale(
            "Mặc định này vừa có người quyết định sau khi ông/bà mở trang, nên chưa ghi gì. Hãy "
            "tải lại trang, xem quyết định mới rồi ghi lại nếu vẫn cần."
        )


def _read(default: Default, value: str) -> str:
    try:
        return str(default.read(text.nfc(value)))
    except declared.BadValue as trouble:
        raise UnknownValue(str(trouble)) from trouble


def _require_basis(basis: Basis, *, is_change: bool, today: date) -> None:
    if basis.is_document == bool(basis.waiver):
        raise NoBasis(
            "Hãy ghi đủ số, ngày, cơ quan ban hành và trích yếu của văn bản; hoặc để trống cả bốn "
            "và ghi ý kiến cho tạm dùng."
        )
    if basis.waiver and is_change:
        raise NoBasis(
            "Cho tạm dùng thì giữ nguyên giá trị. Muốn đổi giá trị phải có văn bản của UBND tỉnh "
            "hoặc cơ quan được giao."
        )
    if basis.issued_on and basis.issued_on > today:
        raise NoBasis(
            f"Văn bản đề ngày {basis.issued_on:%d/%m/%Y}, chưa đến. Hãy sửa ngày hoặc đợi văn bản "
            "được ban hành."
        )


def _require_order(
    latest: Decision | None, holds_from: date, *, is_change: bool, today: date
) -> None:
    if latest and holds_from < latest.holds_from:
        raise ChangesThePast(
            f"Đã có quyết định áp dụng từ {latest.holds_from:%d/%m/%Y}. Hãy chọn từ ngày đó trở "
            "đi; quyết định sau không chen vào trước quyết định đã có."
        )
    if is_change and holds_from < today:
        raise ChangesThePast(
            f"Đổi giá trị thì áp dụng sớm nhất từ hôm nay, {today:%d/%m/%Y}: kết quả các ngày "
            "trước không thay đổi theo. Chỉ xác nhận đúng giá trị đang dùng mới ghi lùi ngày được."
        )
    if holds_from > today + AHEAD:
        raise TooFarAhead(
            f"Ngày {holds_from:%d/%m/%Y} còn quá {AHEAD.days} ngày nữa mới đến. Quyết định sau "
            "không chen vào trước được, nên ghi nhầm năm là không sửa được. Hãy kiểm tra năm, "
            "hoặc ghi khi đã gần đến ngày."
        )


def _row(code: str, wanted: str, was: str, holds_from: date, basis: Basis, number: int) -> Decision:
    return Decision(
        code=code,
        number=number,
        value=wanted,
        was=was,
        holds_from=holds_from,
        basis_number=text.nfc(basis.number),
        basis_issued_on=basis.issued_on,
        basis_issuer=text.nfc(basis.issuer),
        basis_title=text.nfc(basis.title),
        waiver=text.nfc(basis.waiver),
    )


def _add(row: Decision) -> None:
    """Add the row; a decision taken in the same moment makes this one stale."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as failure:
        _refuse(failure, row)


def _refuse(failure: IntegrityError, row: Decision) -> NoReturn:
    told = getattr(failure.__cause__, "diag", None)
    if getattr(told, "constraint_name", "") in FOLLOW:
        _require_seen(next(iter(queries.decisions(row.code)), None), row.number - 1)
    raise failure

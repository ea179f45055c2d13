"""What every act on posts stands on: the document, who may record it, one row for another."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from django.db import IntegrityError, transaction

from chamdiem.portal.accounts import actions as accounts
from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.common import text
from chamdiem.portal.orgs.actions import Refused, ground
from chamdiem.portal.orgs.choices import ActKind
from chamdiem.portal.orgs.facts import Basis
from chamdiem.portal.orgs.models import Act
from chamdiem.portal.posts.actions import refusals
from chamdiem.portal.posts.facts import Newcomer
from chamdiem.portal.posts.models import Delegation, FocalPoint, Tenure

Row = TypeVar("Row", Tenure, Delegation, FocalPoint)
Fact = refusals.Fact
WORN = ("id", "public_id", "replaces", "recorded_at", "recorded_by", "superseded_at")


class OwnPost(Refused):
    """Raise when somebody records a post for themselves: a post brings rights."""


class ErasedPerson(Refused):
    """Raise when a post is recorded for a person whose data was erased."""


class NotADay(Refused):
    """Raise when a post would end before it began, or not last a day."""


class AlreadyEnded(Refused):
    """Raise when what should end has ended by then."""


class StaleForm(Refused):
    """Raise when what the form shows was changed since it was drawn."""


class NothingSaid(Refused):
    """Raise when a text that must be there is empty."""


def begin(
    *, basis: Basis, by: User | None, at: datetime, kind: ActKind = ActKind.POST, reason: str = ""
) -> Act:
    """Wait for the turn that all acts on organisations take, and record the document."""
    return ground.begin(kind=kind, basis=basis, by=by, at=at, reason=reason)


def known(person: User | Newcomer, *, by: User | None, at: datetime) -> User:
    """Return who is meant, noting a newcomer; refuse oneself, and whose data was erased."""
    if isinstance(person, Newcomer):
        return accounts.note_person(
            display_name=require_words(person.display_name, "họ và tên người mới"),
            post=person.post,
            work_contact=person.work_contact,
            by=by,
            at=at,
        )
    require_recordable(person, by)
    return person


def require_recordable(person: User, by: User | None) -> None:
    """Refuse a post for oneself, and for a person whose data was erased."""
    if by is not None and by.pk == person.pk:
        raise OwnPost(
            "Ông/bà không tự ghi chức vụ cho chính mình, vì chức vụ kèm theo quyền. Hãy để người "
            "khác có quyền ghi chức vụ làm việc này."
        )
    # Under a lock: who is being erased in another window is given no post meanwhile.
    still = User.objects.select_for_update(no_key=True).values_list("erased_at", flat=True)
    if still.get(pk=person.pk) is not None:
        raise ErasedPerson(
            "Thông tin của người này đã xoá theo yêu cầu nên không ghi thêm chức vụ được. Nếu là "
            "người mới, hãy ghi họ và tên như một người mới."
        )


def require_days(first: date, until: date | None) -> None:
    """Refuse an end before the beginning."""
    if until is not None and until <= first:
        raise NotADay(
            f"Ngày thôi ({until:%d/%m/%Y}) phải sau ngày bắt đầu ({first:%d/%m/%Y}). Nếu việc này "
            "chưa từng có hiệu lực, hãy dùng “Đính chính” rồi huỷ ghi nhận."
        )


def require_words(value: str, name: str) -> str:
    """Return a text in one form, or refuse that it is empty."""
    words = text.nfc(value)
    if not words:
        raise NothingSaid(f"Chưa ghi {name}. Hãy ghi rồi gửi lại.")
    return words


def add(row: Row) -> Row:
    """Add the row; what the database refuses is said in words."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as failure:
        refusals.refuse(failure, row)
    return row


def supersede(row: Fact, *, at: datetime, because: str = "") -> None:
    """Let a row be what we knew until now; of two who do so at once only one succeeds."""
    still = type(row).objects.filter(pk=row.pk, superseded_at=None)
    if not still.update(superseded_at=max(at, row.recorded_at), superseded_because=because):
        raise StaleForm(
            "Ghi nhận này vừa được thay đổi ở một cửa sổ khác. Chưa có gì được lưu; hãy mở lại "
            "trang để xem ghi nhận mới nhất rồi làm lại."
        )


def renewed(row: Row, *, by: User | None, at: datetime, **changes: Any) -> Row:
    """Return a row that takes the place of another, with some things changed, not yet added."""
    kept = {
        field.name: getattr(row, field.name)
        for field in row._meta.concrete_fields
        if field.name not in (*WORN, "superseded_because")
    }
    made: dict[str, Any] = {
        **kept,
        "replaces": row,
        "recorded_at": max(at, row.recorded_at),
        "recorded_by": by.public_id if by else None,
    }
    return type(row)(**made | changes)


def cut(row: Row, *, on: date, act: Act, by: User | None, at: datetime) -> Row:
    """Let a fact hold no more from a day on."""
    require_days(row.holds_from, on)
    if row.holds_until is not None and row.holds_until <= on:
        raise AlreadyEnded(
            f"Theo ghi nhận, việc này đã thôi từ {row.holds_until:%d/%m/%Y}. Muốn kéo dài, hãy ghi "
            "tiếp từ ngày đó theo văn bản mới, hoặc đính chính nếu ngày ghi sai."
        )
    supersede(row, at=at)
    return add(renewed(row, by=by, at=at, holds_until=on, end_act=act))


def record(
    verb: str,
    row: Fact,
    act: Act | None,
    by: User | None,
    at: datetime,
    *,
    before: Fact | None = None,
    is_gone: bool = False,
    **details: Any,
) -> None:
    """Add the one entry of the act to the trail, with what was and what is."""
    audit.record(
        verb=verb,
        actor=by.opaque_id if by else audit.SYSTEM,
        subject=row,
        at=at,
        before={} if before is None else snapshot(before),
        after={} if is_gone else snapshot(row),
        organisation=str(row.organisation.public_id),
        **({} if act is None else {"act": act.number}),
        **details,
    )


def snapshot(row: Fact) -> Mapping[str, Any]:
    """Return a fact as the trail keeps it: days and opaque ids; texts stay in the row."""
    people = {
        name: str(getattr(row, name).public_id)
        for name in ("person", "giver", "taker")
        if hasattr(row, name)
    }
    kinds = (
        {"kind": str(row.kind), "signs_for_head": row.signs_for_head}
        if isinstance(row, Tenure)
        else {}
    )
    return {
        "id": str(row.public_id),
        **people,
        **kinds,
        "holds_from": row.holds_from.isoformat(),
        "holds_until": row.holds_until.isoformat() if row.holds_until else None,
    }

"""Lending a role to another for some days (giao quyền tạm thời), and ending that early."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.common import moments
from chamdiem.portal.common.text import nfc
from chamdiem.portal.rights.actions.giving import (
    AccountClosed,
    NotHeld,
    Refused,
    ToOneself,
    refuse_clash,
    require_no_clash,
    values,
)
from chamdiem.portal.rights.models import Grant, RightsDelegation
from chamdiem.portal.rights.roles import Role


class NotWithinDays(Refused):
    """Raise when a role is lent for days on which it is not held, or without an end."""


class AlreadyLent(Refused):
    """Raise when the role is lent to somebody on some of those days."""


class AlreadyEnded(Refused):
    """Raise when a lent role has already ended."""


@transaction.atomic
def lend(
    *,
    grant: Grant,
    taker: User,
    holds_from: date,
    holds_until: date,
    document: str,
    by: User,
    at: datetime,
) -> RightsDelegation:
    """Lend a role that one holds; what the taker does by it is done on behalf of the giver."""
    lent = RightsDelegation(
        grant=grant,
        taker=taker,
        holds_from=holds_from,
        holds_until=holds_until,
        document=nfc(document),
        given_at=at,
        given_by=by.public_id,
    )
    _require_lendable(lent, by, at)
    try:
        with transaction.atomic():
            lent.save(force_insert=True)
    except IntegrityError as trouble:
        refuse_clash(trouble, taker, Role(grant.role))
        if "while it is held" in str(trouble):
            raise NotHeld("Vai trò này vừa được thu lại nên không giao tạm được.") from trouble
        if "a_role_is_lent_to_one_person_a_day" not in str(trouble):
            raise
        raise AlreadyLent(
            "Vai trò này đã giao tạm cho một người trong những ngày ấy. Hãy kết thúc lần giao "
            "trước, hoặc chọn ngày khác."
        ) from trouble
    _record("rights.delegation.given", lent, by, at)
    return lent


@transaction.atomic
def end_lending(*, lent: RightsDelegation, by: User, at: datetime) -> None:
    """End a lent role before its last day; its giver or an administrator does."""
    rows = RightsDelegation.objects.select_for_update(of=("self",))
    found = rows.select_related("grant", "taker").get(pk=lent.pk)
    if found.ended_at is not None or found.holds_until <= moments.day_of(at):
        raise AlreadyEnded("Lần giao quyền tạm thời này đã kết thúc.")
    found.ended_at, found.ended_by = at, by.public_id
    found.save(update_fields=["ended_at", "ended_by"])
    _record("rights.delegation.ended", found, by, at)


def _require_lendable(lent: RightsDelegation, by: User, at: datetime) -> None:
    grant = lent.grant
    if grant.user_id != by.pk or grant.withdrawn_at is not None:
        raise NotHeld("Chỉ giao tạm được vai trò mà chính mình đang giữ.")
    if lent.taker_id == by.pk:
        raise ToOneself("Không giao quyền tạm thời cho chính mình. Hãy chọn người khác.")
    if not lent.taker.is_active or lent.taker.username is None:
        raise AccountClosed("Người nhận chưa có tài khoản đang dùng. Hãy chọn người khác.")
    if not lent.document:
        raise NotWithinDays("Hãy ghi số, ngày của văn bản giao quyền.")
    _require_days(lent, moments.day_of(at))
    require_no_clash(lent.taker, Role(grant.role))


def _require_days(lent: RightsDelegation, today: date) -> None:
    grant = lent.grant
    if not today <= lent.holds_from < lent.holds_until:
        raise NotWithinDays("Ngày bắt đầu từ hôm nay trở đi, ngày thôi sau ngày bắt đầu.")
    too_early = grant.holds_from is not None and lent.holds_from < grant.holds_from
    too_late = grant.holds_until is not None and lent.holds_until > grant.holds_until
    if too_early or too_late:
        raise NotWithinDays(
            "Chỉ giao tạm trong những ngày chính mình còn giữ vai trò. Muốn lâu hơn, hãy hỏi người "
            "quản trị hệ thống."
        )


def _record(verb: str, lent: RightsDelegation, by: User, at: datetime) -> None:
    days = {"holds_from": lent.holds_from.isoformat(), "holds_until": lent.holds_until.isoformat()}
    told = values(lent.grant) | days
    audit.record(
        verb=verb,
        actor=by.opaque_id,
        subject=lent.taker,
        at=at,
        delegation=str(lent.public_id),
        document=lent.document,
        before={} if lent.ended_at is None else told,
        after=told if lent.ended_at is None else {},
    )

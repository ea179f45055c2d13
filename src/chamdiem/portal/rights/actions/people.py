"""Accounts of people with their roles: opening, closing, handing over."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from chamdiem.portal.accounts import actions as accounts
from chamdiem.portal.accounts.choices import SlipReason
from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.common import moments
from chamdiem.portal.rights import queries
from chamdiem.portal.rights.actions.giving import (
    AccountClosed,
    AlreadyHeld,
    Refused,
    ToOneself,
    give,
    require_another_administrator,
    require_no_clash,
    store,
    values,
)
from chamdiem.portal.rights.models import Grant
from chamdiem.portal.rights.roles import Role


class SamePerson(Refused):
    """Raise when a person is to hand over to oneself."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """Somebody with an account, and the slip that is printed once."""

    user: User
    slip: accounts.Slip


@transaction.atomic
def open_account(
    *, username: str, display_name: str, post: str, role: Role, by: User | None, at: datetime
) -> accounts.Opened:
    """Open an account that already holds a role; its password is returned this once."""
    opened = accounts.open_account(
        username=username, display_name=display_name, post=post, by=by, at=at
    )
    give(user=opened.user, role=role, by=by, at=at)
    return opened


@transaction.atomic
def open_by_slip(
    *,
    username: str,
    display_name: str,
    post: str,
    work_contact: str = "",
    by: User,
    at: datetime,
) -> Arrived:
    """Open an account whose person comes in by a printed slip; no password is ever seen."""
    opened = accounts.open_account(
        username=username,
        display_name=display_name,
        post=post,
        work_contact=work_contact,
        by=by,
        at=at,
    )
    slip = accounts.issue_slip(user=opened.user, reason=SlipReason.NEW, by=by, at=at)
    return Arrived(opened.user, slip)


@transaction.atomic
def give_account_by_slip(*, user: User, username: str, by: User, at: datetime) -> Arrived:
    """Give a noted person an account and the slip to come in by."""
    person = accounts.give_account(user=user, username=username, by=by, at=at)
    return Arrived(person, accounts.issue_slip(user=person, reason=SlipReason.NEW, by=by, at=at))


@transaction.atomic
def reopen_by_slip(*, user: User, by: User, at: datetime) -> Arrived:
    """Reopen a closed account; its person comes back by a new slip."""
    person = accounts.reopen_account(user=user, by=by, at=at)
    slip = accounts.issue_slip(user=person, reason=SlipReason.REOPENED, by=by, at=at)
    return Arrived(person, slip)


@transaction.atomic
def close_account(*, user: User, by: User, at: datetime) -> User:
    """Close an account (đóng tài khoản), unless it is the last administrator's."""
    require_another_administrator(user=user, at=at)
    return accounts.close_account(user=user, by=by, at=at)


@transaction.atomic
def hand_over(*, leaver: User, successor: User, by: User, at: datetime) -> tuple[Grant, ...]:
    """Close the leaver's account and move what they hold to the successor, in one act.

    What the successor holds already is not given twice; posts are ended in their own room.
    """
    _require_successor(leaver, successor, by)
    queries.lock_administrators()
    grants = _in_force(leaver, at)
    for grant in grants:
        grant.withdrawn_at, grant.withdrawn_by = at, by.public_id
        grant.save(update_fields=["withdrawn_at", "withdrawn_by"])
    moved = tuple(filter(None, (_moved(grant, successor, by, at) for grant in grants)))
    require_another_administrator(user=leaver, at=at)
    accounts.shut(user=leaver, at=at)
    audit.record(
        verb="rights.account.handed-over",
        actor=by.opaque_id,
        subject=leaver,
        at=at,
        to=successor.opaque_id,
        before={"grants": [values(grant) for grant in grants]},
        after={"grants": [values(grant) for grant in moved]},
    )
    return moved


def _require_successor(leaver: User, successor: User, by: User) -> None:
    if leaver.pk == successor.pk:
        raise SamePerson("Người thay phải là một người khác.")
    if successor.pk == by.pk:
        raise ToOneself(
            "Bàn giao cho chính mình là giao vai trò cho chính mình. Hãy nhờ người quản trị khác."
        )
    if not successor.is_active or successor.username is None:
        raise AccountClosed("Người thay chưa có tài khoản đang dùng. Hãy mở tài khoản trước.")


def _in_force(leaver: User, at: datetime) -> list[Grant]:
    """Return under a lock what the leaver holds or is to hold."""
    rows = Grant.objects.select_for_update(of=("self",)).select_related("organisation", "user")
    held = rows.filter(user=leaver, withdrawn_at=None).order_by("pk")
    today = moments.day_of(at)
    return [grant for grant in held if grant.holds_until is None or grant.holds_until > today]


def _moved(grant: Grant, successor: User, by: User, at: datetime) -> Grant | None:
    """Give the successor the same role, from today on; None where it is held already."""
    today = moments.day_of(at)
    begins = grant.holds_from if grant.holds_from and grant.holds_from > today else None
    require_no_clash(successor, Role(grant.role))
    moved = Grant(
        user=successor,
        role=grant.role,
        organisation=grant.organisation,
        criterion=grant.criterion,
        part=grant.part,
        holds_from=begins,
        holds_until=grant.holds_until,
        given_at=at,
        given_by=by.public_id,
    )
    try:
        store(moved)
    except AlreadyHeld:
        return None
    return moved

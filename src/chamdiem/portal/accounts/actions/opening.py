"""Opening, closing and reopening an account."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from chamdiem.portal.accounts.actions import people
from chamdiem.portal.accounts.actions.passwords import random_password
from chamdiem.portal.accounts.models import User


class AlreadyHasAccount(Exception):
    """Raise when the person already signs in."""


class NoAccount(Exception):
    """Raise when the person has no account to close, reopen or make a slip for."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A new account and its password, shown this once and kept nowhere."""

    user: User
    password: str


@transaction.atomic
def open_account(
    *,
    username: str,
    display_name: str,
    post: str,
    work_contact: str = "",
    by: User | None,
    at: datetime,
) -> Opened:
    """Open an account with a random password; `by` is nobody when a command does it."""
    user = people.blank(
        display_name=display_name, post=post, work_contact=work_contact, username=username
    )
    user.username = user.username or ""
    password = random_password()
    user.set_password(password)
    people.store(user)
    people.record("accounts.user.opened", user, by, at, commitment=people.commitment(user))
    return Opened(user, password)


@transaction.atomic
def give_account(*, user: User, username: str, by: User | None, at: datetime) -> User:
    """Give a noted person a sign-in name; the way in is a slip (`issue_slip`)."""
    person = people.locked(user)
    if person.username:
        raise AlreadyHasAccount(f"Người này đã có tài khoản “{person.username}”.")
    person.username, person.is_active = username.strip().lower(), True
    person.set_unusable_password()
    people.store(person)
    people.record("accounts.user.opened", person, by, at, commitment=people.commitment(person))
    return person


@transaction.atomic
def close_account(*, user: User, by: User | None, at: datetime) -> User:
    """Close an account (đóng tài khoản): open sessions, password and slips end at once."""
    person = shut(user=user, at=at)
    people.record("accounts.user.closed", person, by, at, **_turned(False))
    return person


@transaction.atomic
def shut(*, user: User, at: datetime) -> User:
    """Close an account as a part of another act, whose entry says so (bàn giao)."""
    person = with_account(user)
    if not person.is_active:
        raise NoAccount(f"Tài khoản “{person.username}” đã đóng từ trước.")
    person.is_active = False
    person.set_unusable_password()
    person.save(update_fields=["is_active", "password"])
    person.codes.filter(used_at=None, voided_at=None).update(voided_at=at)
    return person


@transaction.atomic
def reopen_account(*, user: User, by: User | None, at: datetime) -> User:
    """Reopen a closed account; its person comes back by a new slip, not by the old password."""
    person = with_account(user)
    if person.is_active:
        raise AlreadyHasAccount(f"Tài khoản “{person.username}” đang mở.")
    person.is_active = True
    person.save(update_fields=["is_active"])
    people.record("accounts.user.reopened", person, by, at, **_turned(True))
    return person


def _turned(is_active: bool) -> dict[str, dict[str, bool]]:
    """Return what the trail keeps of an account that was closed or reopened."""
    return {"before": {"is_active": not is_active}, "after": {"is_active": is_active}}


def with_account(user: User) -> User:
    """Return the person's row under a lock, or refuse who has no account."""
    person = people.locked(user)
    if person.username is None:
        raise NoAccount("Người này chưa có tài khoản. Hãy mở tài khoản trước.")
    return person

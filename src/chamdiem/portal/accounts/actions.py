"""What is done to accounts; each act leaves one entry in the trail."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit

# No 0/O, 1/l/i: the password is read off a screen once.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


class UsernameTaken(Exception):
    """Raise when somebody already signs in by that name."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A new account and its password, shown this once and kept nowhere."""

    user: User
    password: str


@transaction.atomic
def open_account(
    *, username: str, display_name: str, post: str, by: User | None, at: datetime
) -> Opened:
    """Open an account with a random password; `by` is nobody when a command does it."""
    password = random_password()
    user = User(username=username.strip().lower(), display_name=display_name, post=post)
    user.set_password(password)
    try:
        with transaction.atomic():
            user.save()
    except IntegrityError as trouble:
        raise UsernameTaken(
            f"Đã có tài khoản “{user.username}”, hoặc tên có ký tự lạ."
        ) from trouble
    audit.record(verb="accounts.user.opened", actor=actor(by), subject=user, at=at)
    return Opened(user, password)


@transaction.atomic
def change_password(*, user: User, password: str, by: User, at: datetime) -> None:
    """Set a new password; the caller has checked the old one and the new one's strength."""
    user.set_password(password)
    user.save(update_fields=["password"])
    audit.record(verb="accounts.password.changed", actor=by.opaque_id, subject=user, at=at)


@transaction.atomic
def renew_password(*, username: str, at: datetime) -> str:
    """Replace a password by a random one, which is returned this once; a command does it."""
    user = User.objects.select_for_update().get(username=username)
    password = random_password()
    user.set_password(password)
    user.save(update_fields=["password"])
    audit.record(verb="accounts.password.changed", actor=audit.SYSTEM, subject=user, at=at)
    return password


def note_sign_in(*, user: User, at: datetime) -> None:
    """Record that somebody signed in."""
    audit.record(verb="accounts.user.signed-in", actor=user.opaque_id, subject=user, at=at)


def note_sign_out(*, user: User, at: datetime) -> None:
    """Record that somebody signed out."""
    audit.record(verb="accounts.user.signed-out", actor=user.opaque_id, subject=user, at=at)


def random_password() -> str:
    """Return a password of four groups that can be read out: about 79 bits."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))


def actor(by: User | None) -> str:
    """Return who the trail says did it."""
    return by.opaque_id if by else audit.SYSTEM

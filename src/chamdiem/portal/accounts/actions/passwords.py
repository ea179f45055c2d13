"""Setting a password: one's own, or a random one that is shown once."""

import secrets
from datetime import datetime

from django.db import transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit

# No 0/O, 1/l/i: the password is read off a screen or a slip once.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


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


def random_password() -> str:
    """Return a password of four groups that can be read out: about 79 bits."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))

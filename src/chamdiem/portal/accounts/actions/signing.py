"""What the trail keeps of signing in and out."""

from datetime import datetime

from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit


def note_sign_in(
    *, user: User, at: datetime, way: str = "password", second_factor: bool = False
) -> None:
    """Record that somebody signed in, by which way, and whether with a second factor."""
    audit.record(
        verb="accounts.user.signed-in",
        actor=user.opaque_id,
        subject=user,
        at=at,
        by=way,
        second_factor=second_factor,
    )


def note_sign_out(*, user: User, at: datetime) -> None:
    """Record that somebody signed out."""
    audit.record(verb="accounts.user.signed-out", actor=user.opaque_id, subject=user, at=at)

"""What is read of people."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from allauth.mfa.models import Authenticator

from chamdiem.portal.accounts import keys
from chamdiem.portal.accounts.models import SignInFailure, User


def active_user(*, username: str) -> User | None:
    """Return who signs in by this name, unless there is none or the account is closed."""
    return User.objects.filter(username=username.strip().lower(), is_active=True).first()


def display_names(people: Collection[UUID]) -> Mapping[UUID, str]:
    """Return the names of people by their opaque ids; an erased person has none."""
    found = User.objects.filter(public_id__in=people, erased_at=None)
    return dict(found.values_list("public_id", "display_name"))


def has_second_factor(user: User) -> bool:
    """Tell whether the person signs in with a second factor."""
    return bool(Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists())


def recovery_codes_left(user: User) -> int:
    """Return how many recovery codes were not used yet."""
    kind = Authenticator.Type.RECOVERY_CODES
    found = Authenticator.objects.filter(user=user, type=kind).first()
    return len(found.wrap().get_unused_codes()) if found else 0


def locked_until(*, user: User, at: datetime) -> datetime | None:
    """Return until when signing in as this person is locked (tạm khoá), if it is."""
    rows = SignInFailure.objects.filter(key__in=_counted(user), locked_until__gt=at)
    return rows.order_by("-locked_until").values_list("locked_until", flat=True).first()


def locked(*, at: datetime) -> Sequence[tuple[User, datetime]]:
    """Return whose sign-in is locked now and until when, the longest first."""
    locks = SignInFailure.objects.filter(locked_until__gt=at).values_list("key", "locked_until")
    ends = {key: end for key, end in locks if end is not None}
    people = User.objects.filter(username__isnull=False, is_active=True) if ends else ()
    found = ((one, [ends[key] for key in _counted(one) if key in ends]) for one in people)
    shut = [(one, max(until)) for one, until in found if until]
    return sorted(shut, key=lambda each: (each[1], each[0].pk), reverse=True)


def _counted(user: User) -> list[str]:
    """Return under which keys failures of a person's name and codes are counted."""
    counted = (("name", user.username or ""), ("code", user.opaque_id))
    return [keys.digest(f"failures.{kind}", text) for kind, text in counted]

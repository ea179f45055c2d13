"""What is read of people."""

from collections.abc import Collection, Mapping
from uuid import UUID

from chamdiem.portal.accounts.models import User


def active_user(*, username: str) -> User | None:
    """Return who signs in by this name, unless there is none or the account is closed."""
    return User.objects.filter(username=username.strip().lower(), is_active=True).first()


def display_names(people: Collection[UUID]) -> Mapping[UUID, str]:
    """Return the names of people by their opaque ids; an erased person has none."""
    return dict(User.objects.filter(public_id__in=people).values_list("public_id", "display_name"))

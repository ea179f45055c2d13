"""People of the tests, with a role or without."""

from datetime import UTC, datetime
from itertools import count

from chamdiem.portal.accounts.models import User
from chamdiem.portal.rights.models import Grant
from chamdiem.portal.rights.roles import Role

AT = datetime(2026, 9, 7, 9, 2, tzinfo=UTC)
_numbers = count(1)


def person(
    *, role: Role | None = None, username: str = "", password: str = "", **scope: object
) -> User:
    """Return a person who signs in by `force_login`, or by the password where one is given."""
    user = User(
        username=username or f"nguoi{next(_numbers)}",
        display_name="Lò Thị Mai",
        post="Chuyên viên",
    )
    if password:
        user.set_password(password)
    else:
        user.set_unusable_password()
    user.save()
    if role:
        Grant.objects.create(user=user, role=role, given_at=AT, **scope)
    return user

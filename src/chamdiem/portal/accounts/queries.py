"""What is read of people."""

from chamdiem.portal.accounts.models import User


def active_user(*, username: str) -> User | None:
    """Return who signs in by this name, unless there is none or the account is closed."""
    return User.objects.filter(username=username.strip().lower(), is_active=True).first()

"""Making sure of who it is: by password, and of the person at hand once more."""

from datetime import datetime

from django.contrib import auth

from chamdiem.portal.accounts.actions import attempts
from chamdiem.portal.accounts.models import User

# One answer for an unknown name, a wrong password and a closed account.
REFUSED = "Tên đăng nhập hoặc mật khẩu không đúng. Hãy kiểm tra phím Caps Lock và bộ gõ tiếng Việt."


class NotProved(Exception):
    """Raise when the name or the password is wrong, without telling which."""


def prove_password(*, username: str, password: str, network: str, at: datetime) -> User:
    """Return who signs in by this name and password."""
    attempt = attempts.begin(at=at, name=username, network=network)
    user = auth.authenticate(None, username=username, password=password)
    if not isinstance(user, User):
        raise NotProved(REFUSED)
    attempts.take_back(attempt)
    return user


def prove_own_password(*, user: User, password: str, at: datetime) -> None:
    """Make sure by the password that it is still the person who signed in."""
    attempt = attempts.begin(at=at, name=user.username or "")
    if not user.check_password(password):
        raise NotProved("Mật khẩu đang dùng không đúng.")
    attempts.take_back(attempt)

"""Who is it: sign-in name and password."""

from typing import Any

from django.contrib.auth.hashers import check_password, make_password
from django.http import HttpRequest

from chamdiem.portal.accounts import queries
from chamdiem.portal.accounts.models import User


class PasswordBackend:
    """Signs in by name and password; an unknown name takes as long as a wrong password."""

    def authenticate(
        self, request: HttpRequest | None, username: str = "", password: str = "", **others: Any
    ) -> User | None:
        """Return the person, or nobody."""
        user = queries.active_user(username=username)
        if user is None:
            make_password(password)
            return None
        return user if check_password(password, user.password) else None

    def get_user(self, user_id: int) -> User | None:
        """Return the person of a session, unless closed since."""
        return User.objects.filter(pk=user_id, is_active=True).first()

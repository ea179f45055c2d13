"""The door to the person at hand."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from chamdiem.portal.accounts.models import User


def person(*, request: HttpRequest) -> User:
    """Return who has signed in; a view behind a gate always finds somebody."""
    if not isinstance(request.user, User):
        raise PermissionDenied("Hãy đăng nhập trước.")
    return request.user

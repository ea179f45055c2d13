"""The door to the person at hand, and whether we have just made sure of them."""

from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from chamdiem.portal.accounts import queries, sessions
from chamdiem.portal.accounts.models import User

RECENT = timedelta(minutes=15)


def person(*, request: HttpRequest) -> User:
    """Return who has signed in; a view behind a gate always finds somebody."""
    if not isinstance(request.user, User):
        raise PermissionDenied("Hãy đăng nhập trước.")
    return request.user


def recently_verified(*, request: HttpRequest, at: datetime, within: timedelta = RECENT) -> bool:
    """Tell whether the person was made sure of a moment ago: by the second factor if they have one.

    Who was not is led to `accounts:confirm` and back.
    """
    second = queries.has_second_factor(person(request=request))
    return sessions.is_proved(request, since=at - within, second=second)

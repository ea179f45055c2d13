"""What the account pages show."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from chamdiem.portal.accounts.models import User
from chamdiem.portal.common.rights import MEANINGS


@dataclass(frozen=True, slots=True)
class Mine:
    """One's own page."""

    display_name: str
    username: str
    post: str
    may: Sequence[str]


def mine(*, user: User) -> Mine:
    """Return what a person sees of the own account, and what the account may do."""
    may = tuple(words for right, words in MEANINGS.items() if user.has_perm(right))
    return Mine(user.display_name, user.username, user.post, may)


def session_hours() -> int:
    """Return how long a sign-in lasts."""
    return settings.SESSION_COOKIE_AGE // 3600


def way_back(request: HttpRequest) -> str:
    """Return where to go after signing in: only an address of our own."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if safe else str(settings.LOGIN_REDIRECT_URL)

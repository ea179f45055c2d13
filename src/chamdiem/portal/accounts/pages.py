"""What the account pages show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from allauth.mfa.adapter import get_adapter
from django.conf import settings
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from chamdiem.portal.accounts import keys, queries
from chamdiem.portal.accounts.models import User
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.common.rights import MEANINGS

PENDING = "second-factor-secret"


class Contradiction(Exception):
    """Raise when the identity provider says two things of one person."""


@dataclass(frozen=True, slots=True)
class Mine:
    """One's own page."""

    display_name: str
    username: str
    post: str
    work_contact: str
    may: Sequence[str]
    has_password: bool
    has_second_factor: bool
    recovery_codes_left: int


@dataclass(frozen=True, slots=True)
class Setting:
    """The page on which a telephone learns the secret: as a picture and as letters."""

    picture: str
    letters: str
    crumbs: Sequence[Crumb]


def mine(*, user: User) -> Mine:
    """Return what a person sees of the own account, and what the account may do."""
    return Mine(
        user.display_name,
        user.username or "",
        user.post,
        user.work_contact,
        tuple(words for right, words in MEANINGS.items() if user.has_perm(right)),
        user.has_usable_password(),
        queries.has_second_factor(user),
        queries.recovery_codes_left(user),
    )


def setting(*, user: User, secret: str) -> Setting:
    """Return the secret as a QR picture inside the page, and in groups of four letters."""
    adapter = get_adapter()
    drawn = adapter.build_totp_svg(adapter.build_totp_url(user, secret))
    picture = "data:image/svg+xml," + urlencode({"": drawn}).removeprefix("=").replace("+", "%20")
    groups = (secret[at : at + 4] for at in range(0, len(secret), 4))
    return Setting(picture, " ".join(groups), crumbs("Xác thực hai lớp"))


def crumbs(last: str) -> Sequence[Crumb]:
    """Return the way back to one's own account."""
    return (Crumb("Tài khoản", "/tai-khoan/"), Crumb(last))


def pending_secret(request: HttpRequest, drawn: str) -> str:
    """Return the secret that is being set up, enciphered in the session; else begin with this."""
    if PENDING not in request.session:
        request.session[PENDING] = keys.hidden(drawn)
    return keys.revealed(request.session[PENDING])


def session_hours() -> int:
    """Return how long a sign-in lasts."""
    return settings.SESSION_HOURS


def provider_name() -> str:
    """Return the words on the button of the identity provider; empty where there is none."""
    return settings.IDENTITY.name if settings.IDENTITY else ""


def claims(told: Mapping[str, Any]) -> Mapping[str, str]:
    """Return what the provider claims of a person, as texts; both its answers must mean one."""
    token, info = told.get("id_token") or {}, told.get("userinfo") or {}
    if token and info and token.get("sub") != info.get("sub"):
        raise Contradiction("Hệ thống định danh trả về hai người khác nhau.")
    return {name: value for name, value in {**token, **info}.items() if isinstance(value, str)}


def way_back(request: HttpRequest) -> str:
    """Return where to go after signing in: only an address of our own."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if safe else str(settings.LOGIN_REDIRECT_URL)

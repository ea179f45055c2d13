"""The provincial identity provider (OpenID Connect), in the words of allauth's settings.

Nothing is set up unless CHAMDIEM_OIDC_ISSUER names one.
"""

from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any
from urllib.parse import SplitResult, urlsplit

from chamdiem.portal.config import env
from chamdiem.portal.config.env import BadSetting

ISSUER = "CHAMDIEM_OIDC_ISSUER"


@dataclass(frozen=True, slots=True)
class Provider:
    """Who vouches for people, and how we ask."""

    issuer: str
    client: str
    secret: str
    name: str
    claim: str
    # What allauth calls this one provider; it stands in the address that the provider calls back.
    code: str = "tinh"

    @property
    def origin(self) -> str:
        """Return scheme and host: where a form of ours may lead."""
        parts = urlsplit(self.issuer)
        return f"{parts.scheme}://{parts.netloc}"

    def settings(self) -> dict[str, Any]:
        """Return SOCIALACCOUNT_PROVIDERS: the code flow with PKCE and the claims of a profile."""
        app = {
            "provider_id": self.code,
            "name": self.name,
            "client_id": self.client,
            "secret": self.secret,
            "settings": {
                "server_url": self.issuer,
                "oauth_pkce_enabled": True,
                "scope": ["openid", "profile"],
            },
        }
        return {"openid_connect": {"APPS": [app]}}


def provider() -> Provider | None:
    """Read the provider from the environment; half of one stops the start."""
    issuer = env.text(ISSUER, "").rstrip("/")
    if not issuer:
        return None
    _require_secrecy(urlsplit(issuer))
    return Provider(
        issuer=issuer,
        client=env.text("CHAMDIEM_OIDC_CLIENT_ID"),
        secret=env.secret("CHAMDIEM_OIDC_CLIENT_SECRET"),
        name=env.text("CHAMDIEM_OIDC_NAME", "Đăng nhập bằng tài khoản của tỉnh"),
        claim=env.text("CHAMDIEM_OIDC_CLAIM", "preferred_username"),
    )


def _require_secrecy(parts: SplitResult) -> None:
    """Refuse an issuer over an open line, except on this very machine (a trial)."""
    if parts.scheme == "https" and parts.hostname:
        return
    if parts.scheme == "http" and _is_here(parts.hostname or ""):
        return
    raise BadSetting(ISSUER, "phải là địa chỉ https://… của hệ thống định danh.")


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False

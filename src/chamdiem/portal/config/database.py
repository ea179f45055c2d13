"""DATABASE_URL in the words of Django's settings. PostgreSQL and nothing else.

`postgresql://user:password@host:5432/name` or, over a unix socket,
`postgresql://user:password@/name?host=/run/folder`; special characters are percent-encoded.
"""

from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from chamdiem.portal.config.env import BadSetting

SCHEMES = frozenset({"postgresql", "postgres"})


def settings(url: str, *, pool: int = 4) -> dict[str, Any]:
    """Return one entry of DATABASES; a pool of 0 opens a connection for each request."""
    parts = _parts(url)
    asked = dict(parse_qsl(parts.query))
    options: dict[str, Any] = {k: v for k, v in asked.items() if k not in {"host", "port"}}
    if pool:
        options["pool"] = {"min_size": 1, "max_size": pool, "timeout": 10}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": asked.get("host") or unquote(parts.hostname or ""),
        "PORT": asked.get("port") or str(parts.port or ""),
        "OPTIONS": options,
    }


def _parts(url: str) -> SplitResult:
    """Split the address, or stop and say which part is wrong, never showing the password."""
    parts = urlsplit(url)
    if parts.scheme not in SCHEMES:
        raise BadSetting("DATABASE_URL", f"bắt đầu bằng “{parts.scheme}”; chỉ nhận postgresql://…")
    if not parts.path.strip("/"):
        raise BadSetting("DATABASE_URL", "thiếu tên cơ sở dữ liệu (postgresql://…/tên).")
    try:
        _ = parts.port
    except ValueError:
        raise BadSetting("DATABASE_URL", "có số cổng không đúng.") from None
    return parts

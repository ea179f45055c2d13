"""What must hold before the portal may serve. Each trouble has an id, a cause and a cure.

Commands run them by themselves; `wsgi` runs them too and stops when one fails.
"""

import importlib.util
from collections.abc import Sequence
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, run_checks
from django.db import DatabaseError, connections

LEAST_KEY = 50
LEAST_SERVER = 150000


def secret_key(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """E001: sessions and forms are only as safe as this key."""
    key = settings.SECRET_KEY
    if len(key) >= LEAST_KEY and len(set(key)) >= 10:
        return []
    cause = f"CHAMDIEM_SECRET_KEY quá ngắn hoặc quá đơn giản ({len(key)} ký tự)."
    cure = "Tạo khoá mới: python -c 'import secrets; print(secrets.token_urlsafe(60))'"
    return [Error(cause, hint=cure, id="chamdiem.E001")]


def hosts(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """E002: a wildcard lets a stranger's address appear in our links."""
    if settings.ALLOWED_HOSTS and "*" not in settings.ALLOWED_HOSTS:
        return []
    cure = "Ghi tên miền thật, cách nhau bằng dấu phẩy: CHAMDIEM_HOSTS=chamdiem.tinh.gov.vn"
    return [Error("CHAMDIEM_HOSTS trống hoặc là “*”.", hint=cure, id="chamdiem.E002")]


def debug(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """E003: the debug page shows settings and figures to whoever can reach it."""
    if not settings.DEBUG or is_loopback(settings.LISTEN):
        return []
    cause = f"CHAMDIEM_DEBUG đang bật trong khi nghe ở {settings.LISTEN}."
    cure = "Tắt CHAMDIEM_DEBUG, hoặc chỉ nghe ở 127.0.0.1 (CHAMDIEM_LISTEN)."
    return [Error(cause, hint=cure, id="chamdiem.E003")]


def static_files(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """E004: without the manifest no page can be drawn; the bare command may still collect."""
    manifest = Path(str(settings.STATIC_ROOT)) / "staticfiles.json"
    if settings.DEBUG or not kwargs.get("serving") or manifest.exists():
        return []
    cause = f"Chưa gom tệp tĩnh vào {settings.STATIC_ROOT}."
    cure = "Chạy: python -m chamdiem.portal collectstatic --noinput"
    return [Error(cause, hint=cure, id="chamdiem.E004")]


def time_zone(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """E005: deadlines are instants in Vietnam's time; it comes from the package tzdata."""
    if settings.USE_TZ and settings.TIME_ZONE == "Asia/Ho_Chi_Minh" and _has_tzdata():
        return []
    cause = f"Múi giờ là {settings.TIME_ZONE} (USE_TZ={settings.USE_TZ}) hoặc thiếu gói tzdata."
    cure = "Giữ TIME_ZONE = Asia/Ho_Chi_Minh, USE_TZ = True và cài gói tzdata."
    return [Error(cause, hint=cure, id="chamdiem.E005")]


def upload(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """E006: what is taken must fit what one request may hold."""
    if 64 * 1024 <= settings.MAX_UPLOAD <= 512 * 1024 * 1024:
        return []
    cause = f"CHAMDIEM_MAX_UPLOAD là {settings.MAX_UPLOAD} byte."
    cure = "Đặt từ 65536 (64 kB) đến 536870912 (512 MB); mặc định 20971520 (20 MB)."
    return [Error(cause, hint=cure, id="chamdiem.E006")]


def database(
    app_configs: Any, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """E010 and E011: the server must answer, and be PostgreSQL 15 or newer."""
    found: list[CheckMessage] = []
    for alias in databases or ():
        found += _server(alias)
    return found


ALWAYS = (secret_key, hosts, debug, time_zone, upload)


def stop_if_wrong() -> None:
    """Run every check, those of the database and of the static files too; stop at an error."""
    found = [*run_checks(), *run_checks(tags=["database"], databases=["default"])]
    found += static_files(None, serving=True)
    wrong = [one for one in found if one.is_serious()]
    if wrong:
        lines = (f"- [{one.id}] {one.msg}\n  → {one.hint}" for one in wrong)
        raise SystemExit("Không khởi động được:\n" + "\n".join(lines))


def is_loopback(listen: str) -> bool:
    """Tell whether an address is reached from this machine only."""
    host = listen.removeprefix("[").partition("]")[0] if "[" in listen else listen
    host = host.rpartition(":")[0] if host.count(":") == 1 else host
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return host.startswith("unix")


def _has_tzdata() -> bool:
    return importlib.util.find_spec("tzdata") is not None


def _server(alias: str) -> list[CheckMessage]:
    connection = connections[alias]
    try:
        with connection.cursor() as cursor:
            cursor.execute("SHOW server_version_num")
            version = int(cursor.fetchone()[0])
    except DatabaseError as trouble:
        cure = "Kiểm tra DATABASE_URL và máy chủ PostgreSQL; tên cơ sở dữ liệu và vai trò phải có."
        cause = f"Không kết nối được cơ sở dữ liệu ({type(trouble).__name__})."
        return [Error(cause, hint=cure, id="chamdiem.E010")]
    if version >= LEAST_SERVER:
        return []
    cause = f"Máy chủ PostgreSQL là bản {version // 10000}."
    return [Error(cause, hint="Cần PostgreSQL 15 trở lên.", id="chamdiem.E011")]

"""What stands between a database and an open site, each step only when something changed."""

import json
from collections.abc import Callable

from chamdiem.launch import portal as portals
from chamdiem.launch.memory import Memory, fingerprint
from chamdiem.launch.portal import Portal

Say = Callable[[str], None]

TABLES, STATIC, DEMONSTRATION = "tables", "static", "demonstration"
PENDING, LOADED = "pending", "loaded"


def tables(portal: Portal, memory: Memory, say: Say, *, always: bool) -> None:
    """Bring the tables up to date, then say anew what the application may do with them.

    Our own database cannot change behind our back; another server's can: `always`.
    """
    birth = [mark] if (mark := portal.folder.birth_mark).exists() else []
    now = fingerprint(portals.version(), [*birth, *portals.tables_sources()])
    if memory.recall(TABLES) == now and not always:
        return
    say("Đang cập nhật cấu trúc cơ sở dữ liệu…")
    portal.command("migrate", "--no-input", as_owner=True)
    if portal.addresses.are_two:
        portal.command("grant_rights", as_owner=True)
    else:
        say("Lưu ý: không có DATABASE_OWNER_URL riêng, nên nhật ký chỉ được phần mềm giữ.")
    memory.keep(TABLES, now)


def static(portal: Portal, memory: Memory, say: Say) -> None:
    """Collect the static files where the site serves them from."""
    now = fingerprint(portals.version(), portals.static_files())
    if memory.recall(STATIC) == now:
        return
    say("Đang chuẩn bị giao diện…")
    portal.command("collectstatic", "--no-input", "--clear")
    memory.keep(STATIC, now)


def demonstration(portal: Portal, memory: Memory, say: Say) -> None:
    """Load the demonstration into a database that we created, once, and show its accounts."""
    if memory.recall(DEMONSTRATION) != PENDING:
        return
    say("Đang nạp dữ liệu minh hoạ…")
    printed = portal.follow("load_demonstration", heard=lambda line: _progress(line, say))
    for line in _accounts(printed):
        say(line)
    memory.keep(DEMONSTRATION, LOADED)


def _progress(line: str, say: Say) -> None:
    """Say how far it came; the accounts come at the end, together."""
    if not line.startswith("{"):
        say(f"  {line}")


def _accounts(printed: str) -> list[str]:
    """Lay out the accounts that the command printed, one JSON object on a line."""
    found = [json.loads(line) for line in printed.splitlines() if line.startswith("{")]
    if not found:
        return []
    rows = [(one["account"], one["password"], one["role"]) for one in found]
    widths = [max(len(row[column]) for row in rows) + 3 for column in (0, 1)]
    body = [f"  {a:<{widths[0]}}{p:<{widths[1]}}{role}" for a, p, role in rows]
    return ["", "Tài khoản dùng thử (mật khẩu chỉ hiện một lần này):", *body]

"""`chamdiem run`: from nothing to the open site, and back to nothing by Ctrl-C."""

import os
import signal
import sys
import time
from contextlib import ExitStack, suppress
from io import TextIOWrapper
from types import FrameType
from typing import NoReturn

from chamdiem.launch import account, alone, cluster, daily, folder, portal, preparation, roles, web
from chamdiem.launch.children import ENDINGS, Child
from chamdiem.launch.errors import LaunchError, Stopped
from chamdiem.launch.folder import Folder
from chamdiem.launch.memory import Memory, fingerprint
from chamdiem.launch.portal import Addresses, Portal


def main() -> int:
    """Run the system until someone stops it; return the exit status."""
    for number in ENDINGS:
        signal.signal(number, _stop)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal without our letters shows ? for them
            stream.reconfigure(errors="replace")
    os.umask(0o022)  # the data folder itself is closed; what is in it one account must read
    try:
        with ExitStack() as stack:
            _run(stack)
    except Stopped:
        with suppress(OSError):
            say("Đã dừng.")
        return 0
    except BrokenPipeError:  # whoever read what we say has gone, so everything is stopped
        return 1
    except LaunchError as refusal:
        print(refusal, file=sys.stderr)
        return 1


def say(text: str) -> None:
    """Tell the person at the terminal what is being done."""
    print(text, flush=True)


def _stop(_number: int, _frame: FrameType | None) -> NoReturn:
    """Turn the first signal into an orderly end; later ones change nothing."""
    for later in ENDINGS:
        signal.signal(later, signal.SIG_IGN)
    with suppress(OSError):  # the terminal that we would tell may be closed
        say("\nĐang dừng…")
    raise Stopped


def _run(stack: ExitStack) -> NoReturn:
    """Start everything in order; the stack stops it in the opposite order."""
    place = folder.prepare(folder.chosen(), account.current())
    lock = stack.enter_context(alone.hold(place))
    children, addresses = _database(stack, place)
    ready = Portal(place, addresses, _account(place))
    _prepare(ready)
    say("Đang mở trang…")
    site = web.serve(ready, web.free_port(_first_port()))
    stack.callback(site.server.stop)
    alone.announce(lock, address=site.address)
    say(f"\nHệ thống đã mở tại  {site.address}\nDừng lại: nhấn Ctrl-C.")
    tasks: list[daily.Daily | daily.Beside] = [
        each(ready, say) for each in (daily.anchor, daily.purge, daily.duties, daily.figures)
    ]
    if daily.looks_at_links():
        looking = daily.links(ready)
        stack.callback(looking.stop)
        tasks.append(looking)
    while True:
        for child in (site.server, *children):
            child.require_alive()
        for task in tasks:
            task.keep_up()
        time.sleep(0.3)


def _database(stack: ExitStack, place: Folder) -> tuple[list[Child], Addresses]:
    """Use the server named in the environment, else start our own."""
    if theirs := os.environ.get("DATABASE_URL"):
        return [], portal.addresses(theirs, os.environ.get("DATABASE_OWNER_URL") or theirs)
    if not place.birth_mark.exists():
        say(f"Đang tạo cơ sở dữ liệu ở {place.root}…")
    ours = cluster.at(place)
    server = cluster.start(ours)
    stack.callback(server.stop)
    _establish(ours)
    return [server], portal.addresses(roles.application_url(place), roles.owner_url(place))


def _establish(ours: cluster.Cluster) -> None:
    """Create the database once; only then is a demonstration owed to it."""
    memory = Memory(ours.folder)
    now = fingerprint(roles.VERSION, [ours.folder.birth_mark])
    if memory.recall("roles") == now:
        return
    if not roles.has_database(ours):
        memory.keep(preparation.DEMONSTRATION, preparation.PENDING)
    roles.establish(ours)
    memory.keep("roles", now)


def _account(place: Folder) -> account.Account:
    """Choose as whom the portal runs, and admit it where that must be root."""
    chosen = portal.account_for(place)
    if chosen != place.account:
        say("Lưu ý: mã nguồn nằm nơi chỉ root đọc được, nên máy chủ web chạy bằng root.")
    return chosen


def _prepare(ready: Portal) -> None:
    """Do what this start needs; over someone else's server there is no demonstration."""
    memory = Memory(ready.folder)
    ours = "DATABASE_URL" not in os.environ
    preparation.tables(ready, memory, say, always=not ours)
    preparation.static(ready, memory, say)
    if ours:
        preparation.demonstration(ready, memory, say)


def _first_port() -> int:
    """Read PORT."""
    text = os.environ.get("PORT") or str(web.FIRST_PORT)
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise LaunchError(f"PORT phải là số từ 1 đến 65535, không phải “{text}”.")
    return int(text)

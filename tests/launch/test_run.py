"""`chamdiem run` as at a terminal: first start, second start, Ctrl-C, kill -9."""

import json
import os
import signal
import socket
import time
import urllib.request
from collections.abc import Callable

import pytest

from chamdiem.launch import processes
from chamdiem.launch.web import free_port
from tests import ports
from tests.launch.conftest import Launched, Launcher

OPEN = "Hệ thống đã mở tại"


def test_the_first_start_opens_the_site_and_shows_the_accounts_once(launcher: Launcher) -> None:
    first = launcher.start()
    assert first.shows(OPEN), first.output.read_text()
    page = _page(first)
    status = first.interrupt()

    second = launcher.start()
    assert second.shows(OPEN), second.output.read_text()

    assert (page, status) == ("(1,) False", 0)
    assert "can-bo   abc   Cán bộ" in first.output.read_text()
    assert "can-bo" not in second.output.read_text()
    assert _page(second) == page


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_terminal_without_vietnamese_letters_is_no_reason_to_stop(
    launcher: Launcher, encoding: str
) -> None:
    run = launcher.start(PYTHONIOENCODING=encoding)

    assert run.shows("can-bo   abc"), run.output.read_text("latin-1")
    assert run.shows("http://localhost:")


def test_the_second_start_repeats_nothing(launcher: Launcher) -> None:
    launcher.start().shows(OPEN)
    launcher.started[0].interrupt()

    begun = time.monotonic()
    second = launcher.start()
    assert second.shows(OPEN)

    assert "cập nhật" not in second.output.read_text()
    assert "giao diện" not in second.output.read_text()
    assert time.monotonic() - begun < 30  # the figure itself (5 s) is no timed test's business


def test_ctrl_c_stops_every_process_that_was_started(launcher: Launcher) -> None:
    run = launcher.start()
    run.shows(OPEN)
    family = _family(run.process.pid)

    status = run.interrupt()

    assert status == 0
    assert len(family) >= 5  # PostgreSQL with its own, the web server with two workers
    assert [one for one in family if one.is_alive()] == []


def test_after_kill_9_nothing_stays_and_the_next_start_works(
    launcher: Launcher, wait_until: Callable[[Callable[[], bool]], bool]
) -> None:
    run = launcher.start()
    run.shows(OPEN)
    family = _family(run.process.pid)

    run.process.send_signal(signal.SIGKILL)
    run.process.wait()
    again = launcher.start()

    assert again.shows(OPEN), again.output.read_text()
    assert _page(again) == "(1,) False"
    assert wait_until(lambda: not any(one.is_alive() for one in family))


def test_a_second_launcher_is_told_where_the_first_one_works(launcher: Launcher) -> None:
    first = launcher.start()
    first.shows(OPEN)

    second = launcher.start()

    assert second.process.wait(30) == 1
    assert f"đang chạy tại {_address(first)}" in second.output.read_text()


def test_an_interrupted_demonstration_is_loaded_by_the_next_start(launcher: Launcher) -> None:
    slow = launcher.start(SLOW_load_demonstration="60")
    slow.shows("Đang nạp dữ liệu minh hoạ")
    time.sleep(0.5)
    assert slow.interrupt() == 0

    again = launcher.start()

    assert again.shows(OPEN)
    told = again.output.read_text()
    assert told.index("Tỉnh Mẫu: tháng 9/2025…") < told.index("can-bo")  # how far it is, meanwhile


def test_a_busy_port_gives_way_to_the_next(launcher: Launcher) -> None:
    # not a port of the system's own choosing: those it may give to a client at any moment
    busy = free_port(ports.own(21_000))
    with socket.create_server(("127.0.0.1", busy)):
        run = launcher.start(PORT=str(busy))
        assert run.shows(OPEN), run.output.read_text()

        assert _address(run) != f"http://localhost:{busy}/"


def test_over_a_server_of_theirs_there_is_no_demonstration(launcher: Launcher) -> None:
    host = launcher.start()
    host.shows(OPEN)
    secrets = launcher.data / "secrets"
    where = launcher.data / "socket"

    def url(role: str) -> str:
        return f"postgresql://{role}:{(secrets / role).read_text()}@/chamdiem?host={where}"

    guest = launcher.start(
        CHAMDIEM_DATA=str(launcher.place / "other"),
        DATABASE_URL=url("chamdiem_app"),
        DATABASE_OWNER_URL=url("chamdiem_owner"),
    )

    assert guest.shows(OPEN), guest.output.read_text()
    assert "can-bo" not in guest.output.read_text()
    assert not (launcher.place / "other" / "postgres" / "data").exists()


def test_the_lock_names_the_holder(launcher: Launcher) -> None:
    run = launcher.start()
    run.shows(OPEN)

    known = json.loads((launcher.data / "lock").read_text())

    assert known == {"pid": run.process.pid, "address": _address(run)}


def _address(run: Launched) -> str:
    """Find the address that was printed."""
    return next(word for word in run.output.read_text().split() if word.startswith("http://"))


def _page(run: Launched) -> str:
    """Open the first page."""
    with urllib.request.urlopen(_address(run)) as answer:
        text: str = answer.read().decode()
    return text


def _family(pid: int) -> list[processes.Process]:
    """List every living process that descends from this one."""
    found: list[processes.Process] = []
    for name in os.listdir(f"/proc/{pid}/task"):
        with open(f"/proc/{pid}/task/{name}/children") as file:
            for child in map(int, file.read().split()):
                if known := processes.find(child):
                    found += [known, *_family(child)]
    return found


def test_ctrl_c_at_the_moment_a_child_is_forked_is_not_lost(launcher: Launcher) -> None:
    """Python's own hooks around a fork swallow what a signal's handler raises."""
    for _ in range(3):
        run = launcher.start()
        assert run.shows(OPEN), run.output.read_text()  # the anchor's child is forked right then

        assert run.interrupt() == 0

"""The web server: gunicorn on loopback, not as root where that can be avoided."""

import http.client
import signal
import socket
import sys
import time
from contextlib import suppress
from dataclasses import dataclass

from chamdiem.launch import children, processes
from chamdiem.launch.children import Child, Order
from chamdiem.launch.errors import LaunchError
from chamdiem.launch.portal import Portal

APPLICATION = "chamdiem.portal.config.wsgi:application"
FIRST_PORT = 8000
PORTS_TO_TRY = 50
READY_PATIENCE = 90
LOOPBACKS = ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1"))


@dataclass(frozen=True, slots=True)
class Site:
    """The site while it is served."""

    port: int
    server: Child

    @property
    def address(self) -> str:
        """The address that people open."""
        return f"http://localhost:{self.port}/"


def free_port(first: int) -> int:
    """Return the first port from here on that nobody uses, by IPv4 or IPv6."""
    for port in range(first, min(first + PORTS_TO_TRY, 65536)):
        if all(_is_free(family, host, port) for family, host in LOOPBACKS):
            return port
    raise LaunchError(f"Các cổng từ {first} đều đang bận. Hãy chọn cổng khác bằng PORT.")


def _is_free(family: socket.AddressFamily, host: str, port: int) -> bool:
    """Tell whether nobody listens there."""
    with suppress(OSError), socket.socket(family, socket.SOCK_STREAM) as probe:
        return probe.connect_ex((host, port)) != 0
    return True  # this machine has no such loopback


def serve(portal: Portal, port: int) -> Site:
    """Start the server and wait until the first page answers."""
    note = portal.folder.running("web")
    if orphan := processes.noted(note):
        orphan.stop((signal.SIGTERM, 15.0), (signal.SIGKILL, 5.0))
    log = portal.folder.log("web")
    order = Order(_command(port), portal.account, environment=portal.environment())
    site = Site(port, children.begin("Máy chủ web", order, log=log, note=note))
    try:
        _wait_until_open(site)
    except BaseException:
        site.server.stop()
        raise
    return site


def _command(port: int) -> list[str]:
    """Say how gunicorn runs: threads, because pages wait for the database more than they sum."""
    options = {
        "--bind": f"127.0.0.1:{port}",
        "--worker-class": "gthread",
        "--workers": "2",
        "--threads": "4",
        "--timeout": "120",
        "--graceful-timeout": "10",
        "--max-requests": "5000",
        "--max-requests-jitter": "500",
        "--log-level": "warning",
    }
    words = [word for pair in options.items() for word in pair]
    return [sys.executable, "-m", "gunicorn", APPLICATION, "--no-control-socket", *words]


def _wait_until_open(site: Site) -> None:
    """Ask for the first page until it is there."""
    end = time.monotonic() + READY_PATIENCE
    while time.monotonic() < end:
        site.server.require_alive()
        if (status := _ask(site.port)) is not None:
            if status < 500:
                return
            raise LaunchError(f"Trang đầu báo lỗi {status}; xem {site.server.log}.")
        time.sleep(0.05)
    raise LaunchError(f"Trang đầu chưa mở sau {READY_PATIENCE} giây; xem {site.server.log}.")


def _ask(port: int) -> int | None:
    """Return the answer's status for the first page, or None while nobody answers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", "/", headers={"Host": f"localhost:{port}"})
        return connection.getresponse().status
    except OSError:
        return None
    finally:
        connection.close()

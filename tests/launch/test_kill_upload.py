"""The web server is killed in the middle of an upload: it goes on, whole or not at all."""

import hashlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from chamdiem.launch.web import APPLICATION, free_port
from chamdiem.portal.accounts.models import User
from chamdiem.portal.files.models import Stored, Upload
from chamdiem.portal.rights.roles import Role
from tests import ports
from tests.factories import people

PIECE = 64 * 1024
CONTENT = "".join(f"U{line};{line * 7}\n" for line in range(60_000)).encode()
TOKEN = "k" * 32


@dataclass
class Server:
    """One run of the web server, in a group of its own so that all of it can be killed."""

    port: int
    cookie: str
    process: "subprocess.Popen[bytes]"

    def ask(self, address: str, body: bytes | None = None, kind: str = "application/x") -> Any:
        """Return what the server says as data."""
        headers = {"Cookie": self.cookie, "X-CSRFToken": TOKEN, "Content-Type": kind}
        url = f"http://127.0.0.1:{self.port}{address}"
        request = urllib.request.Request(url, body, headers)  # noqa: S310
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)

    def kill(self) -> None:
        """Take away master and workers at once, as a power cut does."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(30)


@contextmanager
def serving(cookie: str) -> Iterator[Server]:
    """Start the portal over the database of the tests."""
    port = free_port(ports.own(18_900))
    command = [sys.executable, "-m", "gunicorn", APPLICATION, "--no-control-socket"]
    options = ["--bind", f"127.0.0.1:{port}", "--workers", "2", "--log-level", "critical"]
    source = str(Path(__file__).parents[2] / "src")
    process = subprocess.Popen(
        [*command, *options],
        env={**os.environ, "PYTHONPATH": source, "CHAMDIEM_DEBUG": "1"},  # nothing is collected
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    server = Server(port, cookie, process)
    try:
        _wait(server)
        yield server
    finally:
        server.kill()


def _wait(server: Server) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        with suppress(OSError):
            urllib.request.urlopen(f"http://127.0.0.1:{server.port}/healthz", timeout=5)
            return
        time.sleep(0.05)
    raise AssertionError("the server does not open")


@pytest.fixture
def sender(transactional_db: None) -> User:
    return people.person(role=Role.OFFICER)


@pytest.fixture
def cookie(sender: User) -> str:
    """Return the cookies of a browser in which the person has signed in."""
    session = SessionStore()
    session[SESSION_KEY] = str(sender.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = sender.get_session_auth_hash()
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}; csrftoken={TOKEN}"


def begin(server: Server) -> Any:
    """Announce the file."""
    body = f"name=so-lieu.csv&size={len(CONTENT)}".encode()
    return server.ask("/tep/gui/minh-chung/", body, "application/x-www-form-urlencoded")


def send(server: Server, told: Any, acknowledged: list[int]) -> None:
    """Send what is missing, piece by piece, noting what was acknowledged."""
    received = told["received"]
    while received < len(CONTENT):
        piece = CONTENT[received : received + PIECE]
        received = server.ask(f"{told['address']}?offset={received}", piece)["received"]
        acknowledged.append(received)


def at_once(act: Any) -> threading.Thread:
    """Begin an act whose server will be killed under it."""

    def quietly() -> None:
        with suppress(OSError, ValueError):
            act()

    thread = threading.Thread(target=quietly)
    thread.start()
    return thread


@pytest.mark.parametrize("pieces", [1, 4, 9])
def test_an_upload_goes_on_where_the_killed_server_stopped_i31(cookie: str, pieces: int) -> None:
    acknowledged: list[int] = [0]
    with serving(cookie) as server:
        told = begin(server)
        sending = at_once(lambda: send(server, told, acknowledged))
        while len(acknowledged) <= pieces and sending.is_alive():
            time.sleep(0.001)
        server.kill()
        sending.join()

    with serving(cookie) as server:
        resumed = server.ask(told["address"])
        send(server, resumed, acknowledged)
        done = server.ask(told["finish"], b"")

    assert resumed["received"] >= acknowledged[pieces] > 0, "what was acknowledged is there"
    assert done["sha256"] == hashlib.sha256(CONTENT).hexdigest()
    assert (Stored.objects.count(), Upload.objects.count()) == (1, 0)


@pytest.mark.parametrize("delay", [0, 0.02, 0.1])
def test_a_file_is_finished_whole_or_not_at_all_i31(cookie: str, delay: float) -> None:
    with serving(cookie) as server:
        told = begin(server)
        send(server, told, [])
        finishing = at_once(lambda: server.ask(told["finish"], b""))
        time.sleep(delay)
        server.kill()
        finishing.join()
    seen = (Stored.objects.count(), Upload.objects.count())

    with serving(cookie) as server:
        done = server.ask(told["finish"], b"")
        request = urllib.request.Request(  # noqa: S310
            f"http://127.0.0.1:{server.port}{done['address']}", headers={"Cookie": cookie}
        )
        with urllib.request.urlopen(request, timeout=60) as answer:
            content = answer.read()

    assert seen in {(0, 1), (1, 0)}
    assert content == CONTENT
    assert (Stored.objects.count(), Upload.objects.count()) == (1, 0)

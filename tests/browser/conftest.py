"""The system as a new user starts it: `chamdiem run` in an empty folder, and a browser."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests import ports

ADDRESS = re.compile(r"Hệ thống đã mở tại\s+(\S+)")
ACCOUNT = re.compile(r"^\s+([a-z]+(?:-[a-z]+)+)\s+(\w{4}(?:-\w{4}){3})\s", re.MULTILINE)
PATIENCE = 240
# As root Chromium needs no sandbox of its own; on a closed network it must not call home.
FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-gpu"]


@dataclass(frozen=True, slots=True)
class Site:
    """The open site and the passwords that it showed once."""

    address: str
    passwords: dict[str, str]

    def sign_in(self, page: Page, account: str) -> None:
        """Sign in as people do."""
        page.goto(f"{self.address}dang-nhap/")
        page.get_by_label("Tên đăng nhập").fill(account)
        page.get_by_label("Mật khẩu").fill(self.passwords[account])
        page.get_by_role("button", name="Đăng nhập", exact=True).click()


@pytest.fixture(scope="session")
def provider() -> Iterator[str]:
    """Start an identity provider of OpenID Connect, a process of its own; return its address.

    It knows an officer who has an account here and a stranger who has none.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    people = ({"sub": f"s-{name}", "preferred_username": name} for name in ("can-bo", "nguoi-la"))
    told = (part for one in people for part in ("--user-claims", json.dumps(one)))
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "-p", str(port), *told]
    run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    yield f"http://127.0.0.1:{port}"
    run.terminate()
    run.wait(30)


@pytest.fixture(scope="session")
def site(provider: str) -> Iterator[Site]:
    """Start everything by the one command, in a data folder of its own."""
    data = Path(tempfile.mkdtemp(prefix="chamdiem-"))
    told = data.with_suffix(".log")
    ours = {k: v for k, v in os.environ.items() if not k.startswith(("CHAMDIEM_", "DATABASE_"))}
    place = {"CHAMDIEM_DATA": str(data), "PORT": str(ports.own(8600))}
    with told.open("w") as log:
        run = subprocess.Popen(
            [sys.executable, "-m", "chamdiem.launch"],
            stdout=log,
            stderr=subprocess.STDOUT,
            env=ours | vouched_by(provider) | place,
        )
    try:
        yield _opened(told, run)
    finally:
        run.send_signal(signal.SIGINT)
        run.wait(60)
        shutil.rmtree(data, ignore_errors=True)
        told.unlink()


def vouched_by(provider: str) -> dict[str, str]:
    """Return the variables that set an identity provider up."""
    return {
        "CHAMDIEM_OIDC_ISSUER": provider,
        "CHAMDIEM_OIDC_CLIENT_ID": "chamdiem",
        "CHAMDIEM_OIDC_CLIENT_SECRET": "of the tests",
        "CHAMDIEM_OIDC_NAME": "Đăng nhập bằng tài khoản của tỉnh",
    }


def _opened(told: Path, run: subprocess.Popen) -> Site:
    """Wait for the address, and take the accounts from the screen."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and run.poll() is None:
        text = told.read_text()
        if address := ADDRESS.search(text):
            return Site(address[1], dict(ACCOUNT.findall(text)))
        time.sleep(0.2)
    raise AssertionError(f"The site did not open:\n{told.read_text()}")


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """Start Chromium once.

    From here on a loop of the browser's runs in this thread. Nothing of ours is asynchronous, so
    tests with rows that come after it may go on reading them.
    """
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        program = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield program
        program.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a clean window; an error in a script or a refusal by the policy fails the test."""
    context = browser.new_context(viewport={"width": 1366, "height": 900}, locale="vi-VN")
    window, wrong = context.new_page(), []
    window.on("pageerror", lambda error: wrong.append(str(error)))
    window.on("console", lambda line: wrong.append(line.text) if "Policy" in line.text else None)
    yield window
    context.close()
    assert wrong == []

"""The system as a new user starts it: `chamdiem run` in an empty folder, and a browser."""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ADDRESS = re.compile(r"Hệ thống đã mở tại\s+(\S+)")
ACCOUNT = re.compile(r"^\s+(can-bo|lanh-dao)\s+(\S+)", re.MULTILINE)
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
        page.get_by_role("button", name="Đăng nhập").click()


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    """Start everything by the one command, in a data folder of its own."""
    data = Path(tempfile.mkdtemp(prefix="chamdiem-"))
    told = data.with_suffix(".log")
    ours = {k: v for k, v in os.environ.items() if not k.startswith(("CHAMDIEM_", "DATABASE_"))}
    with told.open("w") as log:
        run = subprocess.Popen(
            [sys.executable, "-m", "chamdiem.launch"],
            stdout=log,
            stderr=subprocess.STDOUT,
            env=ours | {"CHAMDIEM_DATA": str(data), "PORT": "8600"},
        )
    try:
        yield _opened(told, run)
    finally:
        run.send_signal(signal.SIGINT)
        run.wait(60)
        shutil.rmtree(data, ignore_errors=True)
        told.unlink()


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
    """Start Chromium once."""
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

"""The return of a unit: what the server takes for the page, and what an old computer waits.

The page has 100 criteria of two figures and 300 files. The floor is a real browser with a cold
cache, its processor slowed four times, over a line of 400 kbit/s.
"""

import logging
import shutil
from collections.abc import Callable
from importlib import import_module
from time import perf_counter
from typing import Any

from bench import portal
from bench.measured import Measured, NotHere, Plan

LEAVES, FILES_EACH = 100, 3
LEAVES_QUICKLY = 5
SLOWER, BITS, DELAY = 4, 400_000, 100
SCREEN = {"width": 1366, "height": 768}
FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-gpu"]
BYTES = "kB over the line"
CAME = """() => ["navigation", "resource"].flatMap((kind) => performance.getEntriesByType(kind))
  .reduce((sum, one) => sum + one.transferSize, 0)"""


def measure_page(plan: Plan) -> Measured:
    """Open the return through every middleware, as the unit's head."""
    leaves = LEAVES_QUICKLY if plan.is_quick else LEAVES
    with portal.opened(portal.apart(plan, "return-page")):
        logging.disable(logging.INFO)
        open_it = _asker(leaves)
        open_it()  # compiles the templates and reads the scheme, as the site has done by then
        seconds = [_seconds(open_it) for _ in range(plan.runs)]
    return Measured(seconds, leaves, note=f"{leaves} criteria, {leaves * FILES_EACH} files")


def measure_floor(plan: Plan) -> Measured:
    """Open it in a browser on an old computer and a weak line, until the page has loaded."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if not program:
        raise NotHere("no Chromium")
    leaves = LEAVES_QUICKLY if plan.is_quick else LEAVES
    with portal.opened(portal.apart(plan, "return-floor")) as ours, portal.served(ours) as site:
        unit = _unit(leaves)
        _warm(site.address, unit)
        found = [_in_browser(program, site.address, unit) for _ in range(plan.runs)]
    return Measured(
        [seconds for seconds, _ in found],
        leaves,
        parts={BYTES: [size / 1000 for _, size in found]},
        note=f"processor {SLOWER} times slower, {BITS // 1000} kbit/s, {DELAY} ms, cold cache",
    )


def _unit(leaves: int) -> Any:
    office = import_module("bench.office")
    unit = office.drawn(1, leaves)[0]
    office.with_files(unit, leaves, FILES_EACH)
    return unit


def _asker(leaves: int) -> Callable[[], None]:
    unit = _unit(leaves)
    tests, plain = import_module("django.test"), import_module("bench.reading").PLAIN
    client = tests.Client(SERVER_NAME="localhost")
    client.force_login(unit.head)

    def ask() -> None:
        with tests.override_settings(STORAGES=plain):
            answer = client.get(unit.address)
        if answer.status_code != 200:
            raise RuntimeError(f"the return answered {answer.status_code}")

    return ask


def _warm(address: str, unit: Any) -> None:
    """Ask often enough that each process of the server has the templates in hand."""
    request = import_module("urllib.request")
    for _ in range(8):
        asked = request.Request(f"{address}{unit.address[1:]}", headers={"Cookie": unit.cookie})
        request.urlopen(asked, timeout=60).read()


def _in_browser(program: str, address: str, unit: Any) -> tuple[float, int]:
    """Return seconds to the end of loading, and the bytes that came over the line."""
    playwright = import_module("playwright.sync_api").sync_playwright
    with playwright() as started:
        browser = started.chromium.launch(executable_path=program, args=FLAGS)
        window = browser.new_context(viewport=SCREEN, locale="vi-VN").new_page()
        window.context.add_cookies(list(_cookies(unit.cookie, address)))
        _slow(window.context.new_cdp_session(window))
        begun = perf_counter()
        answer = window.goto(f"{address}{unit.address[1:]}", wait_until="load", timeout=120_000)
        seconds = perf_counter() - begun
        came = window.evaluate(CAME)
        browser.close()
    if answer is None or answer.status != 200 or not answer.url.endswith(unit.address):
        raise RuntimeError("the return did not open in the browser")
    return seconds, int(came)


def _slow(line: Any) -> None:
    line.send("Network.enable")
    line.send("Network.setCacheDisabled", {"cacheDisabled": True})
    line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    rate = BITS // 8
    line.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False, "latency": DELAY, "downloadThroughput": rate,
            "uploadThroughput": rate,
        },
    )  # fmt: skip


def _cookies(cookie: str, address: str) -> Any:
    for pair in cookie.split("; "):
        name, value = pair.split("=", 1)
        yield {"name": name, "value": value, "url": address}


def _seconds(act: Callable[[], None]) -> float:
    begun = perf_counter()
    act()
    return perf_counter() - begun

"""How the browser tests of directives and duties enter, look and keep pictures."""

import os
from pathlib import Path

from django.conf import settings
from django.test import Client

from tests.browser.test_accessibility import broken

SHOTS = os.environ.get("CHAMDIEM_SHOTS", "")
WIDTHS = (360, 1440)
WIDER = """(width) => document.documentElement.scrollWidth <= width ? [] :
  [...document.querySelectorAll("main *")].filter(
    (one) => one.getBoundingClientRect().right > width
  ).map((one) => one.outerHTML.slice(0, 200)).slice(0, 8)"""


def enter(page, live_server, user):
    """Let somebody be signed in, in this window."""
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    cookie = {"name": name, "value": client.cookies[name].value, "url": live_server.url}
    page.context.add_cookies([cookie])


def look(page, name):
    """Look at the open page at both widths: nothing wider than it, nothing inaccessible."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        wrong = [*page.evaluate(WIDER, width), *broken(page)]
        assert not wrong, f"{name}, {width}: {wrong}"
        if SHOTS:
            page.screenshot(path=Path(SHOTS) / f"{name}-{width}.png", full_page=True)

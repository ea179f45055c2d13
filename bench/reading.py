"""Who reads the trail and who acts, as the site does both; Django stands ready here."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from statistics import median
from threading import Thread
from time import perf_counter

from django.db import connection
from django.test import Client, override_settings
from django.urls import reverse

from chamdiem.portal.accounts import actions as accounts
from chamdiem.portal.accounts.models import User
from chamdiem.portal.rights import actions as rights
from chamdiem.portal.rights.roles import Role

AT = datetime(2026, 9, 7, 9, 2, tzinfo=UTC)
# Nothing was collected; the addresses of static files are written all the same.
PLAIN = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
ENOUGH = 100_000  # entries, beyond which no way to ask finds nothing
ASKED: dict[str, dict[str, str]] = {
    "newest": {},
    "two days, months ago": {"since": "03/03/2026", "until": "04/03/2026"},
    "by a person": {"person": "a87ff679-a2f3-e71d-9181-a67b7542122c"},
    "by a room": {"act": "scoring"},
    "by an act": {"act": "rights.grant.given"},
    "of an object": {"kind": "scoring.run", "key": "17"},
    "a person in two days": {
        "person": "a87ff679-a2f3-e71d-9181-a67b7542122c",
        "since": "03/03/2026",
        "until": "04/03/2026",
    },
}


def ways(count: int) -> dict[str, Callable[[], bytes]]:
    """Return each way to open the trail; its leader is the one to whom nothing is closed."""
    client = Client(SERVER_NAME="localhost")
    client.force_login(_reader())
    asked = {**ASKED, "half way down": {"older": str(count // 2)}}
    opened = {name: partial(_open, client, address) for name, address in asked.items()}
    logging.disable(logging.INFO)
    for name, open_it in opened.items():  # compiles the templates, as the site has done by then
        if b'<th scope="row">' not in open_it() and count >= ENOUGH:
            raise RuntimeError(f"the trail shows nothing: {name}")
    return opened


def act_at_once(connections: int, each: int) -> tuple[float, float]:
    """Let so many people act at the same time; return the whole time and an act's median."""
    people = [_somebody(at) for at in range(connections)]
    took: list[float] = []
    threads = [Thread(target=_act, args=(person, each, took)) for person in people]
    begun = perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = perf_counter() - begun
    if len(took) != connections * each:
        raise RuntimeError("not every act was done")
    return seconds, median(took)


def _open(client: Client, address: dict[str, str]) -> bytes:
    with override_settings(STORAGES=PLAIN):
        answer = client.get(reverse("oversight:trail"), address)
    if answer.status_code != 200:
        raise RuntimeError(f"the trail answered {answer.status_code} to {address}")
    return bytes(answer.content)


def _act(person: User, times: int, took: list[float]) -> None:
    """Correct a person's post over and over: a row changed, an entry, a commit."""
    for at in range(times):
        begun = perf_counter()
        accounts.correct_person(
            user=person,
            display_name=person.display_name,
            post=f"Chuyên viên {at}",
            work_contact="",
            by=None,
            at=AT,
        )
        took.append(perf_counter() - begun)
    connection.close()


def _somebody(at: int) -> User:
    return accounts.note_person(display_name=f"Người thứ {at}", post="", by=None, at=AT)


def _reader() -> User:
    known = User.objects.filter(username="bench-reader").first()
    if known:
        return known
    return rights.open_account(
        username="bench-reader",
        display_name="Đo tốc độ đọc",
        post="",
        role=Role.OVERSIGHT_LEADER,
        by=None,
        at=AT,
    ).user

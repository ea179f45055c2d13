"""The web server is killed in the middle of a sending and of an approval: whole or not at all."""

import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection

from chamdiem.portal.accounts import sessions
from chamdiem.portal.accounts.models import User
from chamdiem.portal.approval import queries as approvals
from chamdiem.portal.approval.models import Approved
from chamdiem.portal.audit.models import Entry
from chamdiem.portal.periods.choices import Due, Stage
from chamdiem.portal.periods.models import Period, Step
from chamdiem.portal.returns import queries
from chamdiem.portal.returns.choices import ReturnState
from chamdiem.portal.returns.models import Return, ReturnStep, Sending, SentFigure, SentLeaf
from chamdiem.portal.scoring.models import Run
from tests.database import throwaway
from tests.factories import approval, returns
from tests.launch.test_kill_upload import TOKEN, Server, at_once, serving

Seen = tuple[Any, ...]


@pytest.fixture
def _in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the deadline of sending be still to come: the server has a clock of its own."""
    monkeypatch.setitem(returns.DUES, Due.SENDING, datetime.now(UTC) + timedelta(days=9))


@pytest.fixture
def _key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the server have a key to seal with."""
    with approval.keyed(tmp_path):
        monkeypatch.setenv("CHAMDIEM_SEAL_KEY", settings.SEAL_KEY)
        yield


def signed_in(user: User) -> str:
    """Return the cookies of a browser in which somebody was just made sure of, by both factors."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    now = datetime.now(UTC).timestamp()
    session[sessions.BEGAN] = session[sessions.SEEN] = session[sessions.PROVED] = now
    session[sessions.SECOND] = True
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}; csrftoken={TOKEN}"


def post(server: Server, address: str, **fields: str) -> str:
    """Send a form; return the page that comes after it."""
    request = urllib.request.Request(  # noqa: S310
        f"http://127.0.0.1:{server.port}{address}",
        urllib.parse.urlencode(fields).encode(),
        {"Cookie": server.cookie, "X-CSRFToken": TOKEN},
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        return str(answer.read().decode())


@contextmanager
def nobody_may_record() -> Iterator[None]:
    """Hold the trail, so that an act waits after it has written everything else."""
    with throwaway.owner() as owner, owner.transaction():
        owner.execute("LOCK TABLE audit_entry IN SHARE MODE")
        yield


def wait_until_held() -> None:
    """Wait until an act stands before the lock."""
    end = time.monotonic() + 30
    with connection.cursor() as cursor:
        while time.monotonic() < end:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0]:
                return
            time.sleep(0.01)
    raise AssertionError("no act came to the lock")


def killed_within(server: Server, act: Callable[[], Any], delay: float | None) -> None:
    """Kill the server so long after an act began; with no delay, in the middle of the act."""
    strangers = others()
    if delay is not None:
        running = at_once(act)
        time.sleep(delay)
        server.kill()
    else:
        with nobody_may_record():
            running = at_once(act)
            wait_until_held()
            server.kill()
    running.join()
    wait_for_the_database(strangers)


def others() -> set[int]:
    """Return the connections to the database besides this test's own: its tools keep some."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
            " AND pid <> pg_backend_pid()"
        )
        return {pid for (pid,) in cursor.fetchall()}


def wait_for_the_database(strangers: set[int]) -> None:
    """Wait until the database has noticed that the dead server's connections are gone."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        if not others() - strangers:
            return
        time.sleep(0.02)
    raise AssertionError("the dead server's connections stay")


def told(verb: str) -> int:
    """Return how often the trail tells of an act."""
    return Entry.objects.filter(verb=verb).count()


def sent() -> Seen:
    """Return all that a sending leaves."""
    rows = (Sending, SentFigure, SentLeaf)
    steps = ReturnStep.objects.filter(to_state=ReturnState.SENT).count()
    state = Return.objects.get().state
    return (*(one.objects.count() for one in rows), steps, state, told("returns.return.sent"))


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_in_time")
@pytest.mark.parametrize("delay", [None, 0.03])
def test_a_return_is_sent_whole_or_not_at_all_i31(delay: float | None) -> None:
    made = returns.filled()
    cookie, fingerprint = signed_in(made.head), queries.sheet(of=made.of).fingerprint
    address = f"/phieu/{made.of.period.month}/{made.organisation.public_id}/gui/"
    form = {"fingerprint": fingerprint, "is_responsible": "1"}
    nothing, whole = sent(), (1, 2, 1, 1, ReturnState.SENT, 1)

    with serving(cookie) as server:
        killed_within(server, lambda: post(server, address, **form), delay)
    seen = sent()
    with serving(cookie) as server:
        page = "" if seen == whole else post(server, address, **form)

    assert seen == nothing if delay is None else seen in (nothing, whole)
    assert not page or "lần 1" in page
    assert sent() == whole


def approved() -> Seen:
    """Return all that an approval leaves."""
    run = Run.objects.get()
    return (
        Approved.objects.exclude(seal=b"").count(),
        run.sealed_number,
        Period.objects.get().stage,
        Step.objects.filter(to_stage=Stage.APPROVED).count(),
        set(Return.objects.values_list("state", flat=True)),
        told("approval.month.approved"),
    )


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_key")
@pytest.mark.parametrize("delay", [None, 0.15])
def test_a_month_is_approved_and_sealed_whole_or_not_at_all_i31(delay: float | None) -> None:
    month = approval.month()
    approval.submitted(month)
    frozen = approvals.frozen_now(period=month.period)
    assert frozen is not None
    cookie, address = signed_in(month.leader), f"/phe-duyet/{month.period.month}/phe-duyet/"
    form = {"document_number": approval.NUMBER, "document_on": "22/09/2026"}
    form |= {"fingerprint": frozen.fingerprint}
    nothing = approved()
    whole = (1, approval.NUMBER, Stage.APPROVED, 1, {ReturnState.APPROVED}, 1)

    with serving(cookie) as server:
        killed_within(server, lambda: post(server, address, **form), delay)
    seen = approved()
    with serving(cookie) as server:
        page = "" if seen == whole else post(server, address, **form)

    assert seen == nothing if delay is None else seen in (nothing, whole)
    assert not page or "Đã phê duyệt và khoá kỳ" in page
    assert approved() == whole

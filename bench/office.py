"""A month of many units, drawn in bulk: heads signed in, returns filled; Django is ready.

The scheme is that of the tests with many criteria, two figures each; the rows are those that a
month of work leaves, written at once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from bench.caller import Visit
from bench.token import TOKEN
from chamdiem.engine.periods import Month
from chamdiem.portal.accounts.models import User
from chamdiem.portal.files.models import Stored
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.periods.choices import Due, PeriodKind, Stage
from chamdiem.portal.periods.facts import Window
from chamdiem.portal.periods.models import Deadline, Expected, Period, Step
from chamdiem.portal.returns.choices import EvidenceKind, ReturnState
from chamdiem.portal.returns.models import Cell, Evidence, Return, ReturnStep
from chamdiem.portal.schemes.models import SchemeVersion
from tests.factories import large_schemes, months, organisations, people, posts


@dataclass(frozen=True)
class Unit:
    """A unit that reports: where its return stands, and the cookie of its head's browser."""

    of: Return
    head: User
    address: str
    cookie: str


def drawn(units: int, leaves: int) -> list[Unit]:
    """Open a month for so many units, each return filled but not sent, its time not over."""
    version = months.version(text=large_schemes.large(leaves))
    there = [organisations.organisation() for _ in range(units)]
    period = _period(version, there)
    made = [_unit(period, each) for each in there]
    Cell.objects.bulk_create([cell for unit in made for cell in _cells(unit, leaves)])
    return made


def with_files(unit: Unit, leaves: int, each: int) -> None:
    """Add so many files of evidence to each criterion, as rows."""
    at, by = datetime.now(UTC), unit.head.public_id
    files = Stored.objects.bulk_create(
        Stored(
            name=f"Báo cáo {number}.pdf", sha256=f"{number:064x}", size=2_000_000,
            kind="application/pdf", at=at, by=by, scanned="none", public_id=uuid4(),
        )
        for number in range(leaves * each)
    )  # fmt: skip
    Evidence.objects.bulk_create(
        Evidence(of=unit.of, leaf=f"T{at_leaf}", kind=EvidenceKind.FILE, file=file, at=at, by=by)
        for at_leaf in range(leaves)
        for file in files[at_leaf * each : (at_leaf + 1) * each]
    )


def _period(version: SchemeVersion, there: Sequence[Organisation]) -> Period:
    """Open a trial month of last month's days, with two hours left for everything."""
    now, by = datetime.now(UTC), uuid4()
    month = Month(now.year, now.month).shift(-1)
    window = Window.of_month(month)
    made = Period.objects.create(
        month=str(month), kind=PeriodKind.TRIAL, scheme_version=version,
        window_from=window.first, window_to=window.last, opened_at=now, opened_by=by,
    )  # fmt: skip
    left = {"due_at": now + timedelta(hours=2), "at": now, "by": by}
    Deadline.objects.bulk_create(Deadline(period=made, what=what, **left) for what in Due)
    Expected.objects.bulk_create(
        Expected(
            period=made, organisation=one, position=at, name=f"Đơn vị {at}", block="so",
            unit_code=f"U{at}",
        )
        for at, one in enumerate(there, start=1)
    )  # fmt: skip
    for was, then in (("", Stage.OPEN), (Stage.OPEN, Stage.SELF_SCORE)):
        Step.objects.create(period=made, from_stage=was, to_stage=then, at=now, by=by)
    made.refresh_from_db()
    return made


def _unit(period: Period, organisation: Organisation) -> Unit:
    head = people.person()
    posts.tenure(organisation, head)
    of = Return.objects.create(period=period, organisation=organisation)
    ReturnStep.objects.create(
        of=of, from_state=ReturnState.EMPTY, to_state=ReturnState.ENTERING,
        at=datetime.now(UTC), by=head.public_id,
    )  # fmt: skip
    address = f"/phieu/{period.month}/{organisation.public_id}/"
    return Unit(of, head, address, cookie_of(head))


def cookie_of(person: User) -> str:
    """Return the cookies of a browser in which the person has signed in."""
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}; csrftoken={TOKEN}"


def _cells(unit: Unit, leaves: int) -> Iterator[Cell]:
    at, by = datetime.now(UTC), unit.head.public_id
    for number in range(leaves):
        for code, value in ((f"d{number}", 8), (f"a{number}", 10)):
            yield Cell(
                of=unit.of, input_code=code, answer=0, value=value, typed=str(value), at=at, by=by
            )


def sent(units: Sequence[Unit]) -> int:
    """Count the returns of these units that are with the Department now."""
    keys = [unit.of.pk for unit in units]
    return Return.objects.filter(pk__in=keys, state=ReturnState.SENT).count()


def missing(visits: Sequence[Visit]) -> list[str]:
    """Return in words what the site acknowledged and does not have: files, cells."""
    kept = set(Stored.objects.values_list("sha256", flat=True))
    gone = [f"a file of {one.address} is gone" for one in visits if one.digests - kept]
    return gone + [words for one in visits for words in _cells_missing(one)]


def _cells_missing(visit: Visit) -> Iterator[str]:
    month, unit = visit.address.strip("/").split("/")[1:]
    rows = Cell.objects.filter(of__period__month=month, of__organisation__public_id=unit)
    typed = dict(rows.values_list("input_code", "typed"))
    for code, (_, text) in visit.versions.items():
        if typed.get(code) != text:
            yield f"{visit.address} {code}: {text} was acknowledged, {typed.get(code)} stands"

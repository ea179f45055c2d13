"""The months of Tỉnh Mẫu: twelve that are over and three that are under way.

Periods are opened, moved, approved and published by the very acts, each at its time; what 57
units and their verifiers did in between is written at once, month by month.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from chamdiem import synthetic
from chamdiem.engine.periods import Month
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.common import moments
from chamdiem.portal.home.demonstration import (
    approvals,
    confirming,
    desks,
    drafts,
    guiding,
    papers,
    rulings,
    sendings,
    verdicts,
)
from chamdiem.portal.home.demonstration.cast import Cast
from chamdiem.portal.home.demonstration.desks import DAY, Book
from chamdiem.portal.home.demonstration.papers import Papers
from chamdiem.portal.home.demonstration.signing import Offices
from chamdiem.portal.periods import actions as periods
from chamdiem.portal.periods.choices import Due, PeriodKind, Stage
from chamdiem.portal.returns import actions as returns
from chamdiem.portal.schemes.models import SchemeVersion
from chamdiem.portal.schemes.queries import scheme_of
from chamdiem.synthetic.claims import HELD
from chamdiem.synthetic.courses import APPRAISED, FILLED, LAST, OBJECTED

MONTHS = 12
LOADED = "home.demonstration.month-loaded"
EIGHT = time(8)
OPENS, ROOM = timedelta(days=6), timedelta(days=14)
MOVED = "Để người xem còn làm thử được (lý do giả định)."
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Year:
    """What every month is loaded with."""

    version: SchemeVersion
    cast: Cast
    offices: Offices
    papers: Papers
    seed: int
    at: datetime


def load(*, version: SchemeVersion, cast: Cast, seed: int, at: datetime, say: Say) -> None:
    """Confirm what an official month needs, then load all months, earliest first."""
    ordered = datetime.combine(confirming.ORDERED + DAY, datetime.min.time(), at.tzinfo)
    confirming.load(there=cast.units, leader=cast.leader, at=ordered + 3 * DAY)
    _let_hold(cast, ordered + 3 * DAY)
    guiding.load(cast=cast, version=version, at=ordered + 4 * DAY)
    year = Year(version, cast, Offices(), papers.load(cast, at), seed, at)
    for month in _months():
        say(f"Tỉnh Mẫu: {month.spoken}…")
        _month(year, month)
    approvals.correct(cast, at)


def _let_hold(cast: Cast, at: datetime) -> None:
    """Let an agency hold the figures that it gives."""
    for code in HELD:
        returns.assign_holder(
            input_code=code,
            organisation=cast.bench.holding,
            holds_from=moments.day_of(at),
            by=cast.officer,
            at=at,
        )


def _months() -> Iterator[Month]:
    for back in range(MONTHS - 1, -4, -1):
        yield LAST.shift(-back)


def _month(year: Year, month: Month) -> None:
    """Load one month as far as it came."""
    book = _opened(year, month)
    _filled(year, book)
    if month <= APPRAISED:
        _appraised(year, book)
    if month <= OBJECTED:
        _objected(year, book)
    if month <= LAST:
        approvals.finish(book, year.cast, year.papers.signed)
    else:
        _make_room(year, book)
    _told(year, book)


def _opened(year: Year, month: Month) -> Book:
    """Open the month six days before entry opens, and the returns of all its units."""
    cast = year.cast
    opens = _start(date(month.year, month.number, 25)) - OPENS
    period = periods.open_period(
        month=month,
        kind=PeriodKind.OFFICIAL,
        version=year.version,
        act=replace(confirming.ACT, file=year.papers.ordered),
        by=cast.officer,
        at=opens,
    )
    returns.open_returns(period=period, by=cast.officer, at=opens + timedelta(minutes=5))
    whole = synthetic.month_whole(scheme_of(year.version), month, year.seed)
    now = max(year.at, opens + OPENS + timedelta(hours=6))
    return desks.opened(period, whole, year.offices, year.seed, now)


def _filled(year: Year, book: Book) -> None:
    cast, due = year.cast, book.due
    begins = due[Due.ENTRY_OPENS] + timedelta(hours=1)
    periods.move(period=book.period, to=Stage.SELF_SCORE, by=cast.officer, at=begins)
    drafts.load(book, year.papers.evidence if book.month == APPRAISED else {})
    if book.month != FILLED:
        sendings.give_leave(book, cast.leader)
        verdicts.hold(book, cast.bench)
    sendings.load(book)


def _appraised(year: Year, book: Book) -> None:
    cast = year.cast
    begins = _start(moments.day_of(book.due[Due.SENDING] + DAY))
    periods.move(period=book.period, to=Stage.APPRAISAL, by=cast.officer, at=begins)
    sendings.supplement(book, cast.officer.public_id)
    verdicts.settle(book, cast.bench)


def _objected(year: Year, book: Book) -> None:
    officer, period = year.cast.officer, book.period
    told = _start(moments.day_of(book.due[Due.PROVISIONAL]))
    periods.move(period=period, to=Stage.PROVISIONAL, by=officer, at=told)
    periods.move(period=period, to=Stage.OBJECTION, by=officer, at=told + timedelta(minutes=10))
    rulings.load(book, year.offices, year.cast.secretary)


def _make_room(year: Year, book: Book) -> None:
    """Move the deadline of a month under way beyond today, so that its work can be tried."""
    what = {OBJECTED: Due.OBJECTION, APPRAISED: Due.APPRAISAL, FILLED: Due.SENDING}[book.month]
    due = book.due[what]
    if due < year.at + ROOM / 2:
        periods.shift_stage(
            period=book.period,
            what=what,
            to=moments.day_of(year.at + ROOM),
            reason=MOVED,
            carries_later=True,
            by=year.cast.leader,
            at=_start(moments.day_of(due)),
        )


def _told(year: Year, book: Book) -> None:
    """Say in the trail what was written at once of a month."""
    audit.record(
        verb=LOADED,
        actor=audit.SYSTEM,
        subject=book.period,
        at=year.at,
        month=str(book.month),
        returns=len(book.desks),
        sent=len(book.sent),
        seed=str(year.seed),
    )


def _start(day: date) -> datetime:
    """Return eight in the morning of a day."""
    return moments.instant_of(day, EIGHT)

"""The list of work: what is left of a month, by criterion, unit and person; does it hold."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from chamdiem.engine.periods import Month
from chamdiem.engine.scheme import Scheme
from chamdiem.portal.accounts import queries as accounts
from chamdiem.portal.appraisal import access, doors, queries
from chamdiem.portal.appraisal.doors import Bench
from chamdiem.portal.appraisal.facts import Said
from chamdiem.portal.appraisal.pages import words
from chamdiem.portal.appraisal.queries import counter
from chamdiem.portal.appraisal.queries.counter import Given, Item, Tally
from chamdiem.portal.calendar import queries as calendar
from chamdiem.portal.calendar import working_days
from chamdiem.portal.calendar.deadlines import Deadline, Reckoning
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.periods import queries as periods
from chamdiem.portal.periods.choices import Due, Stage
from chamdiem.portal.periods.facts import Marks
from chamdiem.portal.periods.models import Expected
from chamdiem.portal.schemes.queries import scheme_of

POOL = "Chuyên viên Sở KH&CN (tiêu chí chưa giao ai)"
UNITS_SHOWN, DAYS_SHOWN = 200, 5


@dataclass(frozen=True, slots=True)
class Column:
    """One criterion with how many units are left."""

    name: str
    address: str
    left: int
    every: int
    is_own: bool
    mine: int


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit with how many criteria are left."""

    name: str
    address: str
    left: int
    every: int


@dataclass(frozen=True, slots=True)
class Pace:
    """What a person has left, how many a day that takes, how many a day they settled so far."""

    who: str
    is_me: bool
    left: int
    today: int
    so_far: str
    needed: str
    words: str
    tone: str


@dataclass(frozen=True, slots=True)
class OwnMonth:
    """The return of a reader's own unit in a month: where its appraisal is seen."""

    name: str
    address: str
    questions: int


@dataclass(frozen=True, slots=True)
class WorkPage:
    """The work of a month."""

    crumbs: tuple[Crumb, ...]
    months: tuple[tuple[str, str], ...]
    month: Month | None
    marks: Marks | None
    stage: str
    deadline: Deadline | None
    left: int
    every: int
    columns: tuple[Column, ...]
    units: tuple[Unit, ...]
    paces: tuple[Pace, ...]
    waiting: int
    own: tuple[OwnMonth, ...]
    is_bench: bool
    reads: bool
    applies_rules: bool
    has_sample: bool


def work_page(*, user: Any, wanted: str, at: datetime, on: date) -> WorkPage:
    """Return the work of the month asked for, or of the latest one in appraisal."""
    known = doors.months(user=user)
    month = wanted if wanted in known else _latest(known)
    bench = _bench(user, month, on)
    own = _own(user, month, on)
    if bench is None:
        return _nothing(known, month, own)
    return _page(bench, known, own, calendar.reckoning(at=at))


def _page(
    bench: Bench, known: tuple[str, ...], own: tuple[OwnMonth, ...], reckoning: Reckoning
) -> WorkPage:
    period, scheme = bench.period, scheme_of(bench.period.scheme_version)
    tally = counter.tally(period=period)
    expected = [one for one in periods.expected(period=period) if one.is_scored]
    left = {item for item in tally.left if bench.sees(item[1], item[0])}
    items = {item for item in tally.items if bench.sees(item[1], item[0])}
    term = periods.terms(period=period).get(Due.APPRAISAL)
    is_open = period.stage == Stage.APPRAISAL
    return WorkPage(
        crumbs=(Crumb("Trang đầu", "/"), Crumb(words.TITLE)),
        months=_spoken(known),
        month=Month.parse(period.month),
        marks=periods.marks(period=period),
        stage=Stage(period.stage).label,
        deadline=reckoning.deadline(term.due_at) if term and is_open else None,
        left=len(left),
        every=len(items),
        columns=_columns(bench, scheme, left, items),
        units=_units(bench, expected, left, items),
        paces=_paces(bench, scheme, tally, reckoning, term.due_at if term else None),
        waiting=len(queries.questions(period=period)) if bench.reads else 0,
        own=own,
        is_bench=True,
        reads=bench.reads,
        applies_rules=bench.applies_rules,
        has_sample=queries.sample_of(period=period) is not None,
    )


def _columns(bench: Bench, scheme: Scheme, left: set[Item], items: set[Item]) -> tuple[Column, ...]:
    own = {leaf for leaf, _ in bench.reach.bound} | bench.reach.leaves
    found = []
    for leaf in scheme.leaves():
        every = sum(code == leaf.code for _, code in items)
        if not leaf.rule.earns or not (every or bench.reads or leaf.code in own):
            continue
        found.append(
            Column(
                name=leaf.name,
                address=words.column_address(bench.period, leaf.code),
                left=sum(code == leaf.code for _, code in left),
                every=every,
                is_own=leaf.code in own,
                mine=sum(c == leaf.code and bench.reach.verifies(c, unit) for unit, c in left),
            )
        )
    return tuple(sorted(found, key=lambda one: (not one.is_own, -one.left)))


def _units(
    bench: Bench, expected: Iterable[Expected], left: set[Item], items: set[Item]
) -> tuple[Unit, ...]:
    rows = []
    for one in expected:
        every = sum(unit == one.organisation_id for unit, _ in items)
        rest = sum(unit == one.organisation_id for unit, _ in left)
        if every or bench.reads:
            rows.append(Unit(one.name, words.unit_address(bench.period, one), rest, every))
    return tuple(sorted(rows, key=lambda one: -one.left)[:UNITS_SHOWN])


def _paces(
    bench: Bench,
    scheme: Scheme,
    tally: Tally,
    reckoning: Reckoning,
    due_at: datetime | None,
) -> tuple[Pace, ...]:
    """Say of each person what is left and whether the pace so far is enough; who reads sees all."""
    shares = _shares(tally.left, counter.verifiers(on=bench.on), scheme)
    workers = {who for who, _ in tally.by_day} | {who for who in shares if who is not None}
    if not bench.reads:
        workers &= {bench.user.public_id}
    names = accounts.display_names(workers)
    days = _days_left(reckoning, bench.on, due_at)
    rows = [
        _pace(
            names.get(who, words.ERASED),
            who,
            len(shares.get(who, ())),
            _done(tally, {who}),
            bench,
            days,
        )
        for who in workers
    ]
    if shares.get(None) and bench.reads:
        done = _done(tally, counter.officers())
        rows.append(_pace(POOL, None, len(shares[None]), done, bench, days))
    return tuple(sorted(rows, key=lambda one: (not one.is_me, -one.left, one.who)))


def _done(tally: Tally, people: Collection[UUID]) -> Counter[date]:
    """Return how many items these people settled on each day, together."""
    found: Counter[date] = Counter()
    for (by, day), count in tally.by_day.items():
        if by in people:
            found[day] += count
    return found


def _pace(
    name: str, who: UUID | None, left: int, done: Counter[date], bench: Bench, days: int
) -> Pace:
    recent = sorted(done)[-DAYS_SHOWN:]
    so_far = sum(done[day] for day in recent) / len(recent) if recent else 0
    needed = -(-left // days) if days > 0 else left
    said, tone = _said(left, so_far, needed, days, bool(recent))
    return Pace(
        who=name,
        is_me=who == bench.user.public_id,
        left=left,
        today=done[bench.on],
        so_far=f"{so_far:.0f} mỗi ngày" if recent else "chưa có ngày nào",
        needed=f"{needed} mỗi ngày" if left and bench.is_open else "–",
        words=said if bench.is_open else "đã kết thúc thẩm định",
        tone=tone if bench.is_open else "",
    )


def _said(left: int, so_far: float, needed: int, days: int, has_begun: bool) -> tuple[str, str]:
    """Say whether the deadline holds at this pace: in words about the work, not the person."""
    if not left:
        return "đã xong phần hiện có", "good"
    if days <= 0:
        return f"đã đến hạn, còn {left} mục; lùi hạn hoặc thêm người", "bad"
    if not has_begun:
        return f"còn {days} ngày làm việc, cần {needed} mục mỗi ngày", "warn"
    if so_far >= needed:
        return "kịp hạn với nhịp hiện nay", "good"
    return f"chưa kịp với nhịp hiện nay: cần {needed} mục mỗi ngày", "warn"


def _days_left(reckoning: Reckoning, on: date, due_at: datetime | None) -> int:
    """Count the working days until the deadline, today among them where it is one."""
    if due_at is None or due_at < reckoning.now:
        return 0
    last = reckoning.deadline(due_at).day
    today = working_days.is_working(reckoning.calendar, on)
    return working_days.between(reckoning.calendar, on, last) + today


def _shares(
    left: Iterable[Item], given: Iterable[Given], scheme: Scheme
) -> Mapping[UUID | None, set[Item]]:
    """Return what is left by person; under None what nobody was given."""
    below = access.leaves_below(scheme)
    by_leaf: dict[str, list[Given]] = {}
    for one in given:
        for leaf in below.get(one.node, ()):
            by_leaf.setdefault(leaf, []).append(one)
    found: dict[UUID | None, set[Item]] = {}
    for item in left:
        unit, leaf = item
        to: list[UUID | None] = [
            one.person for one in by_leaf.get(leaf, ()) if one.organisation_id in (None, unit)
        ]
        for who in to or [None]:
            found.setdefault(who, set()).add(item)
    return found


def _own(user: Any, month: str, on: date) -> tuple[OwnMonth, ...]:
    """Return the reader's own units in the month, with the questions that wait for them."""
    period = periods.period(month) if month else None
    if period is None:
        return ()
    units = doors.own_units(user=user, on=on)
    rows = [one for one in periods.expected(period=period) if one.organisation_id in units]
    asked = queries.questions(period=period, organisations=units) if rows else ()
    return tuple(_own_month(one, asked, period.month) for one in rows if one.is_scored)


def _own_month(one: Expected, asked: tuple[Said, ...], month: str) -> OwnMonth:
    where = [Month.parse(month), one.organisation.public_id]
    return OwnMonth(one.name, reverse("appraisal:own", args=where), len(asked))


def _nothing(known: tuple[str, ...], month: str, own: tuple[OwnMonth, ...]) -> WorkPage:
    period = periods.period(month) if month else None
    return WorkPage(
        crumbs=(Crumb("Trang đầu", "/"), Crumb(words.TITLE)),
        months=_spoken(known),
        month=Month.parse(month) if month else None,
        marks=periods.marks(period=period) if period else None,
        stage=Stage(period.stage).label if period else "",
        deadline=None,
        left=0,
        every=0,
        columns=(),
        units=(),
        paces=(),
        waiting=0,
        own=own,
        is_bench=False,
        reads=False,
        applies_rules=False,
        has_sample=False,
    )


def _bench(user: Any, month: str, on: date) -> Bench | None:
    return doors.bench_or_none(user=user, month=month, on=on) if month else None


def _latest(known: tuple[str, ...]) -> str:
    running = {one.month for one in periods.running() if one.stage == Stage.APPRAISAL}
    return next((one for one in known if one in running), known[0] if known else "")


def _spoken(known: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((one, Month.parse(one).spoken) for one in known[:12])

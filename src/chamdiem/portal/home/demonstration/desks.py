"""One unit's return of a month on its way in: what is drawn of it, by whose hands, when."""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from uuid import UUID

from chamdiem.engine.periods import Month
from chamdiem.engine.scheme import Scheme
from chamdiem.portal.common import moments
from chamdiem.portal.home.demonstration.signing import Offices
from chamdiem.portal.periods.choices import Due
from chamdiem.portal.periods.models import Expected, Period
from chamdiem.portal.periods.queries import terms
from chamdiem.portal.returns.choices import Capacity
from chamdiem.portal.returns.facts import Drafted
from chamdiem.portal.returns.models import Return, Sending, SentFigure, SentLeaf
from chamdiem.portal.schemes.queries import scheme_of
from chamdiem.synthetic import Whole
from chamdiem.synthetic.claims import Claims
from chamdiem.synthetic.courses import FILLED, Course, Told
from chamdiem.synthetic.draws import Seed, between

SENT = (Course.SENT, Course.RETURNED, Course.APPRAISED)
DAY = timedelta(days=1)


@dataclass(slots=True)
class Desk:
    """A return being loaded; the last five are filled in on the way."""

    of: Return
    told: Told
    claims: Claims
    writer: UUID
    signer: UUID
    capacity: Capacity
    entered: datetime
    arrived: datetime
    drafted: Drafted = field(default_factory=Drafted)
    sending: Sending | None = None
    leaves: dict[str, SentLeaf] = field(default_factory=dict)
    figures: dict[str, SentFigure] = field(default_factory=dict)

    @property
    def is_begun(self) -> bool:
        """Tell whether anything was entered."""
        return self.told.course is not Course.EMPTY

    @property
    def is_sent(self) -> bool:
        """Tell whether it was sent."""
        return self.told.course in SENT

    @property
    def is_supplemented(self) -> bool:
        """Tell whether it was given back once and sent again."""
        return bool(self.told.asked_of) and self.told.course is not Course.RETURNED


@dataclass(frozen=True, slots=True)
class Book:
    """A month being loaded: its period, its truth and its returns in the order of the units."""

    period: Period
    month: Month
    scheme: Scheme
    whole: Whole
    due: dict[Due, datetime]
    desks: tuple[Desk, ...]
    seed: int

    def some(self, *courses: Course) -> list[Desk]:
        """Return the returns that came so far."""
        return [desk for desk in self.desks if desk.told.course in courses]

    @property
    def sent(self) -> list[Desk]:
        """Return those that were sent."""
        return [desk for desk in self.desks if desk.is_sent]


def opened(period: Period, whole: Whole, offices: Offices, seed: int, now: datetime) -> Book:
    """Return the month with its returns, which are open and empty still."""
    due = {what: term.due_at for what, term in terms(period=period).items()}
    rows = Return.objects.filter(period=period).select_related("organisation")
    by_unit = {row.organisation_id: row for row in rows.order_by("id")}
    expected = Expected.objects.filter(period=period, is_scored=True).order_by("position")
    codes = {unit.unit_code: by_unit[unit.organisation_id] for unit in expected}
    month = whole.true.month
    desks = tuple(
        _desk(codes[told.unit.code], told, claims, offices, due, _latest(month, now), seed)
        for told, claims in zip(whole.told, whole.claims, strict=True)
    )
    scheme = scheme_of(period.scheme_version)
    return Book(period, month, scheme, whole, due, desks, seed)


def at_work(day: datetime, seed: Seed, *purpose: object) -> datetime:
    """Return a time of that day between eight and half past four."""
    first = moments.instant_of(moments.day_of(day), time(8))
    return first + timedelta(minutes=between(0, 510, seed, *purpose))


def _latest(month: Month, now: datetime) -> datetime | None:
    """Return until when people have been at work, in the month that is filled in now."""
    return now if month == FILLED else None


def _desk(
    of: Return,
    told: Told,
    claims: Claims,
    offices: Offices,
    due: dict[Due, datetime],
    latest: datetime | None,
    seed: int,
) -> Desk:
    about = (seed, told.unit.code, of.period_id, "arrives")
    arrived = at_work(due[Due.SENDING] + told.days * DAY, *about)
    entered = arrived - between(1, 3, *about) * DAY
    if latest is not None:
        since = latest - due[Due.ENTRY_OPENS]
        arrived = latest - since * between(1, 40, *about) / 100
        entered = due[Due.ENTRY_OPENS] + since * between(5, 50, *about) / 100
    day = moments.day_of(arrived)
    signer, capacity = offices.signer(of.organisation_id, day)
    writer = offices.writer(of.organisation_id, day)
    return Desk(of, told, claims, writer, signer, capacity, entered, arrived)

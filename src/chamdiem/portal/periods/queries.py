"""What can be asked of periods: which there are, their deadlines, who is expected, what stands."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from chamdiem.engine.periods import Month
from chamdiem.engine.scheme import Block
from chamdiem.portal.calendar import queries as calendars
from chamdiem.portal.calendar.working_days import Calendar
from chamdiem.portal.common import text
from chamdiem.portal.defaults import queries as defaults
from chamdiem.portal.orgs import queries as orgs
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.periods import marks as added
from chamdiem.portal.periods import schedule
from chamdiem.portal.periods.choices import Due, Line, PeriodKind, Stage
from chamdiem.portal.periods.facts import Marks, Move, Term, Window
from chamdiem.portal.periods.models import Confirmation, Deadline, Expected, Leave, Period, Step
from chamdiem.portal.schemes import queries as schemes
from chamdiem.portal.schemes.models import SchemeVersion

AHEAD = 12
Days = frozenset[date]


@dataclass(frozen=True, slots=True)
class Planned:
    """A month of the preview: its window and the deadlines it would have."""

    month: Month
    window: Window
    deadlines: Mapping[Due, datetime]
    is_expected: bool


def period(month: Month | str) -> Period | None:
    """Return the period of a month, if it was opened."""
    return (
        Period.objects.select_related("scheme_version", "act_file").filter(month=str(month)).first()
    )


def periods() -> Sequence[Period]:
    """Return all periods, latest month first."""
    rows = Period.objects.select_related("scheme_version").defer("scheme_version__source")
    return list(rows.order_by("-month"))


def running() -> Sequence[Period]:
    """Return the periods in which something is still to be done, earliest month first."""
    done = (Stage.NOTIFIED, Stage.PUBLISHED)
    return list(Period.objects.exclude(stage__in=done).order_by("month"))


def terms(*, period: Period) -> Mapping[Due, Term]:
    """Return the deadlines of a period, in the month's order."""
    return terms_of(periods=[period])[period.pk]


def terms_of(*, periods: Sequence[Period]) -> Mapping[int, Mapping[Due, Term]]:
    """Return the deadlines of many periods, by the key of each; one query."""
    rows: dict[tuple[int, str], list[Deadline]] = defaultdict(list)
    for row in Deadline.objects.filter(period__in=periods).order_by("id"):
        rows[row.period_id, row.what].append(row)
    return {
        each.pk: {what: _term(what, rows[each.pk, what]) for what in Due if (each.pk, what) in rows}
        for each in periods
    }


def due_at(*, period: Period, what: Due) -> datetime:
    """Return the deadline in force for all."""
    rows = Deadline.objects.filter(period=period, what=what).order_by("-id")
    return rows.values_list("due_at", flat=True)[0]


def sending_due(*, period: Period, organisation: Organisation) -> datetime:
    """Return until when a unit may send: the deadline of all, or its own later one."""
    rows = Leave.objects.filter(period=period, organisation=organisation).order_by("-id")
    own = rows.values_list("until", flat=True).first()
    of_all = due_at(period=period, what=Due.SENDING)
    return max(of_all, own) if own else of_all


def steps(*, period: Period) -> Sequence[Step]:
    """Return the steps a period took, in order."""
    return list(Step.objects.filter(period=period).order_by("id"))


def expected(*, period: Period) -> Sequence[Expected]:
    """Return who must report in a period, as frozen when it opened (I13)."""
    rows = Expected.objects.filter(period=period).select_related("organisation", "reviewer")
    return list(rows.order_by("position"))


def expected_unit(*, period: Period, organisation: Organisation) -> Expected | None:
    """Return what was frozen of one unit, nothing where it is not expected."""
    return Expected.objects.filter(period=period, organisation=organisation).first()


def expected_count(*, periods: Sequence[Period]) -> Mapping[int, int]:
    """Return how many units are expected in each period, by its key."""
    counts: dict[int, int] = defaultdict(int)
    for key in Expected.objects.filter(period__in=periods).values_list("period_id", flat=True):
        counts[key] += 1
    return counts


def blocks(*, period: Period) -> Sequence[Block]:
    """Return the blocks of the period's scheme."""
    return schemes.scheme_of(period.scheme_version).blocks


def leaves(*, period: Period) -> Sequence[Leave]:
    """Return the late exceptions of a period, in the order they were given."""
    return list(Leave.objects.filter(period=period).order_by("id"))


def standing() -> Mapping[Line, Confirmation]:
    """Return the latest confirmation of each line that has one."""
    rows = Confirmation.objects.select_related("department", "reviewer").order_by("id")
    found = {Line(row.line): row for row in rows}
    return {line: found[line] for line in Line if line in found}


def confirmations() -> Sequence[Confirmation]:
    """Return everything the province confirmed or waived, latest first."""
    return list(Confirmation.objects.order_by("-id"))


def open_lines() -> tuple[Line, ...]:
    """Return the lines that nobody confirmed or waived yet; none means ready (I34)."""
    there = set(Confirmation.objects.values_list("line", flat=True))
    return tuple(line for line in Line if line not in there)


def department() -> tuple[Organisation, Organisation] | None:
    """Return the Department (Sở KH&CN) and who appraises its return, as last confirmed."""
    rows = Confirmation.objects.filter(line=Line.DEPARTMENT).order_by("-id")
    row = rows.select_related("department", "reviewer").first()
    if row is None or row.department is None or row.reviewer is None:
        return None
    return row.department, row.reviewer


def is_act(key: UUID) -> bool:
    """Tell whether a file is the act of a period."""
    return Period.objects.filter(act_file__public_id=key).exists()


def scheme_choices() -> Sequence[SchemeVersion]:
    """Return the versions a period can be opened under, latest first."""
    rows = SchemeVersion.objects.defer("source").select_related("activation")
    return list(rows.order_by("-added_at", "-pk"))


def marks(*, period: Period) -> Marks:
    """Return what every page of a period shows above all else (dấu chấm thử, thời hạn đã lùi)."""
    moved = [term.moves[-1] for term in terms(period=period).values() if term.is_moved]
    return Marks(
        month=Month.parse(period.month),
        is_trial=period.kind == PeriodKind.TRIAL,
        moves=sorted(moved, key=lambda move: move.at),
        is_invented=orgs.is_invented(),
        acts=added.of(period),
    )


def planned(*, window: Window, on: date) -> dict[Due, datetime]:
    """Return the deadlines that a month opened today would have."""
    return _plan(window, calendars.calendar(), on)


def preview(*, first: Month, on: date, to_the_middle: bool = False) -> Sequence[Planned]:
    """Return twelve months with the deadlines each would have (lịch 12 tháng tới)."""
    calendar, shape = calendars.calendar(), Window.of_month
    if to_the_middle:
        shape = Window.to_the_middle
    days, entry = _days(on)
    found = []
    for month in (first.shift(n) for n in range(AHEAD)):
        window = shape(month)
        due = schedule.deadlines_of(window=window, calendar=calendar, days=days, entry_day=entry)
        unsure = any(calendar.is_expected(year) for year in {at.year for at in due.values()})
        found.append(Planned(month, window, due, unsure))
    return found


def tet_days(*, years: Collection[int]) -> Days:
    """Return the days off of Tết in those years, as the calendar knows them."""
    calendar = calendars.calendar()
    return frozenset(
        fact.day
        for year in years
        for fact in calendar.of_year(year)
        if not fact.is_working and _is_tet(fact.name)
    )


def _is_tet(name: str) -> bool:
    folded = text.folded(name)
    return "nguyen dan" in folded or "am lich" in folded


def _plan(window: Window, calendar: Calendar, on: date) -> dict[Due, datetime]:
    days, entry = _days(on)
    return schedule.deadlines_of(window=window, calendar=calendar, days=days, entry_day=entry)


def _days(on: date) -> tuple[dict[Due, int], int]:
    standings = {one.default.code: int(one.value) for one in _standings(on)}
    days = {what: standings[code] for what, code in schedule.CODES.items()}
    return days, standings[schedule.ENTRY_CODE]


def _standings(on: date) -> Sequence[defaults.Standing]:
    return [one for one in defaults.standings(on=on) if one.default.code.startswith("periods.")]


def day_standings(*, on: date) -> Sequence[defaults.Standing]:
    """Return the defaults of the calendar, each with what it rests on."""
    return _standings(on)


def _term(what: Due, rows: Sequence[Deadline]) -> Term:
    moves = tuple(
        Move(what, before.due_at, row.due_at, row.reason, row.at)
        for before, row in zip(rows, rows[1:], strict=False)
    )
    return Term(what, rows[-1].due_at, rows[0].due_at, moves)

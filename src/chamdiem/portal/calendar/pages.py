"""What the pages of the calendar show: the year, what a change moves, the clock."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from chamdiem.portal.accounts import queries as accounts
from chamdiem.portal.calendar import access, actions, clock, facts, queries, working_days
from chamdiem.portal.calendar.choices import Status
from chamdiem.portal.calendar.clock import Clock
from chamdiem.portal.calendar.facts import Fact
from chamdiem.portal.calendar.forms import DayForm, YearForm
from chamdiem.portal.calendar.models import CalendarDay
from chamdiem.portal.calendar.working_days import Calendar
from chamdiem.portal.common.look import Crumb

TITLE = "Lịch làm việc"
WATCHED = (3, 5, 10, 18)  # the working days of a month on which practice sets deadlines
WEEKDAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
LOOKS = {
    clock.SURE: ("chắc chắn", "good", "circle-check"),
    clock.UNSURE: ("không chắc chắn", "warn", "alert-triangle"),
    clock.UNKNOWN: ("chưa biết", "", "help"),
}
ERASED = "người đã xoá thông tin"


@dataclass(frozen=True, slots=True)
class Cell:
    """One day in the grid of a month: its number, and a letter with its words where it differs."""

    number: int
    kind: str = ""
    letter: str = ""
    words: str = ""
    is_today: bool = False


@dataclass(frozen=True, slots=True)
class MonthShown:
    """One month: its weeks, how many working days, and the days watched."""

    number: int
    weeks: tuple[tuple[Cell | None, ...], ...]
    count: int
    watched: tuple[date | None, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A day off or made up for, in the list below the months."""

    fact: Fact
    weekday: str
    words: str
    status: str
    tone: str


@dataclass(frozen=True, slots=True)
class Record:
    """One record of the history."""

    row: CalendarDay
    words: str
    by: str


@dataclass(frozen=True, slots=True)
class YearPage:
    """A year of the calendar."""

    crumbs: tuple[Crumb, ...]
    year: int
    before: int | None
    after: int | None
    months: tuple[MonthShown, ...]
    days: tuple[Listed, ...]
    history: tuple[Record, ...]
    total: int
    is_expected: bool
    may_change: bool
    form: YearForm
    refusal: str
    watched: tuple[int, ...] = WATCHED
    weekdays: tuple[str, ...] = WEEKDAYS


@dataclass(frozen=True, slots=True)
class Move:
    """One watched day of a month that a change would move."""

    month: str
    n: int
    was: date | None
    becomes: date | None


@dataclass(frozen=True, slots=True)
class ChangePage:
    """The form of one day; after a look, what would move."""

    crumbs: tuple[Crumb, ...]
    form: DayForm
    refusal: str
    has_looked: bool
    moves: tuple[Move, ...]
    until: str


@dataclass(frozen=True, slots=True)
class ClockPage:
    """The state of the clock as the administrator sees it."""

    crumbs: tuple[Crumb, ...]
    clock: Clock
    word: str
    tone: str
    icon: str
    at: datetime


def year_page(
    *, year: int, user: Any, on: date, form: YearForm | None = None, refusal: str = ""
) -> YearPage:
    """Return a year of the calendar."""
    calendar, may = queries.calendar(), access.may_change(user)
    months = tuple(_month(calendar, year, number, on) for number in range(1, 13))
    return YearPage(
        crumbs=_crumbs(Crumb(TITLE)),
        year=year,
        before=year - 1 if year > facts.FIRST_YEAR else None,
        after=year + 1 if year < facts.LAST_YEAR else None,
        months=months,
        days=tuple(_listed(one) for one in calendar.of_year(year)),
        history=_history(year, shows_people=may),
        total=sum(month.count for month in months),
        is_expected=calendar.is_expected(year),
        may_change=may,
        form=form or YearForm(),
        refusal=refusal,
    )


def change_page(*, form: DayForm, refusal: str = "") -> ChangePage:
    """Return the form of one day, before anything was looked at."""
    return ChangePage(_change_crumbs(), form, refusal, False, (), "")


def look_page(*, form: DayForm, on: date) -> ChangePage:
    """Return the form with what the change would move in the next twelve months."""
    calendar, fact = queries.calendar(), form.wanted().fact()
    form = form.with_mark(actions.mark(calendar, fact.day))
    moves = tuple(_moves(calendar, calendar.with_fact(fact), on))
    year, month = list(_next_months(on))[-1]
    return ChangePage(_change_crumbs(), form, "", True, moves, f"tháng {month}/{year}")


def clock_page(*, at: datetime) -> ClockPage:
    """Look at the clock for the administrator."""
    found = clock.look()
    way = Crumb(TITLE, reverse("calendar:year"))
    return ClockPage(_crumbs(way, Crumb("Đồng hồ")), found, *LOOKS[found.state], at)


def told(row: CalendarDay) -> str:
    """Say what was recorded and what comes of it."""
    kind = "làm việc" if row.is_working else "nghỉ"
    return (
        f"Đã ghi ngày {row.day:%d/%m/%Y} là ngày {kind}. Thời hạn đặt từ nay tính theo lịch mới; "
        "thời hạn đã đặt giữ nguyên."
    )


def _moves(was: Calendar, becomes: Calendar, on: date) -> Iterator[Move]:
    for year, month in _next_months(on):
        old, new = (working_days.of_month(one, year, month) for one in (was, becomes))
        for n in WATCHED:
            if (before := _nth(old, n)) != (after := _nth(new, n)):
                yield Move(f"{month}/{year}", n, before, after)


def _nth(days: Sequence[date], n: int) -> date | None:
    """Return the n-th day; a month of Tết may have fewer."""
    return days[n - 1] if n <= len(days) else None


def _next_months(on: date) -> Iterator[tuple[int, int]]:
    """Go through this month and the eleven after it."""
    for place in range(on.month - 1, on.month + 11):
        yield on.year + place // 12, place % 12 + 1


def _month(calendar: Calendar, year: int, number: int, on: date) -> MonthShown:
    days = working_days.of_month(calendar, year, number)
    cells: list[Cell | None] = [None] * date(year, number, 1).weekday()
    cells += [_cell(calendar, day, on) for day in working_days.days_of_month(year, number)]
    cells += [None] * (-len(cells) % 7)
    weeks = tuple(tuple(cells[at : at + 7]) for at in range(0, len(cells), 7))
    return MonthShown(number, weeks, len(days), tuple(_nth(days, n) for n in WATCHED))


def _cell(calendar: Calendar, day: date, on: date) -> Cell:
    fact, today = calendar.fact(day), day == on
    if fact is None:
        return Cell(day.day, "" if day.weekday() < 5 else "weekend", is_today=today)
    expected = " (dự kiến)" if fact.status == Status.EXPECTED else ""
    if fact.is_working:
        return Cell(day.day, "made-up", "B", f"làm việc: {fact.name}{expected}", today)
    return Cell(day.day, "off", "N", f"nghỉ: {fact.name}{expected}", today)


def _listed(fact: Fact) -> Listed:
    return Listed(
        fact=fact,
        weekday=WEEKDAYS[fact.day.weekday()],
        words="làm việc" if fact.is_working else "nghỉ",
        status=Status(fact.status).label,
        tone="warn" if fact.status == Status.EXPECTED else "good",
    )


def _history(year: int, *, shows_people: bool) -> tuple[Record, ...]:
    rows = queries.history(year)
    names = _names(rows) if shows_people else {}
    return tuple(
        Record(row, "làm việc" if row.is_working else "nghỉ", names.get(row.pk, "")) for row in rows
    )


def _names(rows: Sequence[CalendarDay]) -> dict[int, str]:
    people = {row.recorded_by for row in rows if row.recorded_by}
    names = accounts.display_names(people)
    return {
        row.pk: (names.get(row.recorded_by) or ERASED) if row.recorded_by else "có sẵn"
        for row in rows
    }


def _change_crumbs() -> tuple[Crumb, ...]:
    return _crumbs(Crumb(TITLE, reverse("calendar:year")), Crumb("Sửa một ngày"))


def _crumbs(*more: Crumb) -> tuple[Crumb, ...]:
    return (Crumb("Trang đầu", reverse("home:home")), *more)

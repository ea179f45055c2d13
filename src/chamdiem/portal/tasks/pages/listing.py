"""Tasks as a list, a board and a timeline; each with its filters in the address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from chamdiem.portal.common import lists, moments
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.tasks import access, queries
from chamdiem.portal.tasks.choices import Doing, Timing
from chamdiem.portal.tasks.facts import Told
from chamdiem.portal.tasks.pages.words import HOME, TITLE, light, remaining

COLUMNS = (Doing.NOT_BEGUN, Doing.UNDER_WAY, Doing.CLAIMED, Doing.DONE)
MOST, MOST_BARS = 30, 200
SPAN = 120
ALL = 100_000
ORDER = [Timing.LATE, Timing.SOON, Timing.UNKNOWN, Timing.ON_TIME, Timing.DONE_LATE]


@dataclass(frozen=True, slots=True)
class Shown:
    """One task as shown; words are made for those that a page prints."""

    told: Told

    @property
    def light(self) -> tuple[str, str, str]:
        """Where it stands against its deadline: a word, a tone and an icon."""
        return light(self.told)

    @property
    def remaining(self) -> str:
        """Its deadline in words."""
        return remaining(self.told)

    @property
    def address(self) -> str:
        """Where the task is shown."""
        return reverse("tasks:one", args=[self.told.public_id])


def _over(row: Shown) -> tuple[bool, int, date, int]:
    is_over = row.told.doing in (Doing.DONE, Doing.WITHDRAWN)
    return is_over, ORDER.index(row.told.timing), row.told.due_on or date.max, row.told.id


DECLARED: lists.Declared[Shown] = lists.Declared(
    searched=lambda row: f"{row.told.title} {row.told.lead} {row.told.source} {row.told.clause}",
    sorts={
        "urgency": _over,
        "due": lambda row: (row.told.due_on or date.max, row.told.id),
        "lead": lambda row: (row.told.lead, row.told.id),
    },
    sort="urgency",
    filters=(
        lists.Filter("tinh-trang", "Tình trạng", lambda row: str(row.told.doing.label)),
        lists.Filter("han", "So với thời hạn", lambda row: row.light[0]),
        lists.Filter("chu-tri", "Chủ trì", lambda row: row.told.lead),
        lists.Filter("nguon", "Nguồn", lambda row: row.told.source),
    ),
    per_page=40,
)


@dataclass(frozen=True, slots=True)
class ListPage:
    """Tasks as a list."""

    crumbs: tuple[Crumb, ...]
    listed: lists.Arranged[Shown]
    counts: tuple[tuple[str, int, str], ...]
    may_plan: bool
    may_give: bool
    tail: str


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the board."""

    name: str
    rows: tuple[Shown, ...]
    total: int
    more: str


@dataclass(frozen=True, slots=True)
class BoardPage:
    """Tasks as a board: by how far they are, red first."""

    crumbs: tuple[Crumb, ...]
    listed: lists.Arranged[Shown]
    columns: tuple[Column, ...]
    tail: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One task on the timeline: where its deadline stands, in percent of the span."""

    shown: Shown
    left: int
    is_outside: bool


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """Open tasks by their deadline, over the next months."""

    crumbs: tuple[Crumb, ...]
    listed: lists.Arranged[Shown]
    bars: tuple[Bar, ...]
    total: int
    marks: tuple[tuple[int, str], ...]
    today: int
    tail: str


def list_page(*, user: Any, asked: Mapping[str, str], at: datetime) -> ListPage:
    """Show the tasks that the person sees."""
    rows = _rows(user, at)
    return ListPage(
        crumbs=(HOME, Crumb(TITLE)),
        listed=lists.arrange(rows, DECLARED, asked),
        counts=_counts(rows),
        may_give=access.gives(user),
        may_plan=bool(access.units_to_plan_for(user=user, on=moments.day_of(at))),
        tail=_tail(asked),
    )


def board_page(*, user: Any, asked: Mapping[str, str], at: datetime) -> BoardPage:
    """Show the tasks that the person sees by how far they are."""
    narrowed = lists.arrange(_rows(user, at), _whole(), asked)
    return BoardPage(
        crumbs=(HOME, Crumb(TITLE, reverse("tasks:list")), Crumb("Bảng")),
        listed=narrowed,
        columns=tuple(_column(doing, narrowed.rows, asked) for doing in COLUMNS),
        tail=_tail(asked),
    )


def timeline_page(*, user: Any, asked: Mapping[str, str], at: datetime) -> TimelinePage:
    """Show open tasks along the days around today."""
    narrowed = lists.arrange(_rows(user, at), _whole(), asked)
    first = moments.day_of(at) - timedelta(days=SPAN // 4)
    open_ones = [
        row
        for row in narrowed.rows
        if row.told.due_on and row.told.doing not in (Doing.DONE, Doing.WITHDRAWN)
    ]
    open_ones.sort(key=lambda row: (row.told.due_on or date.max, row.told.id))
    return TimelinePage(
        crumbs=(HOME, Crumb(TITLE, reverse("tasks:list")), Crumb("Theo thời gian")),
        listed=narrowed,
        bars=tuple(_bar(row, first) for row in open_ones[:MOST_BARS]),
        total=len(open_ones),
        marks=tuple(_marks(first)),
        today=25,
        tail=_tail(asked),
    )


def chosen(*, user: Any, asked: Mapping[str, str], at: datetime) -> Sequence[Told]:
    """Return the tasks of the list that a person narrowed, all pages of it, in its order."""
    whole = replace(DECLARED, per_page=ALL)
    narrowed = lists.arrange(_rows(user, at), whole, {**asked, "page": ""})
    return [row.told for row in narrowed.rows]


def _rows(user: Any, at: datetime) -> tuple[Shown, ...]:
    own = access.only(user=user, on=moments.day_of(at))
    found = queries.listed(filters=queries.Filters(only=own), at=at)
    return tuple(map(Shown, found))


def _whole() -> lists.Declared[Shown]:
    return lists.Declared(
        searched=DECLARED.searched,
        sorts=DECLARED.sorts,
        sort=DECLARED.sort,
        filters=DECLARED.filters[1:],
        per_page=ALL,
    )


def _column(doing: Doing, rows: Sequence[Shown], asked: Mapping[str, str]) -> Column:
    here = [row for row in rows if row.told.doing is doing]
    kept = {code: value for code, value in asked.items() if value}
    more = f"{reverse('tasks:list')}?{urlencode(kept | {'tinh-trang': str(doing.label)})}"
    return Column(str(doing.label), tuple(here[:MOST]), len(here), more)


def _counts(rows: Sequence[Shown]) -> tuple[tuple[str, int, str], ...]:
    """Count open tasks by their light, red first; each with the address that shows them."""
    open_ones = [row for row in rows if row.told.doing not in (Doing.DONE, Doing.WITHDRAWN)]
    names = [str(timing.label) for timing in ORDER[:4]]
    return tuple(
        (name, sum(row.light[0] == name for row in open_ones), f"?{urlencode({'han': name})}")
        for name in names
    )


def _bar(row: Shown, first: date) -> Bar:
    days = ((row.told.due_on or first) - first).days
    return Bar(row, max(0, min(100, days * 100 // SPAN)), not 0 <= days <= SPAN)


def _marks(first: date) -> list[tuple[int, str]]:
    found = []
    for days in range(SPAN + 1):
        day = first + timedelta(days=days)
        if day.day == 1:
            found.append((days * 100 // SPAN, f"{day.month}/{day.year}"))
    return found


def _tail(asked: Mapping[str, str]) -> str:
    kept = {code: value for code, value in asked.items() if value and code != "page"}
    return f"?{urlencode(kept)}" if kept else ""

"""The focal points of all organisations, with what is missing, expired or soon to expire."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from chamdiem.portal.common import lists, text
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.defaults import queries as defaults
from chamdiem.portal.defaults.queries import Standing
from chamdiem.portal.posts import queries
from chamdiem.portal.posts.actions.refusals import days
from chamdiem.portal.posts.choices import Alarm
from chamdiem.portal.posts.queries import WARNING_DAYS, Watched

NO_ALARM = "Còn hiệu lực"
ORDER = [*Alarm.values, ""]


@dataclass(frozen=True, slots=True)
class Row:
    """One organisation as printed."""

    organisation: UUID
    name: str
    block: str
    people: tuple[tuple[str, str, str], ...]
    alarm: Alarm | None
    alarm_words: str
    last_day: date | None
    place: int


@dataclass(frozen=True, slots=True)
class FocalPointsPage:
    """The list as printed, with how many need an act."""

    crumbs: tuple[Crumb, ...]
    listed: lists.Arranged[Row]
    counts: tuple[tuple[str, int], ...]
    warned_before: Standing
    is_empty: bool


LIST: lists.Declared[Row] = lists.Declared(
    searched=lambda row: " ".join([row.name, *(name for name, _, _ in row.people)]),
    sorts={
        "name": lambda row: text.collation_key(row.name),
        "alarm": lambda row: (row.place, row.last_day or date.max, text.collation_key(row.name)),
    },
    sort="alarm",
    filters=(
        lists.Filter("tinh-trang", "Tình trạng", lambda row: row.alarm_words),
        lists.Filter("khoi", "Khối", lambda row: row.block),
    ),
)


def focal_points_page(*, asked: Mapping[str, str], on: date) -> FocalPointsPage:
    """Return the list that an address asks for."""
    rows = [_row(one) for one in queries.focal_points_watched(on=on)]
    return FocalPointsPage(
        crumbs=(Crumb("Trang đầu", reverse("home:home")), Crumb("Đầu mối")),
        listed=lists.arrange(rows, LIST, asked),
        counts=tuple((alarm.label, sum(row.alarm is alarm for row in rows)) for alarm in Alarm),
        warned_before=defaults.standing(WARNING_DAYS, on=on),
        is_empty=not rows,
    )


def _row(one: Watched) -> Row:
    people = tuple(
        (point.person.name, days(point.holds_from, point.holds_until), point.basis.number)
        for point in one.focal_points
    )
    return Row(
        organisation=one.organisation,
        name=one.name,
        block=one.block.label,
        people=people,
        alarm=one.alarm,
        alarm_words=one.alarm.label if one.alarm else NO_ALARM,
        last_day=one.last_day,
        place=ORDER.index(one.alarm or ""),
    )

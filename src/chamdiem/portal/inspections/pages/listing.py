"""The inspections that a person sees, with filters and year."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from chamdiem.portal.common import lists, moments, text
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.inspections import access, queries
from chamdiem.portal.inspections.choices import State
from chamdiem.portal.inspections.facts import Told
from chamdiem.portal.inspections.pages.words import HOME, TITLE, Light, days, light


@dataclass(frozen=True, slots=True)
class Row:
    """One inspection of the list; overlaps are shown to who plans."""

    told: Told
    light: Light
    days: str
    address: str
    is_clashing: bool


DECLARED: lists.Declared[Row] = lists.Declared(
    searched=lambda row: f"{row.told.unit} {row.told.content} {row.told.basis_number}",
    sorts={
        "ngay": lambda row: (row.told.from_on, row.told.id),
        "don-vi": lambda row: (text.collation_key(row.told.unit), row.told.id),
        "qua-han": lambda row: (row.told.late, row.told.open, row.told.id),
    },
    sort="-ngay",
    filters=(
        lists.Filter("nam", "Năm", lambda row: str(row.told.from_on.year)),
        lists.Filter("tinh-trang", "Tình trạng", lambda row: str(row.told.state.label)),
        lists.Filter("loai", "Loại", lambda row: str(row.told.kind.label)),
        lists.Filter("ten-don-vi", "Đơn vị", lambda row: row.told.unit),
    ),
    per_page=40,
)


@dataclass(frozen=True, slots=True)
class ListPage:
    """Inspections as a list."""

    crumbs: tuple[Crumb, ...]
    listed: lists.Arranged[Row]
    counts: tuple[tuple[str, int, str], ...]
    owed: tuple[Light, ...]
    manages: bool


def list_page(*, user: Any, asked: Mapping[str, str], at: datetime) -> ListPage:
    """Show the inspections that the person sees."""
    manages = access.manages(user)
    seen = queries.seen(access.sight(user=user, on=moments.day_of(at)))
    told = queries.told(rows=seen, at=at)
    clashing = queries.clashing(told=told) if manages else frozenset()
    rows = [_row(one, one.id in clashing) for one in told]
    return ListPage(
        crumbs=(HOME, Crumb(TITLE)),
        listed=lists.arrange(rows, DECLARED, asked),
        counts=_counts(told),
        owed=tuple(_owed(told)),
        manages=manages,
    )


def _row(one: Told, is_clashing: bool) -> Row:
    address = reverse("inspections:one", args=[one.public_id])
    return Row(one, light(one), days(one.from_on, one.to_on), address, is_clashing)


def _counts(told: Sequence[Told]) -> tuple[tuple[str, int, str], ...]:
    """Count by state; each with the address that shows them."""
    counts = Counter(one.state for one in told)
    return tuple(
        (str(state.label), counts[state], f"?{urlencode({'tinh-trang': str(state.label)})}")
        for state in State
        if counts[state]
    )


def _owed(told: Sequence[Told]) -> Iterator[Light]:
    """Say what waits: for the units, and for the Department."""
    late, waiting = sum(one.late for one in told), sum(one.waiting for one in told)
    if late:
        yield f"{late} phát hiện quá hạn khắc phục", "bad", "alert-circle"
    if waiting:
        yield f"{waiting} lần báo khắc phục chờ trả lời", "warn", "alert-triangle"

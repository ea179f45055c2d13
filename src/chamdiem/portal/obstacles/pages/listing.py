"""Obstacles as a list, with its filters in the address."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from chamdiem.portal.common import lists, moments, text
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.obstacles import access, queries
from chamdiem.portal.obstacles.choices import State
from chamdiem.portal.obstacles.pages.words import HOME, LATE, TITLE, Shown


def _urgency(row: Shown) -> tuple[bool, bool, date, datetime, int]:
    told = row.told
    return not told.is_open, not told.is_late, told.due_on or date.max, told.at, told.id


DECLARED: lists.Declared[Shown] = lists.Declared(
    searched=lambda row: " ".join(
        (row.told.text, row.told.unit, row.proposal, row.told.task, row.told.leaf_name,
         row.told.leaf, row.told.group)
    ),
    sorts={
        "can-lam": _urgency,
        "luc": lambda row: (row.told.at, row.told.id),
        "don-vi": lambda row: (text.collation_key(row.told.unit), row.told.id),
        "truoc-ngay": lambda row: (row.told.asked_before, row.told.id),
    },
    sort="can-lam",
    filters=(
        lists.Filter("tinh-trang", "Tình trạng", lambda row: row.look[0]),
        lists.Filter("loai", "Loại", lambda row: str(row.told.category.label)),
        lists.Filter("cap", "Cấp có thẩm quyền", lambda row: str(row.told.level.label)),
        lists.Filter("don-vi", "Đơn vị", lambda row: row.told.unit),
        lists.Filter("duoc-hoi", "Cơ quan được hỏi", lambda row: row.told.owner),
        lists.Filter("nhom", "Nhóm nguyên nhân", lambda row: row.told.group),
    ),
    per_page=40,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ListPage:
    """Obstacles as a list; `counts` are by state, each with the address that shows them."""

    crumbs: tuple[Crumb, ...]
    listed: lists.Arranged[Shown]
    counts: tuple[tuple[str, int, str], ...]
    may_report: bool
    sees_all: bool


def list_page(*, user: Any, asked: Mapping[str, str], at: datetime) -> ListPage:
    """Show the obstacles that the person sees, those first that wait too long."""
    on = moments.day_of(at)
    own = access.only(user=user, on=on)
    rows = tuple(map(Shown, queries.listed(filters=queries.Filters(only=own), at=at)))
    return ListPage(
        crumbs=(HOME, Crumb(TITLE)),
        listed=lists.arrange(rows, DECLARED, asked),
        counts=_counts(rows),
        may_report=bool(access.units_to_report_for(user=user, on=on)),
        sees_all=access.sees_all(user),
    )


def _counts(rows: tuple[Shown, ...]) -> tuple[tuple[str, int, str], ...]:
    names = (LATE, *(str(state.label) for state in State if state is not State.CLOSED))
    return tuple(
        (name, sum(row.look[0] == name for row in rows), f"?{urlencode({'tinh-trang': name})}")
        for name in names
    )

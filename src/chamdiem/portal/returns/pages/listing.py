"""The list of returns of a month: state, with whom, since when, deadline."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from chamdiem.portal.calendar import queries as calendar
from chamdiem.portal.calendar.deadlines import Deadline, Reckoning
from chamdiem.portal.common import lists, text
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.returns import access, queries
from chamdiem.portal.returns.choices import ReturnState
from chamdiem.portal.returns.pages import words
from chamdiem.portal.returns.queries import Listed


@dataclass(frozen=True, slots=True)
class Row:
    """One unit's return."""

    listed: Listed
    state: str
    tone: str
    icon: str
    with_whom: str
    deadline: Deadline | None


@dataclass(frozen=True, slots=True)
class ListPage:
    """The returns of a month."""

    crumbs: tuple[Crumb, ...]
    months: tuple[tuple[str, str], ...]
    month: str
    spoken: str
    trial: str
    list: lists.Arranged[Row]
    sent: int


_LIST: lists.Declared[Row] = lists.Declared(
    searched=lambda row: row.listed.name,
    sorts={
        "don-vi": lambda row: text.collation_key(row.listed.name),
        "trang-thai": lambda row: list(ReturnState).index(row.listed.state),
        "tu": lambda row: row.listed.since.timestamp() if row.listed.since else 0,
    },
    sort="don-vi",
    filters=(
        lists.Filter("trang-thai-phieu", "Trạng thái", lambda row: row.state),
        lists.Filter("han", "Thời hạn", lambda row: row.deadline.light if row.deadline else ""),
    ),
    carried=("thang",),
)


def list_page(*, user: Any, asked: Mapping[str, str], at: datetime, on: date) -> ListPage:
    """Return the list of the month asked for, or of the latest one."""
    organisations = access.organisations(user=user, on=on)
    months = queries.months(organisations=organisations)
    wanted = asked.get("thang", "")
    month = wanted if wanted in months else (months[0] if months else "")
    reckoning = calendar.reckoning(at=at)
    rows = queries.listed(month=month, organisations=organisations)
    return ListPage(
        crumbs=(Crumb("Trang đầu", "/"), Crumb(words.TITLE)),
        months=tuple((one, words.spoken_month(one)) for one in months),
        month=month,
        spoken=words.spoken_month(month),
        trial=words.TRIAL if any(row.is_trial for row in rows) else "",
        list=lists.arrange([_row(one, reckoning) for one in rows], _LIST, asked),
        sent=sum(one.sent_at is not None for one in rows),
    )


def _row(one: Listed, reckoning: Reckoning) -> Row:
    tone, icon = words.LOOKS[one.state]
    deadline = reckoning.deadline(one.due_at, met_at=one.sent_at) if one.due_at else None
    return Row(one, str(one.state.label), tone, icon, words.WITH_WHOM[one.state], deadline)

"""The list of returns of a month: state, with whom, since when, deadline."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from chamdiem.portal.calendar import clock
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
    paper: str = ""


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
    doubt: str


PAPERS = {
    None: "nhập thay, đơn vị chưa xác nhận",
    True: "nhập thay, đơn vị đã xác nhận",
    False: "nhập thay, đơn vị không đồng ý",
}
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
    papers = queries.papers_of_month(month=month)
    return ListPage(
        crumbs=(Crumb("Trang đầu", "/"), Crumb(words.TITLE)),
        months=tuple((one, words.spoken_month(one)) for one in months),
        month=month,
        spoken=words.spoken_month(month),
        trial=words.mark(is_trial=any(row.is_trial for row in rows)),
        list=lists.arrange([_row(one, reckoning, papers) for one in rows], _LIST, asked),
        sent=sum(one.sent_at is not None for one in rows),
        doubt=reckoning.clock.words if reckoning.clock.state == clock.UNSURE else "",
    )


def _deadline(one: Listed, reckoning: Reckoning) -> Deadline | None:
    """Return a deadline without the doubt about the clock, which the page says once."""
    if one.due_at is None:
        return None
    return replace(reckoning.deadline(one.due_at, met_at=one.sent_at), clock_words="")


def _row(one: Listed, reckoning: Reckoning, papers: Mapping[int, bool | None]) -> Row:
    tone, icon = words.LOOKS[one.state]
    deadline = _deadline(one, reckoning)
    paper = PAPERS[papers[one.organisation_id]] if one.organisation_id in papers else ""
    return Row(one, str(one.state.label), tone, icon, words.WITH_WHOM[one.state], deadline, paper)

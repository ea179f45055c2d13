"""What the pages of defaults show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from chamdiem.portal.accounts import queries as accounts
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.defaults import access, queries
from chamdiem.portal.defaults.declared import Default
from chamdiem.portal.defaults.forms import DecisionForm
from chamdiem.portal.defaults.models import Decision
from chamdiem.portal.defaults.queries import Standing

TITLE = "Mặc định hệ thống"
ERASED = "người đã xoá thông tin"


@dataclass(frozen=True, slots=True)
class Listed:
    """One default in the list, with the decision that is yet to come, if any."""

    standing: Standing
    coming: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """All defaults as they stand today."""

    crumbs: tuple[Crumb, ...]
    rows: tuple[Listed, ...]
    open: int
    may_decide: bool


@dataclass(frozen=True, slots=True)
class Past:
    """One decision of the history; who recorded it is empty but for those who decide."""

    number: int
    was: str
    value: str
    holds_from: date
    basis: str
    decided_at: datetime
    decided_by: str


@dataclass(frozen=True, slots=True)
class DefaultPage:
    """One default, its history and the form."""

    crumbs: tuple[Crumb, ...]
    default: Default
    standing: Standing
    history: tuple[Past, ...]
    form: DecisionForm
    may_decide: bool
    refusal: str


def list_page(*, user: Any, on: date) -> ListPage:
    """Return every default as it stands on a day."""
    every = queries.all_decisions()
    rows = tuple(
        Listed(one, _coming(one.default, every.get(one.default.code, []), on))
        for one in queries.standings(on=on)
    )
    unsure = sum(bool(row.standing.certainty) for row in rows)
    return ListPage(_crumbs(Crumb(TITLE)), rows, unsure, access.may_decide(user))


def default_page(
    *, default: Default, user: Any, on: date, form: DecisionForm, refusal: str = ""
) -> DefaultPage:
    """Return one default with its history."""
    may = access.may_decide(user)
    return DefaultPage(
        crumbs=_crumbs(Crumb(TITLE, reverse("defaults:list")), Crumb(default.title)),
        default=default,
        standing=queries.standing(default.code, on=on),
        history=_history(default, queries.decisions(default.code), shows_people=may),
        form=form,
        may_decide=may,
        refusal=refusal,
    )


def blank(*, default: Default, on: date) -> dict[str, Any]:
    """Return what an unsent form holds: the value as it stands, and the decisions read."""
    rows = queries.decisions(default.code)
    current = rows[0].value if rows else str(default.value)
    latest = max([on, *(row.holds_from for row in rows[:1])])
    return {"value": current, "holds_from": f"{latest:%d/%m/%Y}", "seen": len(rows)}


def _history(default: Default, rows: Sequence[Decision], *, shows_people: bool) -> tuple[Past, ...]:
    people = {row.decided_by for row in rows} if shows_people else set()
    names = accounts.display_names(people) if people else {}
    return tuple(
        Past(
            number=row.number,
            was=default.shown(default.read(row.was)),
            value=default.shown(default.read(row.value)),
            holds_from=row.holds_from,
            basis=queries.basis_of(row),
            decided_at=row.decided_at,
            decided_by=(names.get(row.decided_by) or ERASED) if shows_people else "",
        )
        for row in rows
    )


def _coming(default: Default, rows: Sequence[Decision], on: date) -> str:
    later = [row for row in rows if row.holds_from > on]
    return "; ".join(
        f"{default.shown(default.read(row.value))} từ {row.holds_from:%d/%m/%Y}"
        for row in reversed(later)
    )


def _crumbs(*more: Crumb) -> tuple[Crumb, ...]:
    return (Crumb("Trang đầu", reverse("home:home")), *more)


def told(*, default: Default, row: Decision) -> str:
    """Say what was recorded and what comes next."""
    shown = default.shown(default.read(row.value))
    return (
        f"Đã ghi: {default.title}, {shown}, áp dụng từ {row.holds_from:%d/%m/%Y}. "
        "Kết quả các ngày trước không đổi."
    )

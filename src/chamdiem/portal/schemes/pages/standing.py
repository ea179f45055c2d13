"""In which state a version is, and who brought it there: draft, or in force from a month on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from chamdiem.engine.periods import Month
from chamdiem.portal.accounts import queries as accounts
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.schemes import access
from chamdiem.portal.schemes.models import Activation

ERASED = "người đã xoá tên"


@dataclass(frozen=True, slots=True)
class Standing:
    """One version's state in words; who acted is empty but for staff."""

    words: str
    tone: str
    icon: str
    activation: Activation | None
    added_at: datetime
    added_by: str
    activated_by: str


def names_for(user: Any, people: Iterable[UUID]) -> Mapping[UUID, str] | None:
    """Return the names of people to staff, None to everybody else."""
    return accounts.display_names(set(people)) if access.sees_people(user) else None


def actors(rows: Iterable[Any]) -> set[UUID]:
    """Return the people who added or activated these versions."""
    return {
        one
        for row in rows
        for one in (row.added_by, getattr(row.activation, "activated_by", None))
        if one is not None
    }


def standing(row: Any, activation: Activation | None, names: Mapping[UUID, str] | None) -> Standing:
    """Say in which state a version is; `row` is the version, stored or listed."""
    words, tone, icon = _look(row, activation)
    return Standing(
        words=words,
        tone=tone,
        icon=icon,
        activation=activation,
        added_at=row.added_at,
        added_by=_name(names, row.added_by),
        activated_by=_name(names, activation.activated_by) if activation else "",
    )


def crumbs(*more: Crumb) -> tuple[Crumb, ...]:
    """Return the way back to the list of schemes, and further."""
    home = Crumb("Trang đầu", reverse("home:home"))
    if not more:
        return (home, Crumb("Bộ tiêu chí"))
    return (home, Crumb("Bộ tiêu chí", reverse("schemes:list")), *more)


def _look(row: Any, activation: Activation | None) -> tuple[str, str, str]:
    if activation is not None:
        month = Month.parse(activation.first_month)
        return f"Kích hoạt từ {month.spoken}", "good", "circle-check"
    if row.illustrative:
        return "Không kích hoạt", "", "minus"
    return "Dự thảo", "", "info-circle"


def _name(names: Mapping[UUID, str] | None, person: UUID) -> str:
    return "" if names is None else names.get(person, ERASED)

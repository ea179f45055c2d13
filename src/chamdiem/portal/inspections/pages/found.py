"""The findings of an inspection as its page shows them, each with what may be done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from chamdiem.portal.accounts import queries as accounts
from chamdiem.portal.inspections import queries
from chamdiem.portal.inspections.facts import Told, Wrong
from chamdiem.portal.inspections.models import Inspection, Remedy
from chamdiem.portal.inspections.pages.acts import OVER, Act
from chamdiem.portal.inspections.pages.words import ERASED, Light, remedying, severity
from chamdiem.portal.inspections.standing import is_settled


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks: whether they manage inspections, are inside this one, report for its unit."""

    manages: bool
    is_inside: bool
    reports: bool


@dataclass(frozen=True, slots=True)
class Report:
    """One report of a remedy and its answer."""

    at: datetime
    by: str
    text: str
    number: str
    file: UUID | None
    file_name: str
    answer: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One finding with its lights, its reports, and what may be done."""

    wrong: Wrong
    light: Light
    severity: Light
    reports: tuple[Report, ...]
    acts: tuple[Act, ...]


def found(inspection: Inspection, told: Told, viewer: Viewer, at: datetime) -> tuple[Shown, ...]:
    """Return the findings; those withdrawn before the minutes are no unit's to read."""
    first = inspection.minutes.order_by("pk").values_list("at", flat=True).first()
    rows = [
        one
        for one in queries.findings(inspection=inspection, at=at)
        if viewer.is_inside or _was_told(one, first)
    ]
    people = {by for row in rows for one in row.remedies for by in _hands(one)}
    names = accounts.display_names(people)
    is_over = told.state in OVER
    return tuple(
        Shown(
            wrong=row,
            light=remedying(row.state),
            severity=severity(row.severity),
            reports=tuple(_report(one, names) for one in row.remedies),
            acts=() if is_over else _acts(inspection, row, viewer, is_told=first is not None),
        )
        for row in rows
    )


def _was_told(one: Wrong, first: datetime | None) -> bool:
    return one.withdrawn_at is None or (first is not None and one.withdrawn_at > first)


def _acts(inspection: Inspection, row: Wrong, viewer: Viewer, *, is_told: bool) -> tuple[Act, ...]:
    if is_settled(row.state):
        return ()
    names = []
    if viewer.reports and is_told and not row.waits:
        names.append(("Báo đã khắc phục", "remedy", True))
    if viewer.manages and row.waits:
        names.append(("Trả lời", "answer", True))
    if viewer.manages:
        names.append(("Rút phát hiện", "withdraw", False))
    keys = [inspection.public_id, row.number]
    return tuple(
        Act(label, reverse(f"inspections:{name}", args=keys), is_main)
        for label, name, is_main in names
    )


def _report(row: Remedy, names: Mapping[UUID, str]) -> Report:
    return Report(
        at=row.at,
        by=names.get(row.by, ERASED),
        text=row.text,
        number=row.number,
        file=row.file.public_id if row.file else None,
        file_name=row.file.name if row.file else "",
        answer=_answer(row, names),
    )


def _answer(row: Remedy, names: Mapping[UUID, str]) -> str:
    if not hasattr(row, "answer"):
        return "Chờ Sở KH&CN trả lời."
    said = "Đã xác nhận" if row.answer.is_confirmed else "Trả lại"
    why = f": {row.answer.reason}" if row.answer.reason else ""
    return f"{said} ({names.get(row.answer.by, ERASED)}, {row.answer.at:%d/%m/%Y}){why}"


def _hands(row: Remedy) -> tuple[UUID, ...]:
    return (row.by, row.answer.by) if hasattr(row, "answer") else (row.by,)

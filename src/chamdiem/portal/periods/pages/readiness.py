"""The page of what the province must confirm before an official month (I34)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from chamdiem.portal.common import moments
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.orgs import queries as orgs
from chamdiem.portal.periods import access, lines, queries
from chamdiem.portal.periods.choices import Line
from chamdiem.portal.periods.lines import Question
from chamdiem.portal.periods.models import Confirmation
from chamdiem.portal.periods.pages import parts


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands of a line: confirmed or waived, by whom, when, on what basis."""

    is_waived: bool
    basis: str
    note: str
    at: datetime
    by: str
    chosen: str


@dataclass(frozen=True, slots=True)
class LineShown:
    """One line of the page."""

    line: Line
    question: Question
    answer: Answer | None


@dataclass(frozen=True, slots=True)
class ReadinessPage:
    """All lines, and how many are left."""

    crumbs: tuple[Crumb, ...]
    title: str
    rows: tuple[LineShown, ...]
    left: int
    may_confirm: bool


def readiness_page(*, user: Any, at: datetime) -> ReadinessPage:
    """Show every line and what stands (Việc tỉnh phải xác nhận)."""
    standing = queries.standing()
    people = parts.names({row.by for row in standing.values()}, user=user)
    chosen = _chosen(standing.get(Line.DEPARTMENT), at)
    rows = tuple(
        LineShown(line, lines.QUESTIONS[line], _answer(standing.get(line), people, chosen))
        for line in Line
    )
    return ReadinessPage(
        crumbs=parts.crumbs((lines.TITLE, "")),
        title=lines.TITLE,
        rows=rows,
        left=sum(row.answer is None for row in rows),
        may_confirm=access.may_confirm(user),
    )


def _chosen(row: Confirmation | None, at: datetime) -> str:
    if row is None or row.department_id is None or row.reviewer_id is None:
        return ""
    found = orgs.names(ids=[row.department_id, row.reviewer_id], on=moments.day_of(at))
    return f"{found[row.reviewer_id]} thẩm định phiếu của {found[row.department_id]}."


def _answer(row: Confirmation | None, people: Any, chosen: str) -> Answer | None:
    if row is None:
        return None
    return Answer(
        is_waived=row.is_waived,
        basis=row.basis,
        note=row.note,
        at=row.at,
        by=people[row.by],
        chosen=chosen if row.line == Line.DEPARTMENT else "",
    )

"""The page on which the head looks at the whole and sends it."""

from dataclasses import dataclass
from datetime import datetime

from chamdiem.portal.calendar import queries as calendar
from chamdiem.portal.calendar.deadlines import Deadline
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.returns import checks, queries, reading
from chamdiem.portal.returns.access import Desk
from chamdiem.portal.returns.checks import Problem
from chamdiem.portal.returns.choices import STATEMENT, Answer
from chamdiem.portal.returns.pages import words


@dataclass(frozen=True, slots=True)
class Line:
    """One criterion as it is about to be sent."""

    name: str
    figures: tuple[str, ...]
    points: str
    said: str
    remark: str
    evidence: int


@dataclass(frozen=True, slots=True)
class SendPage:
    """All that is about to be sent, and the statement of responsibility."""

    crumbs: tuple[Crumb, ...]
    title: str
    trial: str
    total: str
    lines: tuple[Line, ...]
    problems: tuple[Problem, ...]
    fingerprint: str
    statement: str
    deadline: Deadline | None
    back: str
    refusal: str


def send_page(*, desk: Desk, at: datetime, refusal: str = "") -> SendPage:
    """Return the page before sending."""
    sheet = desk.sheet
    is_supplement = queries.sent_last(of=desk.of) is not None
    due = queries.due(of=desk.of, is_supplement=is_supplement)
    return SendPage(
        crumbs=words.crumbs(desk, "Gửi Sở KH&CN"),
        title=f"Gửi phiếu tự chấm {sheet.month.spoken}",
        trial=words.trial_words(desk),
        total=words.total(sheet),
        lines=tuple(line(desk, leaf.code, leaf.name) for leaf in sheet.scheme.leaves()),
        problems=checks.problems(sheet),
        fingerprint=sheet.fingerprint,
        statement=STATEMENT,
        deadline=calendar.reckoning(at=at).deadline(due.instant) if due.instant else None,
        back=words.address(desk),
        refusal=refusal,
    )


def line(desk: Desk, leaf: str, name: str) -> Line:
    """Return one criterion as it is about to be sent."""
    sheet, drafted = desk.sheet, desk.sheet.drafted
    now, remark = sheet.now.leaves[leaf], drafted.remarks.get(leaf)
    return Line(
        name=name,
        figures=tuple(_figure(desk, code) for code in sheet.fields[leaf]),
        points=words.points(sheet, now.points),
        said=now.words,
        remark=remark.text if remark else "",
        evidence=len(drafted.evidence.get(leaf, ())),
    )


def _figure(desk: Desk, code: str) -> str:
    item, figure = desk.sheet.scheme.input(code), desk.sheet.figures.get(code)
    if figure is None:
        return f"{item.name}: –"
    unit = f" {item.unit}" if figure.answer is Answer.VALUE and item.unit else ""
    return f"{item.name}: {reading.shown(item, figure.answer, figure.value)}{unit}"

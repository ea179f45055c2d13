"""What happened to an obstacle or a group, and what was answered, as lines of a page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from chamdiem.portal.accounts import queries as accounts
from chamdiem.portal.common import moments
from chamdiem.portal.obstacles.pages import words
from chamdiem.portal.obstacles.queries import Happened
from chamdiem.portal.orgs import queries as orgs

KINDS = {
    "report": "Báo vướng mắc",
    "classing": "Phân loại lại",
    "membership": "Ghép nhóm nguyên nhân",
    "join": "Ghép vào nhóm",
    "naming": "Đặt tên nguyên nhân",
    "routing": "Chuyển xin ý kiến",
    "comment": "Ý kiến",
    "answer": "Trả lời",
    "closing": "Đóng",
}
TAKEN_OUT = "Đưa ra khỏi nhóm"


@dataclass(frozen=True, slots=True)
class Event:
    """One line of what happened."""

    at: datetime
    kind: str
    words: str
    by: str


@dataclass(frozen=True, slots=True)
class Reached:
    """One answer as the unit reads it, with its document."""

    at: datetime
    text: str
    document: str
    is_of_group: bool


def events(happened: Sequence[Happened], *, at: datetime) -> tuple[Event, ...]:
    """Return the lines of what happened, the latest first; two queries however many."""
    people = accounts.display_names({one.by for one in happened})
    asked = {one.row.owner_id for one in happened if one.kind == "routing"}
    owners = orgs.names(ids=asked, on=moments.day_of(at))
    return tuple(
        Event(one.at, _kind(one), _said(one, owners), people.get(one.by, words.ERASED))
        for one in happened
    )


def reached(happened: Iterable[Happened]) -> tuple[Reached, ...]:
    """Return the answers among what happened."""
    return tuple(
        Reached(one.at, one.row.text, document(one.row), one.is_of_group)
        for one in happened
        if one.kind == "answer"
    )


def document(row: Any) -> str:
    """Name the document of an opinion or an answer, nothing where there is none."""
    if not row.number:
        return ""
    day = f" ngày {row.issued_on:%d/%m/%Y}" if row.issued_on else ""
    return f"văn bản số {row.number}{day}"


def _kind(one: Happened) -> str:
    if one.kind == "membership" and one.row.group is None:
        return TAKEN_OUT
    return f"{KINDS[one.kind]} (cả nhóm)" if one.is_of_group else KINDS[one.kind]


def _said(one: Happened, owners: Mapping[int, str]) -> str:
    row = one.row
    if one.kind == "classing":
        return f"{row.get_category_display()}, cấp {row.get_level_display()}: {row.reason}"
    if one.kind == "membership":
        return "" if row.group is None else str(list(row.group.namings.all())[-1].title)
    if one.kind == "join":
        return words.short(row.obstacle.text)
    if one.kind == "naming":
        return str(row.title)
    if one.kind == "routing":
        return _routed(row, owners)
    return _spoken(one, owners)


def _routed(row: Any, owners: Mapping[int, str]) -> str:
    owner = owners.get(row.owner_id, "")
    said = f"{owner}, cấp {row.get_level_display()}, cho ý kiến đến hết {row.due_on:%d/%m/%Y}"
    return f"{said}: {row.note}" if row.note else said


def _spoken(one: Happened, owners: Mapping[int, str]) -> str:
    """Say what was said, with its document; an opinion says whose, and that it came late."""
    row, notes = one.row, []
    who = f"{owners.get(row.routing.owner_id, '')}: " if one.kind == "comment" else ""
    if one.kind in ("comment", "answer") and row.number:
        notes.append(document(row))
    if one.kind == "comment" and row.is_relayed:
        notes.append("ghi theo văn bản")
    if one.kind == "comment" and moments.day_of(row.at) > row.routing.due_on:
        notes.append(f"sau hạn {row.routing.due_on:%d/%m/%Y}")
    return f"{who}{row.text} ({'; '.join(notes)})" if notes else f"{who}{row.text}"

"""What happened to an inspection (diễn biến), the latest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chamdiem.portal.accounts import queries as accounts
from chamdiem.portal.inspections import queries
from chamdiem.portal.inspections.models import Inspection
from chamdiem.portal.inspections.pages.words import ERASED, days

Happened = tuple[datetime, str, str, UUID]


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened."""

    at: datetime
    kind: str
    words: str
    by: str


def events(inspection: Inspection, *, is_inside: bool) -> tuple[Event, ...]:
    """Return what happened; plans as they were are the team's and the Department's to read."""
    rows = [*(_plans(inspection) if is_inside else ()), *_steps(inspection)]
    names = accounts.display_names({by for _, _, _, by in rows})
    rows.reverse()
    rows.sort(key=lambda one: one[0], reverse=True)
    return tuple(Event(at, kind, words, names.get(by, ERASED)) for at, kind, words, by in rows)


def _plans(inspection: Inspection) -> Iterator[Happened]:
    for place, one in enumerate(queries.plans_of(inspection=inspection)):
        said = f"{one.content}; {days(one.from_on, one.to_on)}"
        why = f"; lý do sửa: {one.reason}" if one.reason else ""
        yield one.at, "Sửa kế hoạch" if place else "Lập kế hoạch", f"{said}{why}", one.by


def _steps(inspection: Inspection) -> Iterator[Happened]:
    if hasattr(inspection, "announcement"):
        yield inspection.announcement.at, "Công bố kế hoạch", "", inspection.announcement.by
    for one in inspection.minutes.order_by("pk"):
        said = f"số {one.number} ngày {one.issued_on:%d/%m/%Y}"
        why = f"; lý do ghi lại: {one.reason}" if one.reason else ""
        yield one.at, "Ghi biên bản", f"{said}{why}", one.by
    if hasattr(inspection, "cancellation"):
        row = inspection.cancellation
        yield row.at, "Huỷ", row.reason, row.by
    if hasattr(inspection, "closing"):
        yield inspection.closing.at, "Kết thúc", "", inspection.closing.by

"""Recording days of the calendar (sửa lịch làm việc); each act leaves one entry in the trail.

Deadlines already set are instants and stay; only what is reckoned from now on moves (ADR 0020).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.calendar import facts, queries, working_days
from chamdiem.portal.calendar.choices import Status
from chamdiem.portal.calendar.facts import Fact
from chamdiem.portal.calendar.models import CalendarDay
from chamdiem.portal.calendar.working_days import Calendar
from chamdiem.portal.common import moments, text

ONCE = "of_a_day_one_record_stands"


class CannotRecord(Exception):
    """Raise when a day cannot be recorded so; says the rule and what to do."""


class NothingChanges(CannotRecord):
    """Raise when the calendar already says the same."""


class NeedsANote(CannotRecord):
    """Raise when a day gone by would be changed without saying why."""


class OutsideItsYears(CannotRecord):
    """Raise when the day lies in a year that the calendar does not know."""


class Stale(CannotRecord):
    """Raise when somebody recorded the day since the form was opened."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a day shall be, and by which document."""

    day: date
    is_working: bool
    name: str
    status: Status
    source: str
    note: str = ""

    def fact(self) -> Fact:
        """Return it as the calendar would know it."""
        return Fact(
            day=self.day,
            is_working=self.is_working,
            name=text.nfc(self.name),
            status=self.status,
            source=text.nfc(self.source),
            note=text.nfc(self.note),
        )


@transaction.atomic
def record_day(*, wanted: Wanted, seen: str, by: User, at: datetime) -> CalendarDay:
    """Record one day; `seen` is the mark of the record that the person looked at."""
    fact, calendar = wanted.fact(), queries.calendar()
    require_recordable(fact=fact, calendar=calendar, at=at)
    if seen != mark(calendar, fact.day):
        raise _stale(fact.day)
    before = calendar.fact(fact.day)
    row = _replace(fact, by, at)
    audit.record(
        verb="calendar.day.recorded",
        actor=by.opaque_id,
        subject=row,
        at=at,
        before=_told(before),
        after=_told(fact),
        day=fact.day.isoformat(),
        source=fact.source,
    )
    return row


@transaction.atomic
def confirm_year(*, year: int, source: str, by: User, at: datetime) -> int:
    """Record as official every day of a year that was only reckoned; return how many.

    The yearly announcement came and says what the calendar reckoned.
    """
    calendar = queries.calendar()
    waiting = [one for one in calendar.of_year(year) if one.status != Status.OFFICIAL]
    if not waiting:
        raise NothingChanges(f"Năm {year} không còn ngày nào dự kiến; không có gì để xác nhận.")
    for one in waiting:
        note = "xác nhận cả năm theo thông báo"
        fact = Fact(one.day, one.is_working, one.name, Status.OFFICIAL, text.nfc(source), note)
        _replace(fact, by, at)
    audit.record(
        verb="calendar.year.confirmed",
        actor=by.opaque_id,
        subject=("calendar.year", str(year)),
        at=at,
        days=len(waiting),
        source=source,
    )
    return len(waiting)


def require_new(*, wanted: Wanted, at: datetime) -> None:
    """Refuse a change that could not be recorded, before anybody looks what it moves."""
    require_recordable(fact=wanted.fact(), calendar=queries.calendar(), at=at)


def require_recordable(*, fact: Fact, calendar: Calendar, at: datetime) -> None:
    """Refuse what changes nothing, or changes a day gone by without a word."""
    try:
        stands = calendar.fact(fact.day)
    except facts.OutsideTheCalendar as trouble:
        raise OutsideItsYears(str(trouble)) from trouble
    if _told(stands) == _told(fact) and stands and stands.source == fact.source:
        raise NothingChanges(
            f"Lịch đã ghi ngày {fact.day:%d/%m/%Y} đúng như vậy; không có gì thay đổi."
        )
    if stands is None and working_days.is_working(calendar, fact.day) == fact.is_working:
        raise NothingChanges(
            f"Ngày {fact.day:%d/%m/%Y} vốn {'làm việc' if fact.is_working else 'nghỉ'}; không cần "
            "ghi vào lịch."
        )
    if fact.day < moments.day_of(at) and not fact.note:
        raise NeedsANote(
            f"Ngày {fact.day:%d/%m/%Y} đã qua. Hãy ghi ở “Ghi chú” vì sao sửa; các thời hạn đã đặt "
            "giữ nguyên."
        )


def mark(calendar: Calendar, day: date) -> str:
    """Return the mark of what stands for a day, which a form carries and an act compares."""
    fact = calendar.fact(day)
    return f"{day.isoformat()}:{fact.number if fact else 0}"


def _replace(fact: Fact, by: User, at: datetime) -> CalendarDay:
    """Let the new record stand in place of the one that stood."""
    CalendarDay.objects.filter(day=fact.day, superseded_at__isnull=True).update(superseded_at=at)
    try:
        with transaction.atomic():
            return CalendarDay.objects.create(
                day=fact.day,
                is_working=fact.is_working,
                name=fact.name,
                status=fact.status,
                source=fact.source,
                note=fact.note,
                recorded_at=at,
                recorded_by=by.public_id,
            )
    except IntegrityError as failure:
        told = getattr(failure.__cause__, "diag", None)
        if getattr(told, "constraint_name", "") == ONCE:
            raise _stale(fact.day) from failure
        raise


def _stale(day: date) -> Stale:
    return Stale(
        f"Ngày {day:%d/%m/%Y} vừa có người sửa, hoặc ngày trong biểu mẫu đã đổi sau khi xem thử. "
        "Chưa ghi gì; hãy xem thử lại rồi ghi."
    )


def _told(fact: Fact | None) -> Mapping[str, Any] | None:
    if fact is None:
        return None
    return {"is_working": fact.is_working, "name": fact.name, "status": str(fact.status)}

"""The calendar as recorded, and what pages need to say deadlines."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q

from chamdiem.portal.calendar import clock
from chamdiem.portal.calendar.choices import Status
from chamdiem.portal.calendar.deadlines import Reckoning
from chamdiem.portal.calendar.facts import Fact
from chamdiem.portal.calendar.models import CalendarDay
from chamdiem.portal.calendar.working_days import Calendar
from chamdiem.portal.common import moments
from chamdiem.portal.defaults import queries as defaults


def calendar(*, known_at: datetime | None = None) -> Calendar:
    """Return the calendar, as it stands or as it was known at a moment; one query."""
    rows = CalendarDay.objects.order_by("day", "id")
    if known_at is None:
        rows = rows.filter(superseded_at__isnull=True)
    else:
        stood = Q(superseded_at__isnull=True) | Q(superseded_at__gt=known_at)
        rows = rows.filter(stood, recorded_at__lte=known_at)
    return Calendar({row.day: fact_of(row) for row in rows})


def reckoning(*, at: datetime) -> Reckoning:
    """Return all that a page needs to say deadlines at a moment."""
    on = moments.day_of(at)
    return Reckoning(
        now=at,
        calendar=calendar(),
        soon_days=defaults.number("calendar.soon-days", on=on),
        before_day=str(defaults.value("calendar.before-day", on=on)),
        clock=clock.current(),
    )


def history(year: int) -> Sequence[CalendarDay]:
    """Return all that was recorded of a year's days, latest first."""
    rows = CalendarDay.objects.filter(day__year=year)
    return list(rows.order_by("-recorded_at", "-day", "-id"))


def fact_of(row: CalendarDay) -> Fact:
    """Return a record as a plain fact."""
    return Fact(
        day=row.day,
        is_working=row.is_working,
        name=row.name,
        status=Status(row.status),
        source=row.source,
        note=row.note,
        number=row.pk,
    )

"""Instants and days in Vietnam: the one place that turns one into the other."""

from datetime import date, datetime, time

from django.utils import timezone


def local(at: datetime) -> datetime:
    """Return an instant as the clocks of Vietnam show it."""
    return at.astimezone(timezone.get_default_timezone())


def day_of(at: datetime) -> date:
    """Return the day of an instant, in Vietnam."""
    return local(at).date()


def start_of(day: date) -> datetime:
    """Return the first instant of a day in Vietnam."""
    return datetime.combine(day, time.min, timezone.get_default_timezone())


def end_of(day: date) -> datetime:
    """Return the last instant of a day in Vietnam."""
    return datetime.combine(day, time.max, timezone.get_default_timezone())


def instant_of(day: date, clock: time) -> datetime:
    """Return the instant of a time of day in Vietnam."""
    return datetime.combine(day, clock, timezone.get_default_timezone())


def spoken_day(at: datetime) -> str:
    """Write the day of an instant (ngày): 07/09/2026."""
    return f"{local(at):%d/%m/%Y}"


def spoken_clock(at: datetime) -> str:
    """Write a time of day to the second (giờ): 16:02:11."""
    return f"{local(at):%H:%M:%S}"


def spoken(at: datetime) -> str:
    """Write an instant (lúc): 16:02 ngày 07/09/2026."""
    return f"{local(at):%H:%M ngày %d/%m/%Y}"

"""Instants and days in Vietnam: the one place that turns one into the other."""

from datetime import date, datetime, time

from django.utils import timezone


def day_of(at: datetime) -> date:
    """Return the day of an instant, in Vietnam."""
    return at.astimezone(timezone.get_default_timezone()).date()


def end_of(day: date) -> datetime:
    """Return the last instant of a day in Vietnam."""
    return datetime.combine(day, time.max, timezone.get_default_timezone())


def instant_of(day: date, clock: time) -> datetime:
    """Return the instant of a time of day in Vietnam."""
    return datetime.combine(day, clock, timezone.get_default_timezone())

"""Filters: numbers and dates as people in Vietnamese offices write them."""

from datetime import date, datetime

from django import template

from chamdiem.engine import decimals, quantities
from chamdiem.engine.periods import Month
from chamdiem.engine.scheme import Scheme
from chamdiem.portal.common import moments

register = template.Library()
NONE = "–"


@register.filter
def points(value: int | None, places: int = 2) -> str:
    """Write scaled points: 6325 with 2 decimals is 63,25; nothing is –, and only 0 is 0."""
    return NONE if value is None else decimals.spoken(int(value), int(places))


@register.filter
def quantity(value: int | None, places: int = 0) -> str:
    """Write a scaled figure with no more decimals than it needs."""
    return NONE if value is None else decimals.spoken(int(value), int(places), shortest=True)


@register.filter
def total(value: int | None, scheme: Scheme) -> str:
    """Write a total as the scheme rounds it; nothing is –."""
    return NONE if value is None else quantities.total_shown(scheme, int(value))


@register.filter
def day(value: date | datetime | None) -> str:
    """Write a day: 07/09/2026."""
    if value is None:
        return NONE
    return moments.spoken_day(value) if isinstance(value, datetime) else f"{value:%d/%m/%Y}"


@register.filter
def moment(value: datetime | None) -> str:
    """Write an instant: 16:02 ngày 07/09/2026."""
    return NONE if value is None else moments.spoken(value)


@register.filter
def month(value: Month | str) -> str:
    """Say a month: tháng 8/2026."""
    return (value if isinstance(value, Month) else Month.parse(value)).spoken

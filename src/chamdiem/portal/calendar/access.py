"""The door to a year of the calendar, and who may change it."""

from typing import Any

from django.http import Http404

from chamdiem.portal.calendar import facts
from chamdiem.portal.common.rights import Right


def year_to_see(*, asked: str, this_year: int) -> int:
    """Return the year that an address asks for, this one where it asks for none."""
    if not asked:
        return this_year
    year = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) == 4 else 0
    if not facts.FIRST_YEAR <= year <= facts.LAST_YEAR:
        raise Http404
    return year


def may_change(user: Any) -> bool:
    """Tell whether the person may change the calendar."""
    return bool(user.is_authenticated and user.has_perm(Right.CALENDAR_MANAGE))

"""What the pages of periods show."""

from chamdiem.portal.periods.pages.acts import (
    leave_page,
    line_page,
    open_page,
    shift_page,
    units_of,
    units_today,
    version_first,
    versions_offered,
)
from chamdiem.portal.periods.pages.calendar import preview_page
from chamdiem.portal.periods.pages.listing import list_page
from chamdiem.portal.periods.pages.month import month_page
from chamdiem.portal.periods.pages.readiness import readiness_page

__all__ = [
    "leave_page",
    "line_page",
    "list_page",
    "month_page",
    "open_page",
    "preview_page",
    "readiness_page",
    "shift_page",
    "units_of",
    "units_today",
    "version_first",
    "versions_offered",
]

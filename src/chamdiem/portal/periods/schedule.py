"""The deadlines of a month, reckoned from its window by the working calendar; pure.

Working days count from the day after the window's last; each lasts to the end of its day.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from chamdiem.portal.calendar import deadlines
from chamdiem.portal.calendar.working_days import Calendar
from chamdiem.portal.common import moments
from chamdiem.portal.periods.choices import Due
from chamdiem.portal.periods.facts import Window

ENTRY_CODE = "periods.entry-day"
CODES: Mapping[Due, str] = {
    Due.HOLDERS: "periods.holders-days",
    Due.SENDING: "periods.sending-days",
    Due.APPRAISAL: "periods.appraisal-days",
    Due.PROVISIONAL: "periods.provisional-days",
    Due.OBJECTION: "periods.objection-days",
    Due.RULING: "periods.ruling-days",
    Due.SUBMISSION: "periods.submission-days",
    Due.APPROVAL: "periods.approval-days",
}


def deadlines_of(
    *, window: Window, calendar: Calendar, days: Mapping[Due, int], entry_day: int
) -> dict[Due, datetime]:
    """Return every deadline of a month with that window, in the month's order."""
    found = {
        Due.ENTRY_OPENS: moments.start_of(_day_of_entry(window.last, entry_day)),
        Due.FIGURES_CLOSE: moments.end_of(window.last),
    }
    for what in CODES:
        found[what] = deadlines.after_working_days(calendar, window.last, days[what])
    return found


def instant_of(what: Due, day: date) -> datetime:
    """Return when a deadline falls on a day: entry opens as it begins, all else as it ends."""
    return moments.start_of(day) if what is Due.ENTRY_OPENS else moments.end_of(day)


def _day_of_entry(last: date, number: int) -> date:
    """Return the last day of that number by the window's end."""
    day = last
    while day.day != number:
        day -= timedelta(days=1)
    return day

"""Every write of duties: each by somebody or the calendar, in one transaction, in the trail."""

from chamdiem.portal.duties.actions.confirming import (
    confirm,
    confirm_with_file,
    name_sector,
)
from chamdiem.portal.duties.actions.opening import open_due, open_with_a_month, report_change
from chamdiem.portal.duties.actions.posting import check_postings
from chamdiem.portal.duties.facts import Refused

__all__ = [
    "Refused",
    "check_postings",
    "confirm",
    "confirm_with_file",
    "name_sector",
    "open_due",
    "open_with_a_month",
    "report_change",
]

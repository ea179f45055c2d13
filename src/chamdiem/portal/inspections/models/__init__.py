"""The rows of inspections: each is only added to."""

from chamdiem.portal.inspections.models.checking import Item, Minutes, Reappraisal, Result
from chamdiem.portal.inspections.models.planning import (
    Announcement,
    Cancellation,
    Closing,
    Inspection,
    Member,
    Plan,
    Visit,
    VisitDropped,
)
from chamdiem.portal.inspections.models.remedying import (
    Finding,
    FindingWithdrawal,
    Remedy,
    RemedyAnswer,
)

__all__ = [
    "Announcement",
    "Cancellation",
    "Closing",
    "Finding",
    "FindingWithdrawal",
    "Inspection",
    "Item",
    "Member",
    "Minutes",
    "Plan",
    "Reappraisal",
    "Remedy",
    "RemedyAnswer",
    "Result",
    "Visit",
    "VisitDropped",
]

"""Every write of inspections: each by somebody, at an instant, in one transaction, in the trail."""

from chamdiem.portal.inspections.actions.checking import add_items, note_minutes, note_results
from chamdiem.portal.inspections.actions.ending import close, order_reappraisal
from chamdiem.portal.inspections.actions.planning import Overlaps, announce, cancel, plan, revise
from chamdiem.portal.inspections.actions.remedying import (
    answer_remedy,
    note_finding,
    report_remedy,
    withdraw_finding,
)
from chamdiem.portal.inspections.actions.visiting import drop_visit, note_visit
from chamdiem.portal.inspections.facts import Refused

__all__ = [
    "Overlaps",
    "Refused",
    "add_items",
    "announce",
    "answer_remedy",
    "cancel",
    "close",
    "drop_visit",
    "note_finding",
    "note_minutes",
    "note_results",
    "note_visit",
    "order_reappraisal",
    "plan",
    "report_remedy",
    "revise",
    "withdraw_finding",
]

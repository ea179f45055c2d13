"""What is read of inspections: lists, one with its findings, overlaps, orders to appraise anew."""

from chamdiem.portal.inspections.queries.listing import seen, told
from chamdiem.portal.inspections.queries.one import (
    checklist,
    course,
    minutes_now,
    of_file,
    one,
    plan_now,
    plans_of,
    team,
)
from chamdiem.portal.inspections.queries.overlaps import clashing, meet, overlaps, visits
from chamdiem.portal.inspections.queries.reappraising import reappraisals, reappraisals_of
from chamdiem.portal.inspections.queries.remedying import findings, unsettled

__all__ = [
    "checklist",
    "clashing",
    "course",
    "findings",
    "meet",
    "minutes_now",
    "of_file",
    "one",
    "overlaps",
    "plan_now",
    "plans_of",
    "reappraisals",
    "reappraisals_of",
    "seen",
    "team",
    "told",
    "unsettled",
    "visits",
]

"""Every read of tasks: plain values, in a stated order, few queries however many rows."""

from chamdiem.portal.tasks.queries.counting import counts_of_month, courses
from chamdiem.portal.tasks.queries.listing import Filters, listed, told
from chamdiem.portal.tasks.queries.one import (
    due_in_force,
    history,
    occurrence_days,
    one,
    partners_now,
    plan_of,
    plans_of,
    recurring,
    resources_now,
    shows_file,
)
from chamdiem.portal.tasks.queries.sheets import (
    Spoken,
    document_numbers,
    draft_of,
    drafts_of,
    known,
    spoken,
)
from chamdiem.portal.tasks.queries.waiting import Owed, led, owed

__all__ = [
    "Filters",
    "Owed",
    "Spoken",
    "counts_of_month",
    "courses",
    "document_numbers",
    "draft_of",
    "drafts_of",
    "due_in_force",
    "history",
    "known",
    "led",
    "listed",
    "occurrence_days",
    "one",
    "owed",
    "partners_now",
    "plan_of",
    "plans_of",
    "recurring",
    "resources_now",
    "shows_file",
    "spoken",
    "told",
]

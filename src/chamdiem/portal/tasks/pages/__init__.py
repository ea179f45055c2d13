"""Page objects of tasks: everything a template prints is decided here."""

from chamdiem.portal.tasks.pages.listing import board_page, list_page, timeline_page
from chamdiem.portal.tasks.pages.one import form_page, stands, task_page, unit_options
from chamdiem.portal.tasks.pages.plans import plans_page
from chamdiem.portal.tasks.pages.review import lead_options, partner_organisations, review_page
from chamdiem.portal.tasks.pages.sheets import blank, exported, sheet_draft_page, sheet_page

__all__ = [
    "blank",
    "board_page",
    "exported",
    "form_page",
    "lead_options",
    "list_page",
    "partner_organisations",
    "plans_page",
    "review_page",
    "sheet_draft_page",
    "sheet_page",
    "stands",
    "task_page",
    "timeline_page",
    "unit_options",
]

"""Page objects of inspections: everything a template prints is decided here."""

from chamdiem.portal.inspections.pages.listing import list_page
from chamdiem.portal.inspections.pages.made import (
    finding_form,
    items_form,
    minutes_form,
    plan_form,
    reappraisal_form,
    results_form,
    revise_form,
    visit_form,
)
from chamdiem.portal.inspections.pages.one import inspection_page
from chamdiem.portal.inspections.pages.sheets import form_page, results_page
from chamdiem.portal.inspections.pages.visiting import OTHERS, visits_page
from chamdiem.portal.inspections.pages.writing import minutes_file

__all__ = [
    "OTHERS",
    "finding_form",
    "form_page",
    "inspection_page",
    "items_form",
    "list_page",
    "minutes_file",
    "minutes_form",
    "plan_form",
    "reappraisal_form",
    "results_form",
    "results_page",
    "revise_form",
    "visit_form",
    "visits_page",
]

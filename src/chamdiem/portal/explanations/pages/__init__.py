"""Page objects of explanations: everything a template prints is decided here."""

from chamdiem.portal.explanations.pages.answering import (
    answer_form,
    answer_page,
    judge_form,
    judge_page,
)
from chamdiem.portal.explanations.pages.asking import (
    criterion_form,
    criterion_page,
    tasks_form,
    tasks_page,
)
from chamdiem.portal.explanations.pages.listing import list_page
from chamdiem.portal.explanations.pages.one import request_page

__all__ = [
    "answer_form",
    "answer_page",
    "criterion_form",
    "criterion_page",
    "judge_form",
    "judge_page",
    "list_page",
    "request_page",
    "tasks_form",
    "tasks_page",
]

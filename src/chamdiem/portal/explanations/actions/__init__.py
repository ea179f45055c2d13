"""Every write of explanations: by somebody, at an instant, in one transaction, in the trail."""

from chamdiem.portal.explanations.actions.answering import answer, answer_with_file
from chamdiem.portal.explanations.actions.asking import ask_about_criterion, ask_about_tasks
from chamdiem.portal.explanations.actions.judging import judge
from chamdiem.portal.explanations.facts import Refused

__all__ = [
    "Refused",
    "answer",
    "answer_with_file",
    "ask_about_criterion",
    "ask_about_tasks",
    "judge",
]

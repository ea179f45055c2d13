"""What can be asked of guidance: of a criterion, of questions and answers, of trainings."""

from chamdiem.portal.guidance.queries.criteria import (
    counts,
    draft_of,
    drafts,
    history,
    may_take_over,
    of_leaf,
    told,
)
from chamdiem.portal.guidance.queries.questions import (
    answers,
    answers_of,
    asked,
    one_asked,
    own_unanswered,
    unanswered,
)
from chamdiem.portal.guidance.queries.training import (
    attendance,
    held,
    is_material,
    materials,
    one_held,
)

__all__ = [
    "answers",
    "answers_of",
    "asked",
    "attendance",
    "counts",
    "draft_of",
    "drafts",
    "held",
    "history",
    "is_material",
    "materials",
    "may_take_over",
    "of_leaf",
    "one_asked",
    "one_held",
    "own_unanswered",
    "told",
    "unanswered",
]

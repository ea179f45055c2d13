"""What is read of appraisal: the month gathered, points compared, threads, the sample."""

from chamdiem.portal.appraisal.queries.comparing import (
    compare,
    compared,
    lacks_evidence,
    unclaimed,
    warn,
    warnings,
)
from chamdiem.portal.appraisal.queries.former import before
from chamdiem.portal.appraisal.queries.gathering import (
    counted,
    gathered,
    holder_differs,
    put_together,
    score,
    scored,
    waiting,
    whole,
)
from chamdiem.portal.appraisal.queries.left import (
    WITH_THE_UNIT,
    alike,
    is_unseen_anywhere,
    left_in,
    left_of,
    rounds,
    rounds_allowed,
    supplement_due,
    supplements_due,
    unsettled,
    was_closed_without_answer,
)
from chamdiem.portal.appraisal.queries.month import fields, loaded, users
from chamdiem.portal.appraisal.queries.sampled import candidates, drawn, drawn_by, sample_of
from chamdiem.portal.appraisal.queries.threads import open_question, questions, thread
from chamdiem.portal.appraisal.queries.unseen import accepted, by_rule

__all__ = [
    "WITH_THE_UNIT",
    "accepted",
    "alike",
    "before",
    "by_rule",
    "candidates",
    "compare",
    "compared",
    "counted",
    "drawn",
    "drawn_by",
    "fields",
    "gathered",
    "holder_differs",
    "is_unseen_anywhere",
    "lacks_evidence",
    "left_in",
    "left_of",
    "loaded",
    "open_question",
    "put_together",
    "questions",
    "rounds",
    "rounds_allowed",
    "sample_of",
    "score",
    "scored",
    "supplement_due",
    "supplements_due",
    "thread",
    "unclaimed",
    "unsettled",
    "users",
    "waiting",
    "warn",
    "warnings",
    "was_closed_without_answer",
    "whole",
]

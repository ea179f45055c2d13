"""What people do in appraisal: settle, ask, give back, draw the sample."""

from chamdiem.portal.appraisal.actions.closing import missing
from chamdiem.portal.appraisal.actions.ground import (
    NoReason,
    NotInAppraisal,
    NotSent,
    Refused,
    Stale,
)
from chamdiem.portal.appraisal.actions.many import (
    AlreadyDrawn,
    NotAlike,
    draw_sample,
    settle_by_rule,
    settle_together,
)
from chamdiem.portal.appraisal.actions.objecting import AlreadyObjected, object
from chamdiem.portal.appraisal.actions.ruling import AlreadyRuled, rule
from chamdiem.portal.appraisal.actions.settling import (
    NoConsent,
    NotWithin,
    UnknownLeaf,
    leaf_of,
    require_points,
    settle,
)
from chamdiem.portal.appraisal.actions.supplement import (
    NoMoreRounds,
    NotYetOver,
    close_supplement,
    finish,
    reopen,
    return_for_supplement,
)
from chamdiem.portal.appraisal.actions.threads import NothingAsked, answer, ask, note

__all__ = [
    "AlreadyDrawn",
    "AlreadyObjected",
    "AlreadyRuled",
    "NoConsent",
    "NoMoreRounds",
    "NoReason",
    "NotAlike",
    "NotInAppraisal",
    "NotSent",
    "NotWithin",
    "NotYetOver",
    "NothingAsked",
    "Refused",
    "Stale",
    "UnknownLeaf",
    "answer",
    "ask",
    "close_supplement",
    "draw_sample",
    "finish",
    "leaf_of",
    "missing",
    "note",
    "object",
    "reopen",
    "require_points",
    "return_for_supplement",
    "rule",
    "settle",
    "settle_by_rule",
    "settle_together",
]

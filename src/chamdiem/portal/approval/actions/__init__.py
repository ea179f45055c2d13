"""What people do to a month on its way to approval, and after it; each act is in the trail."""

from chamdiem.portal.approval.actions.approving import (
    NoSecondFactor,
    NotADocument,
    NotTheSigner,
    OtherFingerprint,
    approve,
    record_approval,
    record_with_file,
)
from chamdiem.portal.approval.actions.correcting import (
    NoReason,
    NotCorrectable,
    NothingCorrected,
    correct_figure,
    correct_points,
    open_correction,
    submit_correction,
)
from chamdiem.portal.approval.actions.dropping import drop_correction, drop_line
from chamdiem.portal.approval.actions.ground import Blocked, NotNow, Refused
from chamdiem.portal.approval.actions.publishing import (
    NeverPublished,
    NoBasis,
    TooSoon,
    publish,
    set_rule,
)
from chamdiem.portal.approval.actions.submitting import NoOpinion, send_back, submit
from chamdiem.portal.approval.actions.telling import AlreadyTold, notify
from chamdiem.portal.approval.actions.typed import correct_figure_as_typed, correct_points_as_typed

__all__ = [
    "AlreadyTold",
    "Blocked",
    "NeverPublished",
    "NoBasis",
    "NoOpinion",
    "NoReason",
    "NoSecondFactor",
    "NotADocument",
    "NotCorrectable",
    "NotNow",
    "NotTheSigner",
    "NothingCorrected",
    "OtherFingerprint",
    "Refused",
    "TooSoon",
    "approve",
    "correct_figure",
    "correct_figure_as_typed",
    "correct_points",
    "correct_points_as_typed",
    "drop_correction",
    "drop_line",
    "notify",
    "open_correction",
    "publish",
    "record_approval",
    "record_with_file",
    "send_back",
    "set_rule",
    "submit",
    "submit_correction",
]

"""What people do to schemes: check a file, add a version, activate it."""

from chamdiem.portal.schemes.actions.activation import (
    Act,
    ActNotIssued,
    AlreadyActivated,
    CannotActivate,
    DraftedByTheSame,
    MonthAlreadyOpened,
    MonthTaken,
    NotProved,
    OnlyIllustrative,
    OutsideItsMonths,
    activate,
    require_activable,
)
from chamdiem.portal.schemes.actions.drafts import AlreadyDecided, discard, keep, open_draft
from chamdiem.portal.schemes.actions.versions import OtherContent, add, require_addable

__all__ = [
    "Act",
    "ActNotIssued",
    "AlreadyActivated",
    "AlreadyDecided",
    "CannotActivate",
    "DraftedByTheSame",
    "MonthAlreadyOpened",
    "MonthTaken",
    "NotProved",
    "OnlyIllustrative",
    "OtherContent",
    "OutsideItsMonths",
    "activate",
    "add",
    "discard",
    "keep",
    "open_draft",
    "require_activable",
    "require_addable",
]

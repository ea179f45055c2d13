"""The return of a unit for a month: draft cells, evidence, sendings; each sending is a fact."""

from chamdiem.portal.returns.models.drafts import (
    Cell,
    Evidence,
    LinkCheck,
    Part,
    Remark,
    Return,
    ReturnStep,
)
from chamdiem.portal.returns.models.holding import Holding
from chamdiem.portal.returns.models.mappings import ColumnMapping
from chamdiem.portal.returns.models.papers import PaperEntry, UnitConfirmation
from chamdiem.portal.returns.models.sent import HolderFigure, Sending, SentFigure, SentLeaf

__all__ = [
    "Cell",
    "ColumnMapping",
    "Evidence",
    "HolderFigure",
    "Holding",
    "LinkCheck",
    "PaperEntry",
    "Part",
    "Remark",
    "Return",
    "ReturnStep",
    "Sending",
    "SentFigure",
    "SentLeaf",
    "UnitConfirmation",
]

"""The return by spreadsheet: what a file proposes, compared with the draft, before it counts."""

from chamdiem.portal.returns.exchange.comparing import Change, Comparison, compare
from chamdiem.portal.returns.exchange.deciding import Decision, decide
from chamdiem.portal.returns.exchange.guessing import LABELS, Guess, catalogue_code, guess, labels
from chamdiem.portal.returns.exchange.proposing import Proposed, places_written, posted, proposals
from chamdiem.portal.returns.exchange.reading import asked, read, unknown_file

__all__ = [
    "LABELS",
    "Change",
    "Comparison",
    "Decision",
    "Guess",
    "Proposed",
    "asked",
    "catalogue_code",
    "compare",
    "decide",
    "guess",
    "labels",
    "places_written",
    "posted",
    "proposals",
    "read",
    "unknown_file",
]

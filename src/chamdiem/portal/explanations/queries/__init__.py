"""Every read of explanations: plain values, in a stated order, few queries however many rows."""

from chamdiem.portal.explanations.queries.listing import listed, open_of, told
from chamdiem.portal.explanations.queries.one import is_accepted, one, shows_file, turns, versions
from chamdiem.portal.explanations.queries.rules import answer_due, needs_subjective

__all__ = [
    "answer_due",
    "is_accepted",
    "listed",
    "needs_subjective",
    "one",
    "open_of",
    "shows_file",
    "told",
    "turns",
    "versions",
]

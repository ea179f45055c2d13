"""What is read of returns: the draft, the list of a month, deadlines, sendings."""

from chamdiem.portal.returns.queries.draft import (
    cell_now,
    drafted,
    evidence_shared,
    figures_of,
    of_month,
    sent_before,
    sent_last,
    steps,
)
from chamdiem.portal.returns.queries.listing import Listed, listed, months, parts_of
from chamdiem.portal.returns.queries.people import colleagues, reusable
from chamdiem.portal.returns.queries.timing import due
from chamdiem.portal.returns.queries.whole import held, sheet

__all__ = [
    "Listed",
    "cell_now",
    "colleagues",
    "drafted",
    "due",
    "evidence_shared",
    "figures_of",
    "held",
    "listed",
    "months",
    "of_month",
    "parts_of",
    "reusable",
    "sent_before",
    "sent_last",
    "sheet",
    "steps",
]

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
    words_before,
)
from chamdiem.portal.returns.queries.holding import Holder, holders
from chamdiem.portal.returns.queries.links import link_checks, links_due
from chamdiem.portal.returns.queries.listing import Listed, listed, months, parts_of
from chamdiem.portal.returns.queries.mappings import mapping_now, mappings
from chamdiem.portal.returns.queries.papers import (
    confirmation_of,
    open_paper,
    papers_of_month,
)
from chamdiem.portal.returns.queries.people import colleagues, reusable
from chamdiem.portal.returns.queries.timing import due
from chamdiem.portal.returns.queries.whole import held, sheet

__all__ = [
    "Holder",
    "Listed",
    "cell_now",
    "colleagues",
    "confirmation_of",
    "drafted",
    "due",
    "evidence_shared",
    "figures_of",
    "held",
    "holders",
    "link_checks",
    "links_due",
    "listed",
    "mapping_now",
    "mappings",
    "months",
    "of_month",
    "open_paper",
    "papers_of_month",
    "parts_of",
    "reusable",
    "sent_before",
    "sent_last",
    "sheet",
    "steps",
    "words_before",
]

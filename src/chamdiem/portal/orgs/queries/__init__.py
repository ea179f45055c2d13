"""What can be asked of organisations, as of a day, as known at an instant."""

from chamdiem.portal.orgs.queries.addressees import addressees, expand
from chamdiem.portal.orgs.queries.links import history, predecessors, successors
from chamdiem.portal.orgs.queries.now import (
    bearers,
    blocks,
    by_area_code,
    by_unit_code,
    current,
    is_invented,
    is_ministry,
    jurisdiction,
    names,
    one,
)
from chamdiem.portal.orgs.queries.register import Span, drafts_of, register
from chamdiem.portal.orgs.queries.tree import as_of, tree

__all__ = [
    "Span",
    "addressees",
    "as_of",
    "bearers",
    "blocks",
    "by_area_code",
    "by_unit_code",
    "current",
    "drafts_of",
    "expand",
    "history",
    "is_invented",
    "is_ministry",
    "jurisdiction",
    "names",
    "one",
    "predecessors",
    "register",
    "successors",
    "tree",
]

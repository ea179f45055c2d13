"""Every read of obstacles: plain values, in a stated order, few queries however many rows."""

from chamdiem.portal.obstacles.queries.criteria import leaves, version_in_use, version_of
from chamdiem.portal.obstacles.queries.groups import (
    blocked,
    group,
    group_titles,
    told_groups,
)
from chamdiem.portal.obstacles.queries.letter_names import names
from chamdiem.portal.obstacles.queries.likely import likely, likely_in
from chamdiem.portal.obstacles.queries.listing import Filters, listed, told
from chamdiem.portal.obstacles.queries.one import (
    Happened,
    answers_of,
    asked_of,
    group_of,
    history,
    named,
    one,
    routing_now,
)
from chamdiem.portal.obstacles.queries.synthesis import proposal, synthesis

__all__ = [
    "Filters",
    "Happened",
    "answers_of",
    "asked_of",
    "blocked",
    "group",
    "group_of",
    "group_titles",
    "history",
    "leaves",
    "likely",
    "likely_in",
    "listed",
    "named",
    "names",
    "one",
    "proposal",
    "routing_now",
    "synthesis",
    "told",
    "told_groups",
    "version_in_use",
    "version_of",
]

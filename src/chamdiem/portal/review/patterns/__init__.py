"""Patterns of figures, points, files and words that deserve a look (việc cần kiểm tra).

Each is a pure function over plain values, with its rule and threshold in its module; none of them
accuses anybody, and nothing of them changes a point.
"""

from collections.abc import Callable, Iterator

from chamdiem.portal.review.patterns import claims, copies, jumps, rounds, same
from chamdiem.portal.review.patterns.facts import Item, MonthSeen

Pattern = Callable[[MonthSeen], Iterator[Item]]
PATTERNS: tuple[Pattern, ...] = (
    claims.find,
    copies.files,
    copies.texts,
    jumps.find,
    rounds.find,
    same.find,
)


def found(seen: MonthSeen) -> tuple[Item, ...]:
    """Return everything of a month that deserves a look, by kind."""
    return tuple(item for pattern in PATTERNS for item in pattern(seen))

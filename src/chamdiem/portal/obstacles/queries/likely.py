"""Obstacles that may have the same cause: of the same category, sharing words; a person decides."""

from collections.abc import Iterable
from datetime import datetime

from chamdiem.portal.obstacles import alike
from chamdiem.portal.obstacles.facts import GroupTold, Likely, Told
from chamdiem.portal.obstacles.queries.listing import Filters, listed

MOST = 10


def likely(*, of: Told, at: datetime) -> tuple[Likely, ...]:
    """Return open obstacles like one, the likeliest first; none of its own group."""
    others = (
        one
        for one in _open(at)
        if one.id != of.id and (of.group_id is None or one.group_id != of.group_id)
    )
    return _alike((of,), others)


def likely_in(*, group: GroupTold, at: datetime) -> tuple[Likely, ...]:
    """Return open obstacles like any of a group's, that are in no group yet."""
    others = (one for one in _open(at) if one.group_id is None)
    return _alike(group.members, others)


def _open(at: datetime) -> tuple[Told, ...]:
    return tuple(one for one in listed(filters=Filters(), at=at) if one.is_open)


def _alike(of: Iterable[Told], others: Iterable[Told]) -> tuple[Likely, ...]:
    known = [(one.category, alike.words(one.text)) for one in of]
    found = []
    for other in others:
        said = alike.words(other.text)
        same = [
            words
            for category, words in known
            if category is other.category and alike.are_alike(words, said)
        ]
        if same:
            best = max(same, key=lambda words: alike.overlap(words, said))
            shares = alike.overlap(best, said)
            found.append((shares, Likely(other, len(best & said))))
    found.sort(key=lambda one: (-one[0], one[1].told.id))
    return tuple(one for _, one in found[:MOST])

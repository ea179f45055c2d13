"""Quotas on a grade (hạn mức xếp loại): at most a share of the block may hold it."""

import numpy as np

from chamdiem.engine.context import Context
from chamdiem.engine.evaluation import FIRST_WITHOUT_POINTS, NOBODY, Places, Points, Steps
from chamdiem.engine.scheme import Quota
from chamdiem.engine.sheets import Indices, Scope


def limited(context: Context, total: Steps, grades: Places) -> tuple[Places, Places]:
    """Return grades under all quotas, highest grade first, and which quota lowered them.

    A lower quota can shrink the grade that a higher one is a share of, so they are gone
    through until nobody goes down any more: each share holds of the grades that stand.
    """
    names = [band.name for band in context.scheme.bands]
    final, by = grades.copy(), np.full(context.size, NOBODY, np.int8)
    order = sorted(range(len(context.scheme.quotas)), key=lambda at: -_place(context, at, names))
    scored = total.results < FIRST_WITHOUT_POINTS
    members = [block[scored[block]] for block in context.peers[Scope.BLOCK]]
    moved = True
    while moved:
        moved = False
        for at in order:
            quota, place = context.scheme.quotas[at], _place(context, at, names)
            for block in members:
                down = _beyond(quota, place, names, block, total.points, final)
                final[down], by[down] = max(place - 1, 0), at
                moved |= bool(down.size) and place > 0
    return final, by


def _place(context: Context, at: int, names: list[str]) -> int:
    return names.index(context.scheme.quotas[at].grade)


def _beyond(
    quota: Quota, place: int, names: list[str], members: Indices, points: Points, grades: Places
) -> Indices:
    """Return who goes down: those below the border, and equals that straddle it together."""
    holders = members[grades[members] == place]
    allowed = _allowed(quota, names, members, grades, holders.size)
    if holders.size <= allowed:
        return np.asarray(holders[:0])
    best_first = np.sort(points[holders])[::-1]
    border = best_first[allowed]  # the best of those that find no place
    return np.asarray(holders[points[holders] <= border])


def _allowed(quota: Quota, names: list[str], members: Indices, grades: Places, holders: int) -> int:
    """Return how many may hold the grade.

    Of all: floor(share × n). Of a grade: as those who go down join it when it is the next
    lower one, the greatest k with k <= share × (others + holders − k).
    """
    if quota.of is None:
        return int(quota.share * members.size)
    other = names.index(quota.of)
    many = int((grades[members] == other).sum())
    if other != names.index(quota.grade) - 1:
        return int(quota.share * many)
    return int(quota.share * (many + holders) / (1 + quota.share))

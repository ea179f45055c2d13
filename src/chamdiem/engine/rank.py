"""Grades by half-open bands and ranks within a block by the declared tie rule."""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from chamdiem.engine.context import Context
from chamdiem.engine.evaluation import FIRST_WITHOUT_POINTS, NOBODY, Places, Points, Steps
from chamdiem.engine.scheme import Band, Ties
from chamdiem.engine.sheets import Scope


def grades(total: Steps, bands: Sequence[Band]) -> Places:
    """Return for each total the index of the band it falls in, -1 where it has none."""
    lowers = np.array([band.lower for band in bands], np.int64)
    found = np.searchsorted(lowers, total.points, side="right") - 1
    return np.where(total.results < FIRST_WITHOUT_POINTS, found, NOBODY).astype(np.int8)


def ranks(
    compared: Points, total: Steps, nodes: Mapping[str, Steps], context: Context
) -> npt.NDArray[np.int32]:
    """Return each unit's rank within its block, 0 for a unit without a total.

    `compared` are the totals that decide; equal ones are told apart by the nodes that the
    scheme names, in their order; what is equal then shares a rank.
    """
    answer = np.zeros(context.size, np.int32)
    scored = total.results < FIRST_WITHOUT_POINTS
    ties, tiebreak = context.scheme.ties, context.scheme.tiebreak
    for block in context.peers[Scope.BLOCK]:
        chosen = block[scored[block]]
        if chosen.size:
            columns = [compared[chosen], *(_of(nodes[code])[chosen] for code in tiebreak)]
            answer[chosen] = _ranked(_order(columns), ties)
    return answer


def _of(steps: Steps) -> Points:
    """Return points that can be compared: what is no number stands below all numbers."""
    lowest = np.iinfo(np.int64).min
    return np.where(steps.results < FIRST_WITHOUT_POINTS, steps.points, lowest)


def _order(columns: Sequence[Points]) -> Points:
    """Fold several columns into one that orders the same: the first counts most."""
    if len(columns) == 1:
        return columns[0]
    _, places = np.unique(np.stack(columns, axis=1), axis=0, return_inverse=True)
    return np.asarray(places.reshape(-1), np.int64)


def _ranked(points: Points, ties: Ties) -> npt.NDArray[np.int64]:
    """Count for each total how many stand above it: all of them, or each value once."""
    ladder = np.unique(points) if ties is Ties.DENSE else np.sort(points)
    return ladder.size - np.searchsorted(ladder, points, side="right") + 1

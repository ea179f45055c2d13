"""Grades by half-open bands and ranks within a block by the declared tie rule."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from chamdiem.engine.evaluation import FIRST_WITHOUT_POINTS, Points, Steps
from chamdiem.engine.figures import Unit
from chamdiem.engine.scheme import Band, Ties


def grades(total: Steps, bands: Sequence[Band]) -> npt.NDArray[np.int8]:
    """Return for each total the index of the band it falls in, -1 where it has none."""
    lowers = np.array([band.lower for band in bands], np.int64)
    found = np.searchsorted(lowers, total.points, side="right") - 1
    return np.where(total.results < FIRST_WITHOUT_POINTS, found, -1).astype(np.int8)


def ranks(total: Steps, units: Sequence[Unit], ties: Ties) -> npt.NDArray[np.int32]:
    """Return each unit's rank within its block, 0 for a unit without a total."""
    answer = np.zeros(len(units), np.int32)
    scored = total.results < FIRST_WITHOUT_POINTS
    blocks = np.array([unit.block for unit in units])
    for block in dict.fromkeys(unit.block for unit in units):
        chosen = np.flatnonzero((blocks == block) & scored)
        answer[chosen] = _ranked(total.points[chosen], ties)
    return answer


def _ranked(points: Points, ties: Ties) -> npt.NDArray[np.int64]:
    """Count for each total how many stand above it: all of them, or each value once."""
    ladder = np.unique(points) if ties is Ties.DENSE else np.sort(points)
    return ladder.size - np.searchsorted(ladder, points, side="right") + 1

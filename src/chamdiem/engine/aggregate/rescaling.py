"""Rescaling to what applies (quy đổi), once, on the sum of rounded leaves (I9)."""

import numpy as np

from chamdiem.engine.evaluation import FIRST_WITHOUT_POINTS, Cause, Result, Steps
from chamdiem.engine.rounding import divide_half_up

_LIMIT = np.iinfo(np.int64).max


def rescaled(steps: Steps, maximum: int) -> Steps:
    """Return `half_up(sum × maximum ÷ applicable)`; where nothing applies the unit is blocked."""
    if steps.lost is None:
        return steps
    applicable = maximum - steps.lost
    nothing = (applicable <= 0) & (steps.results != Result.BLOCKED)
    shown = (steps.results < FIRST_WITHOUT_POINTS) & ~nothing
    wide = steps.points if maximum * maximum * 2 <= _LIMIT else steps.points.astype(object)
    grown = divide_half_up(wide * maximum, np.maximum(applicable, 1)).astype(np.int64)
    return Steps(
        np.where(shown, grown, steps.points),
        np.where(nothing, np.uint8(Result.BLOCKED), steps.results),
        np.where(nothing, np.uint8(Cause.NOTHING_APPLIES), steps.causes),
    )

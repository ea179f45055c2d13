"""From leaves to groups to the total: sums of points already rounded."""

from collections.abc import Mapping, Sequence
from functools import reduce

import numpy as np

from chamdiem.engine.bounds import points_quotient
from chamdiem.engine.evaluation import Cause, Codes, Result, Steps
from chamdiem.engine.figures import Figures, State
from chamdiem.engine.rounding import divide_half_up
from chamdiem.engine.rules import GivenPoints
from chamdiem.engine.scheme import Group, Scheme


def group_steps(
    group: Group, scheme: Scheme, figures: Figures, nodes: Mapping[str, Steps]
) -> Steps:
    """Sum a group's children, or take its given points where a unit has them."""
    summed = sum_steps([nodes[child.code] for child in group.children])
    if group.given is None or group.given not in figures.values:
        return summed
    states = figures.states.get(group.given)
    given = np.ones(summed.points.size, bool) if states is None else states == State.VALUE
    rule = GivenPoints(group.given)
    points = divide_half_up(*points_quotient(rule, group.maximum, scheme, figures))
    return Steps(
        np.where(given, points.astype(np.int64, copy=False), summed.points),
        np.where(given, np.uint8(Result.GIVEN), summed.results),
        summed.causes,
    )


def sum_steps(children: Sequence[Steps]) -> Steps:
    """Add points; a blocked child blocks the sum, and a sum of nothing shown shows nothing."""
    points = reduce(np.add, (child.points for child in children))
    worst = reduce(np.maximum, (child.results for child in children))
    best = reduce(np.minimum, (child.results for child in children))
    return Steps(points, _result(best, worst), np.full(points.size, Cause.NONE, np.uint8))


def _result(best: Codes, worst: Codes) -> Codes:
    shown = np.where(best < Result.BLANK, np.uint8(Result.COUNTED), best)
    return np.where(worst == Result.BLOCKED, np.uint8(Result.BLOCKED), shown)

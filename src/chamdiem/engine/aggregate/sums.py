"""The sum of points (cộng điểm)."""

from functools import reduce

import numpy as np

from chamdiem.engine.aggregate.parts import Gathered, causeless, lost_of, results_of
from chamdiem.engine.evaluation import Points, Steps
from chamdiem.engine.rounding import divide_half_up


def sum_steps(gathered: Gathered) -> Steps:
    """Add points; in a view with weights each part counts by its weight, rounded once."""
    steps = gathered.steps
    if all(share.weight == 1 for share in gathered.shares):
        points = reduce(np.add, (each.points for each in steps))
        return Steps(points, results_of(steps), causeless(points.size), lost_of(steps))
    return _weighted(gathered)


def _weighted(gathered: Gathered) -> Steps:
    first = gathered.shares[0]
    scale = first.weight / gathered.weights[0]  # the weight that a whole weight of 1 stands for
    total = np.zeros(first.steps.points.size, object)
    for share, weight in zip(gathered.shares, gathered.weights, strict=True):
        total = total + share.steps.points.astype(object) * weight
    points = divide_half_up(total * scale.numerator, scale.denominator).astype(np.int64)
    return Steps(points, results_of(gathered.steps), causeless(points.size), _lost(gathered))


def _lost(gathered: Gathered) -> Points | None:
    """Weigh what does not apply as its points would have been."""
    lost = [(each.steps.lost, each.weight) for each in gathered.shares]
    weighed = [
        divide_half_up(column.astype(object) * weight.numerator, weight.denominator)
        for column, weight in lost
        if column is not None
    ]
    return reduce(np.add, weighed).astype(np.int64) if weighed else None

"""From leaves to groups to the total (tổng hợp điểm): points already rounded are gathered."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from chamdiem.engine.aggregate.geometric import geometric_steps
from chamdiem.engine.aggregate.handing import hand_on
from chamdiem.engine.aggregate.parts import Gathered, Share
from chamdiem.engine.aggregate.rescaling import rescaled
from chamdiem.engine.aggregate.shares import mean_steps, minimum_steps
from chamdiem.engine.aggregate.sums import sum_steps
from chamdiem.engine.bounds import earn
from chamdiem.engine.context import Context
from chamdiem.engine.evaluation import FIRST_WITHOUT_POINTS, Cause, Result, Steps
from chamdiem.engine.rules import GivenPoints
from chamdiem.engine.scheme import Aggregate, Group, Scheme, View

_WAYS: Mapping[Aggregate, Callable[[Gathered], Steps]] = {
    Aggregate.SUM: sum_steps,
    Aggregate.MEAN: mean_steps,
    Aggregate.GEOMETRIC: geometric_steps,
    Aggregate.MINIMUM: minimum_steps,
}


def group_steps(group: Group, context: Context, nodes: dict[str, Steps]) -> Steps:
    """Gather a group's children, or take its given points where a unit has them.

    Order: points handed on to siblings, the sum (or mean), rescaling where the version
    names this level, bonuses and penalties, the group's own bounds.
    """
    hand_on(group, context, nodes)
    children = group.earners() or group.children  # of what is only followed nothing counts
    shares = [Share(nodes[child.code], child.within, child.weight) for child in children]
    steps = _WAYS[group.aggregate](Gathered(group.maximum, tuple(shares)))
    if group.rescale:
        steps = rescaled(steps, group.maximum)
    adjusters = [nodes[leaf.code] for leaf in group.adjusters()]
    if adjusters:
        steps = _adjusted(steps, adjusters, group.maximum)
    return _whole_where_given(group, context, steps)


def _adjusted(steps: Steps, adjusters: Sequence[Steps], maximum: int) -> Steps:
    """Add bonuses, take penalties, stay within 0 and the maximum; a blocked one blocks."""
    blocked = steps.results == Result.BLOCKED
    points = steps.points
    for adjuster in adjusters:
        blocked |= adjuster.results == Result.BLOCKED
        points = points + np.where(adjuster.results < FIRST_WITHOUT_POINTS, adjuster.points, 0)
    shown = steps.results < FIRST_WITHOUT_POINTS
    points = np.where(shown, np.clip(points, 0, maximum), steps.points)
    results = np.where(blocked, np.uint8(Result.BLOCKED), steps.results)
    return Steps(points, results, steps.causes, steps.lost)


def _whole_where_given(group: Group, context: Context, steps: Steps) -> Steps:
    if group.given is None or group.given not in context.figures.values:
        return steps
    given = context.has(group.given)
    points, _ = earn(group.code, GivenPoints(group.given), group.maximum, context)
    lost = steps.lost
    return Steps(
        np.where(given, points.astype(np.int64, copy=False), steps.points),
        np.where(given, np.uint8(Result.GIVEN), steps.results),
        np.where(given, np.uint8(Cause.NONE), steps.causes),
        None if lost is None else np.where(given, 0, lost),
    )


def view_steps(view: View, scheme: Scheme, nodes: Mapping[str, Steps]) -> Steps:
    """Gather the nodes of a view; what does not apply is rescaled, a covered part hides it."""
    maxima = {node.code: node.maximum for node, _ in scheme.nodes()}
    maxima |= {each.code: each.maximum for each in scheme.views}
    shares = [Share(nodes[part.node], maxima[part.node], part.weight) for part in view.parts]
    steps = rescaled(_WAYS[view.aggregate](Gathered(view.maximum, tuple(shares))), view.maximum)
    covered = np.logical_or.reduce([each.steps.results == Result.COVERED for each in shares])
    if not covered.any():
        return steps
    return Steps(
        np.where(covered, 0, steps.points),
        np.where(covered, np.uint8(Result.COVERED), steps.results),
        np.where(covered, np.uint8(Cause.COVERED), steps.causes),
    )


__all__ = ["group_steps", "view_steps"]

"""Points handed on to siblings in equal parts (chia đều cho các tiêu chí cùng nhóm)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from chamdiem.engine.bounds import earn_enlarged
from chamdiem.engine.context import Context
from chamdiem.engine.evaluation import Cause, Points, Result, Steps
from chamdiem.engine.rounding import divide_half_up
from chamdiem.engine.scheme import Group, Leaf, Outcome
from chamdiem.engine.sheets import Mask

HEIRS = (Result.COUNTED, Result.BY_POLICY, Result.GIVEN, Result.BLANK)


def hand_on(group: Group, context: Context, nodes: dict[str, Steps]) -> None:
    """Enlarge the siblings of leaves that handed their points on, unit by unit.

    The points are dealt in whole smallest units, the first siblings of the tree taking one
    more where they do not divide, so that full marks give exactly the group's maximum.
    """
    leaves = [child for child in group.earners() if isinstance(child, Leaf)]
    if not any(leaf.policies.includes(Outcome.REDISTRIBUTE) for leaf in leaves):
        return
    handed = {leaf.code: nodes[leaf.code].results == Result.HANDED_ON for leaf in leaves}
    if not any(mask.any() for mask in handed.values()):
        return
    estate = np.zeros(context.size, np.int64)
    for leaf in leaves:
        estate = estate + np.where(handed[leaf.code], leaf.maximum, 0)
    heirs = {leaf.code: np.isin(nodes[leaf.code].results, HEIRS) for leaf in leaves}
    worths = worths_of(leaves, estate, heirs)
    for leaf in leaves:
        _leave(leaf, nodes, handed[leaf.code] & (count_of(heirs) == 0))
        nodes[leaf.code] = _enlarged(leaf, worths[leaf.code], context, nodes[leaf.code])


def worths_of(leaves: Sequence[Leaf], estate: Points, heirs: dict[str, Mask]) -> dict[str, Points]:
    """Return what each leaf is worth to each unit once the estate has been dealt."""
    count = np.maximum(count_of(heirs), 1)
    each, rest = estate // count, estate % count
    dealt = np.zeros(estate.size, np.int64)
    worths: dict[str, Points] = {}
    for leaf in leaves:
        mine = heirs[leaf.code]
        extra = each + (dealt < rest)
        worths[leaf.code] = leaf.maximum + np.where(mine, extra, 0)
        dealt = dealt + mine
    return worths


def count_of(heirs: Mapping[str, Mask]) -> Points:
    """Count each unit's heirs."""
    return np.asarray(np.stack(list(heirs.values())).sum(axis=0), np.int64)


def _leave(leaf: Leaf, nodes: dict[str, Steps], lonely: Mask) -> None:
    """Block where nobody is left to take the points over."""
    if lonely.any():
        steps = nodes[leaf.code]
        results = np.where(lonely, np.uint8(Result.BLOCKED), steps.results)
        nodes[leaf.code] = replace(steps, results=results)


def _enlarged(leaf: Leaf, worths: Points, context: Context, steps: Steps) -> Steps:
    """Score a leaf anew for the units to which it is worth more."""
    more = worths > leaf.maximum
    if not more.any():
        return steps
    anew = earn_enlarged(leaf.code, leaf.rule, leaf.maximum, worths, context)
    counted = more & np.isin(steps.results, (Result.COUNTED, Result.GIVEN))
    full = more & (steps.results == Result.BY_POLICY) & (steps.points == leaf.maximum)
    points = np.where(full, worths, np.where(counted, anew, steps.points))
    if steps.computed is not None:
        ruled = more & (steps.causes == Cause.RULED)
        points = np.where(ruled, grown(steps.points, worths, leaf.maximum), points)
    return replace(steps, points=points)


def grown(points: Points, worths: Points, maximum: int) -> Points:
    """Return recorded points where the leaf is worth more: points × worth ÷ maximum, half up."""
    wide = points.astype(object) * worths
    return divide_half_up(wide, maximum).astype(np.int64)

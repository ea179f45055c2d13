"""Weighted arithmetic mean and minimum of the children's shares of their maxima."""

from math import lcm

import numpy as np

from chamdiem.engine.aggregate.parts import Gathered, causeless, results_of
from chamdiem.engine.evaluation import Points, Result, Steps
from chamdiem.engine.rounding import divide_half_up
from chamdiem.engine.sheets import Column

_LIMIT = np.iinfo(np.int64).max


def mean_steps(gathered: Gathered) -> Steps:
    """Return `maximum × Σ weight × share ÷ Σ weight` over the children that apply."""
    common, kind = _scale(gathered)
    done: Column = np.zeros(_size(gathered), kind)
    weights: Column = np.zeros(_size(gathered), kind)
    for share, weight in zip(gathered.shares, gathered.weights, strict=True):
        applies = gathered.applies(share)
        lifted: Column = share.steps.points.astype(kind) * (common // share.maximum * weight)
        done = done + np.where(applies, lifted, 0)
        weights = weights + np.where(applies, weight, 0)
    points = divide_half_up(done * gathered.maximum, weights * common)
    return settled(gathered, points.astype(np.int64))


def minimum_steps(gathered: Gathered) -> Steps:
    """Return `maximum × the least share` among the children that apply."""
    common, kind = _scale(gathered)
    least: Column = np.full(_size(gathered), common, kind)
    for share in gathered.shares:
        lifted: Column = share.steps.points.astype(kind) * (common // share.maximum)
        least = np.where(gathered.applies(share), np.minimum(least, lifted), least)
    points = divide_half_up(least * gathered.maximum, common)
    return settled(gathered, points.astype(np.int64))


def settled(gathered: Gathered, points: Points) -> Steps:
    """Tell how the whole stands; where no child applies it does not apply as a whole."""
    results = results_of(gathered.steps)
    results = np.where(results == Result.HANDED_ON, np.uint8(Result.EXCLUDED), results)
    out = results == Result.EXCLUDED
    lost = np.where(out, np.int64(gathered.maximum), np.int64(0)) if out.any() else None
    shown = results == Result.COUNTED
    return Steps(np.where(shown, points, 0), results, causeless(points.size), lost)


def _scale(gathered: Gathered) -> tuple[int, type]:
    """Return the common scale of all shares, and the arithmetic that holds the whole."""
    common = lcm(*(share.maximum for share in gathered.shares))
    most = 2 * common * gathered.maximum * sum(gathered.weights)
    return common, np.int64 if most <= _LIMIT else object


def _size(gathered: Gathered) -> int:
    return int(gathered.shares[0].steps.points.size)


__all__ = ["mean_steps", "minimum_steps", "settled"]

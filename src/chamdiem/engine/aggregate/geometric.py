"""Weighted geometric mean of the children's shares (trung bình nhân)."""

from fractions import Fraction

import numpy as np

from chamdiem.engine.aggregate.parts import Gathered
from chamdiem.engine.aggregate.shares import settled
from chamdiem.engine.evaluation import Steps
from chamdiem.engine.exactly import SLACK, half_up_of_root, rounded


def geometric_steps(gathered: Gathered) -> Steps:
    """Return `maximum × (Π share^weight)^(1 ÷ Σ weight)` over the children that apply.

    One share of 0 makes the whole 0. The float's error: each logarithm is off by at most
    SLACK × its size, so the exponent by SLACK × Σ |log|, and the value relatively by as much.
    """
    size = gathered.shares[0].steps.points.size
    logs, spread, weights = np.zeros(size), np.zeros(size), np.zeros(size)
    nothing = np.zeros(size, np.bool_)
    for share, weight in zip(gathered.shares, gathered.weights, strict=True):
        applies = gathered.applies(share)
        points = share.steps.points
        nothing |= applies & (points <= 0)
        each = np.log(np.maximum(points, 1) / float(share.maximum)) * weight
        logs += np.where(applies, each, 0.0)
        spread += np.where(applies, np.abs(each) + weight, 0.0)
        weights += np.where(applies, weight, 0)
    many = np.maximum(weights, 1)
    values = gathered.maximum * np.exp(logs / many)
    errors = values * SLACK * (2 + spread / many) + 2.0**-900
    answer = rounded(values, errors, lambda at: _exactly(gathered, at))
    return settled(gathered, np.where(nothing, 0, answer))


def _exactly(gathered: Gathered, at: int) -> int:
    """Return one unit's points by whole numbers: the root of the product of powers."""
    product, total = Fraction(1), 0
    for share, weight in zip(gathered.shares, gathered.weights, strict=True):
        if gathered.applies(share)[at]:
            product *= Fraction(int(share.steps.points[at]), share.maximum) ** weight
            total += weight
    if product <= 0 or not total:
        return 0
    return half_up_of_root(product * gathered.maximum**total, total)

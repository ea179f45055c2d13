"""From one leaf's figures to its points, all units at once."""

import numpy as np

from chamdiem.engine.bounds import points_quotient
from chamdiem.engine.evaluation import Cause, Codes, Points, Result, Steps
from chamdiem.engine.figures import Figures
from chamdiem.engine.rounding import divide_half_up
from chamdiem.engine.rules import Rule
from chamdiem.engine.rules.base import Column
from chamdiem.engine.scheme import Leaf, Outcome, Policies, Scheme

_RESULT_OF = {
    Outcome.ZERO: Result.BY_POLICY,
    Outcome.FULL: Result.BY_POLICY,
    Outcome.BLANK: Result.BLANK,
    Outcome.BLOCK: Result.BLOCKED,
}


def leaf_steps(leaf: Leaf, scheme: Scheme, figures: Figures) -> Steps:
    """Score one leaf over all units: rule, then rounding, then the policies."""
    rule, size = leaf.rule, len(figures.units)
    if not rule.earns:
        return _everywhere(size, Result.INFORMATION, Cause.NONE)
    if any(code not in figures.values for code in rule.inputs):
        return _everywhere(size, Result.COVERED, Cause.COVERED)
    a, b = points_quotient(rule, leaf.maximum, scheme, figures)
    points = divide_half_up(a, b).astype(np.int64, copy=False)
    causes = _causes(rule, b, figures)
    usual = Result.GIVEN if rule.given else Result.COUNTED
    if causes is None:
        return _all_usual(points, usual)
    return _with_policies(leaf, points, causes, usual)


def _everywhere(size: int, result: Result, cause: Cause) -> Steps:
    """Return a leaf without points, the same for every unit."""
    return Steps(
        np.zeros(size, np.int64),
        np.full(size, result, np.uint8),
        np.full(size, cause, np.uint8),
    )


def _all_usual(points: Points, usual: Result) -> Steps:
    """Return a leaf in which no unit met a special case."""
    return Steps(points, np.full(points.size, usual, np.uint8), np.zeros(points.size, np.uint8))


def _causes(rule: Rule, b: Column | int, figures: Figures) -> Codes | None:
    """Return the special case of each unit, or None where nobody met one."""
    causes: Codes | None = None
    for code in rule.inputs:
        states = figures.states.get(code)
        if states is not None:
            causes = states if causes is None else np.maximum(causes, states)
    if isinstance(b, int) or (b.size and b.min() > 0):
        return causes
    zero = np.where(b == 0, np.uint8(Cause.ZERO_DENOMINATOR), np.uint8(Cause.NONE))
    return zero if causes is None else np.where(causes == Cause.NONE, zero, causes)


def outcome_of(policies: Policies, cause: Cause) -> Outcome:
    """Return what the leaf declared for a special case; a zero denominator may pass on."""
    if cause is Cause.ZERO_DENOMINATOR and policies.zero_denominator is not Outcome.MISSING:
        return policies.zero_denominator
    return {
        Cause.NOTHING_AROSE: policies.nothing_arose,
        Cause.NOT_APPLICABLE: policies.not_applicable,
    }.get(cause, policies.missing)


def _with_policies(leaf: Leaf, points: Points, causes: Codes, usual: Result) -> Steps:
    """Put the declared outcome wherever a unit met a special case."""
    earned = np.zeros(len(Cause), np.int64)
    results = np.zeros(len(Cause), np.uint8)
    results[Cause.NONE], results[Cause.COVERED] = usual, Result.COVERED
    for cause in Cause:
        if cause not in (Cause.NONE, Cause.COVERED):
            outcome = outcome_of(leaf.policies, cause)
            earned[cause] = leaf.maximum if outcome is Outcome.FULL else 0
            results[cause] = _RESULT_OF[outcome]
    kept = np.where(causes == Cause.NONE, points, earned[causes])
    return Steps(kept, results[causes], causes)

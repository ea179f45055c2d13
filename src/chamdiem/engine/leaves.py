"""From one leaf's figures to its points, all units at once.

Special cases are few: they are looked up and put in where they stand, unit by unit, rather
than chosen between over the whole column.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np

from chamdiem.engine.bounds import earn
from chamdiem.engine.context import Context
from chamdiem.engine.evaluation import Cause, Codes, Points, Result, Steps
from chamdiem.engine.rounding import divide_half_up
from chamdiem.engine.rules import Rule
from chamdiem.engine.scheme import Leaf, Outcome, Policies
from chamdiem.engine.sheets import Indices, Mask, Scope

_RESULT_OF = {
    Outcome.ZERO: Result.BY_POLICY,
    Outcome.FULL: Result.BY_POLICY,
    Outcome.GROUP_MEAN: Result.BY_POLICY,
    Outcome.BLANK: Result.BLANK,
    Outcome.EXCLUDE: Result.EXCLUDED,
    Outcome.REDISTRIBUTE: Result.HANDED_ON,
    Outcome.BLOCK: Result.BLOCKED,
}
_SPECIAL = (Cause.NOTHING_AROSE, Cause.NOT_APPLICABLE, Cause.MISSING, Cause.ZERO_DENOMINATOR)
_NO_CAUSE, _ZERO_DENOMINATOR = np.uint8(Cause.NONE), np.uint8(Cause.ZERO_DENOMINATOR)
_HANDED_BACK = (Outcome.MISSING, Outcome.FALLBACK)


def leaf_steps(leaf: Leaf, context: Context) -> Steps:
    """Score one leaf over all units: rule, then rounding, then the policies."""
    rule, course = leaf.rule, _course(leaf, context)
    if not rule.earns:
        return _everywhere(context.size, Result.INFORMATION, Cause.NONE)
    if not context.figures.values.keys() >= course.required:
        return _everywhere(context.size, Result.COVERED, Cause.COVERED)
    earned, undefined = earn(leaf.code, rule, leaf.maximum, context)
    points = earned.astype(np.int64, copy=False)
    points = -points if rule.adjusts < 0 else points
    causes = _causes(rule, course, undefined, context)
    if causes is None:
        return _all_usual(points, course.usual)
    return _with_policies(leaf, points, causes, context)


@dataclass(frozen=True, slots=True)
class Course:
    """What a leaf makes of each cause, as columns that a cause is the place in.

    `usual` is how points stand where nothing special was met; `meant` are the causes for
    which the mean of the block is taken; `excludes` tells whether any takes the leaf out.
    """

    required: frozenset[str]
    usual: Result
    points: Points
    results: Codes
    meant: tuple[Cause, ...]
    excludes: bool

    @classmethod
    def of(cls, leaf: Leaf) -> "Course":
        """Read a leaf's policies."""
        points, results = np.zeros(len(Cause), np.int64), np.zeros(len(Cause), np.uint8)
        usual = Result.GIVEN if leaf.rule.given else Result.COUNTED
        results[Cause.NONE], results[Cause.COVERED] = usual, Result.COVERED
        outcomes = {cause: outcome_of(leaf.policies, cause) for cause in _SPECIAL}
        for cause, outcome in outcomes.items():
            points[cause] = leaf.maximum if outcome is Outcome.FULL else 0
            results[cause] = _RESULT_OF[outcome]
        meant = tuple(cause for cause in _SPECIAL if outcomes[cause] is Outcome.GROUP_MEAN)
        excludes = Outcome.EXCLUDE in outcomes.values()
        return cls(frozenset(leaf.rule.required), usual, points, results, meant, excludes)


def _course(leaf: Leaf, context: Context) -> Course:
    return context.scheme.once(("course", leaf.code), lambda: Course.of(leaf))


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


def _causes(rule: Rule, course: Course, undefined: Mask | None, context: Context) -> Codes | None:
    """Return the special case of each unit, or None where nobody met one."""
    found = (context.figures.states.get(code) for code in course.required)
    columns = [states for states in found if states is not None]
    causes = reduce(np.maximum, columns) if columns else None
    if causes is not None and rule.overriding is not None:
        causes = np.where(context.has(rule.overriding), _NO_CAUSE, causes)
    if undefined is None:
        return causes
    if causes is None:
        return np.asarray(undefined * _ZERO_DENOMINATOR)
    return np.asarray(causes + (undefined & (causes == _NO_CAUSE)) * _ZERO_DENOMINATOR)


def outcome_of(policies: Policies, cause: Cause) -> Outcome:
    """Return what the leaf declared for a special case; a zero denominator may pass on.

    Where another denominator was declared and is 0 or absent too, the policy for missing
    figures decides.
    """
    if cause is Cause.ZERO_DENOMINATOR and policies.zero_denominator not in _HANDED_BACK:
        return policies.zero_denominator
    return {
        Cause.NOTHING_AROSE: policies.nothing_arose,
        Cause.NOT_APPLICABLE: policies.not_applicable,
    }.get(cause, policies.missing)


def _with_policies(leaf: Leaf, points: Points, causes: Codes, context: Context) -> Steps:
    """Put the declared outcome wherever a unit met a special case."""
    course = _course(leaf, context)
    met = (causes != _NO_CAUSE).nonzero()[0]
    which = causes[met]
    points, results = points.copy(), np.full(points.size, course.usual, np.uint8)
    points[met], results[met] = course.points[which], course.results[which]
    steps = Steps(points, results, causes)
    if course.meant:
        blocks = context.peers[Scope.BLOCK]
        steps = _with_means(steps, np.isin(causes, course.meant), blocks)
    return _with_lost(leaf, steps) if course.excludes else steps


def _with_means(steps: Steps, wanting: Mask, blocks: Sequence[Indices]) -> Steps:
    """Take the mean of the unit's block, over those that have figures; without any, block."""
    points, results = steps.points.copy(), steps.results.copy()
    there = (steps.causes == Cause.NONE) & ~wanting
    for block in blocks:
        few = block[wanting[block]]
        if few.size:
            known = steps.points[block[there[block]]]
            results[few] = Result.BY_POLICY if known.size else Result.BLOCKED
            whole = np.array([int(known.sum())])
            points[few] = divide_half_up(whole, known.size)[0] if known.size else 0
    return Steps(points, results, steps.causes)


def _with_lost(leaf: Leaf, steps: Steps) -> Steps:
    """Note what of the maximum does not apply."""
    out = steps.results == Result.EXCLUDED
    if not out.any():
        return steps
    lost = np.where(out, np.int64(leaf.maximum), np.int64(0))
    return Steps(steps.points, steps.results, steps.causes, lost)

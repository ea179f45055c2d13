"""After the sum: caps and forced grades, the rounding of the total, quotas, ranks.

Order, declared once: gates cap the total; it is rounded; its band is read; gates force a
grade; quotas limit it; units are ranked.
"""

from collections.abc import Mapping

import numpy as np

from chamdiem.engine.context import Context
from chamdiem.engine.evaluation import (
    FIRST_WITHOUT_POINTS,
    NOBODY,
    Cause,
    Conclusion,
    Evaluation,
    Places,
    Points,
    Result,
    Steps,
)
from chamdiem.engine.figures import State
from chamdiem.engine.quotas import limited
from chamdiem.engine.rank import grades, ranks
from chamdiem.engine.rounding import divide_half_up
from chamdiem.engine.scheme import Compare, Gate
from chamdiem.engine.sheets import Mask


def conclude(context: Context, nodes: Mapping[str, Steps], total: Steps) -> Evaluation:
    """Return the whole evaluation from the steps of all nodes and the sum at the top."""
    scheme = context.scheme
    met = [_met(gate, context, nodes) for gate in scheme.gates]
    total = _blocked_where_unknown(context, total)
    capped, capped_by = _capped(context, total, met)
    rounded = Steps(_rounded(capped, context), total.results, total.causes)
    natural = grades(rounded, scheme.bands)
    forced, forced_by = _forced(context, natural, met)
    final, limited_by = limited(context, rounded, forced)
    compared = capped if scheme.compare is Compare.EXACT else rounded.points
    return Evaluation(
        scheme=scheme,
        figures=context.figures,
        nodes=nodes,
        total=rounded,
        grades=final,
        ranks=ranks(compared, rounded, nodes, context),
        conclusion=Conclusion(total.points, capped, natural, capped_by, forced_by, limited_by),
    )


def _met(gate: Gate, context: Context, nodes: Mapping[str, Steps]) -> Mask:
    """Return where a gate's condition is met; what has no number meets none."""
    if gate.node is not None:
        steps = nodes[gate.node]
        return (steps.results < FIRST_WITHOUT_POINTS) & _meets(gate, steps.points)
    code = gate.input or ""
    if code not in context.figures.values:
        return np.zeros(context.size, np.bool_)
    return context.has(code) & _meets(gate, context.figures.values[code])


def _meets(gate: Gate, values: Points) -> Mask:
    if gate.at_least is not None:
        return np.asarray(values >= gate.at_least, np.bool_)
    below = 0 if gate.below is None else gate.below
    return np.asarray(values < below, np.bool_)


def _blocked_where_unknown(context: Context, total: Steps) -> Steps:
    """Block a total whose gate waits for a figure: a missing one is never taken for harmless."""
    unknown = np.zeros(context.size, np.bool_)
    for gate in context.scheme.gates:
        if gate.input is not None:
            unknown |= _is_missing(gate.input, context)
    unknown &= total.results != Result.BLOCKED
    if not unknown.any():
        return total
    return Steps(
        total.points,
        np.where(unknown, np.uint8(Result.BLOCKED), total.results),
        np.where(unknown, np.uint8(Cause.GATE_UNKNOWN), total.causes),
    )


def _is_missing(code: str, context: Context) -> Mask:
    states = context.figures.states.get(code)
    if code not in context.figures.values:
        return np.ones(context.size, np.bool_)
    if states is None:
        return np.zeros(context.size, np.bool_)
    return np.asarray((states == State.MISSING) | (states == State.COVERED))


def _capped(context: Context, total: Steps, met: list[Mask]) -> tuple[Points, Places]:
    """Return totals under the lowest cap that applies, and which gate lowered them."""
    points, by = total.points, np.full(context.size, NOBODY, np.int8)
    for at, gate in enumerate(context.scheme.gates):
        if gate.cap is not None:
            lower = met[at] & (points > gate.cap) & (total.results < FIRST_WITHOUT_POINTS)
            points, by = np.where(lower, gate.cap, points), np.where(lower, np.int8(at), by)
    return points, by


def _rounded(points: Points, context: Context) -> Points:
    """Round to the decimals of the total, on the scale of points."""
    cut = 10 ** (context.scheme.decimals - context.scheme.total_decimals)
    return points if cut == 1 else divide_half_up(points, cut) * cut


def _forced(context: Context, natural: Places, met: list[Mask]) -> tuple[Places, Places]:
    """Return grades under the lowest one that a gate forces; a gate never lifts."""
    names = [band.name for band in context.scheme.bands]
    grade, by = natural, np.full(context.size, NOBODY, np.int8)
    for at, gate in enumerate(context.scheme.gates):
        if gate.grade is not None:
            place = np.int8(names.index(gate.grade))
            lower = met[at] & (grade > place)
            grade, by = np.where(lower, place, grade), np.where(lower, np.int8(at), by)
    return grade, by

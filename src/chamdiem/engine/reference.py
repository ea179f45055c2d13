"""The scheme read slowly, one unit at a time, in exact fractions: the oracle of the tests.

Nothing is shared with the fast way but the scheme itself and each rule's `exact`, which
is the rule's meaning. Where the two disagree, one of them is wrong.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from chamdiem.engine.decimals import half_up
from chamdiem.engine.figures import State
from chamdiem.engine.scheme import Group, Leaf, Node, Outcome, Policies, Scheme, Ties

Cell = Fraction | State


@dataclass(frozen=True, slots=True)
class Verdict:
    """A node's points for one unit: scaled, or None; whether they stop the total."""

    points: int | None
    blocks: bool = False


def verdicts(scheme: Scheme, cells: Mapping[str, Cell]) -> dict[str, Verdict]:
    """Return every node's verdict for one unit, and the total's under the empty code.

    `cells` maps input codes to exact quantities or states; an absent code is covered.
    """
    answer: dict[str, Verdict] = {}
    top = [_judge(node, scheme, cells, answer) for node in scheme.tree]
    answer[""] = _sum(top)
    return answer


def _judge(
    node: Node, scheme: Scheme, cells: Mapping[str, Cell], answer: dict[str, Verdict]
) -> Verdict:
    if isinstance(node, Leaf):
        answer[node.code] = _leaf(node, scheme, cells)
    else:
        below = [_judge(child, scheme, cells, answer) for child in node.children]
        answer[node.code] = _given(node, scheme, cells) or _sum(below)
    return answer[node.code]


def _given(group: Group, scheme: Scheme, cells: Mapping[str, Cell]) -> Verdict | None:
    cell = cells.get(group.given) if group.given else None
    if not isinstance(cell, Fraction):
        return None
    return Verdict(min(half_up(cell * 10**scheme.decimals), group.maximum))


def _sum(below: Sequence[Verdict]) -> Verdict:
    if any(verdict.blocks for verdict in below):
        return Verdict(None, blocks=True)
    shown = [verdict.points for verdict in below if verdict.points is not None]
    return Verdict(sum(shown) if shown else None)


def _leaf(leaf: Leaf, scheme: Scheme, cells: Mapping[str, Cell]) -> Verdict:
    if not leaf.rule.earns:
        return Verdict(None)
    found = [cells.get(code, State.COVERED) for code in leaf.rule.inputs]
    states = [cell for cell in found if isinstance(cell, State)]
    if states:
        return _special(leaf, max(states))
    values = {code: Fraction(cells[code]) for code in leaf.rule.inputs}
    points = leaf.rule.exact(values, Fraction(leaf.maximum, 10**scheme.decimals))
    if points is None:
        return _settled(leaf, _zero_denominator(leaf.policies))
    return Verdict(half_up(points * 10**scheme.decimals))


def _zero_denominator(policies: Policies) -> Outcome:
    passed_on = policies.zero_denominator is Outcome.MISSING
    return policies.missing if passed_on else policies.zero_denominator


def _special(leaf: Leaf, state: State) -> Verdict:
    if state is State.COVERED:
        return Verdict(None)
    policies = leaf.policies
    if state is State.MISSING:
        return _settled(leaf, policies.missing)
    if state is State.NOT_APPLICABLE:
        return _settled(leaf, policies.not_applicable)
    return _settled(leaf, policies.nothing_arose)


def _settled(leaf: Leaf, outcome: Outcome) -> Verdict:
    if outcome is Outcome.FULL:
        return Verdict(leaf.maximum)
    if outcome is Outcome.ZERO:
        return Verdict(0)
    return Verdict(None, blocks=outcome is Outcome.BLOCK)


def grade(scheme: Scheme, total: int | None) -> str | None:
    """Return the last band that begins at or below the total."""
    names = [band.name for band in scheme.bands if total is not None and band.lower <= total]
    return names[-1] if names else None


def rank(total: int | None, others: Sequence[int | None], ties: Ties) -> int | None:
    """Return one more than the totals above: each of them, or each value once."""
    if total is None:
        return None
    above = [other for other in others if other is not None and other > total]
    return 1 + (len(set(above)) if ties is Ties.DENSE else len(above))

"""One unit's leaves in fractions: the rule, or what the policies make of a special case."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction

from chamdiem.engine.decimals import half_up
from chamdiem.engine.figures import State
from chamdiem.engine.scheme import Leaf, Outcome, Scheme
from chamdiem.engine.sheets import Case, Scope

Cell = Fraction | State


@dataclass(frozen=True, slots=True)
class Member:
    """A unit of the month: its block, and its figures by input; an absent one is covered.

    `ruled` holds by leaf the scaled points that people recorded in place of the rule's.
    """

    block: str
    cells: Mapping[str, Cell]
    ruled: Mapping[str, int] = field(default_factory=dict)


class Kind(Enum):
    """How a node stands."""

    SHOWN = "shown"
    BLANK = "blank"
    COVERED = "covered"
    FOLLOWED = "followed"
    BLOCKED = "blocked"
    OUT = "out"
    HANDED_ON = "handed on"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A node for one unit: scaled points, how it stands, what of its maximum is left out.

    `exact` are a leaf's points before rounding; None where they did not come from figures.
    `computed` is what the rule gave where people recorded other points.
    """

    points: int
    kind: Kind = Kind.SHOWN
    lost: Fraction = Fraction(0)
    exact: Fraction | None = None
    computed: "Verdict | None" = None

    @property
    def shown(self) -> int | None:
        """The points where there is a number to show."""
        return self.points if self.kind is Kind.SHOWN else None


def leaf_verdict(
    leaf: Leaf, scheme: Scheme, month: Sequence[Member], at: int, as_of: int
) -> Verdict:
    """Return one unit's verdict on a leaf, before siblings hand anything on."""
    computed, ruled = _computed(leaf, scheme, month, at, as_of), month[at].ruled
    if leaf.code not in ruled:
        return computed
    sign, points = -1 if leaf.rule.adjusts < 0 else 1, ruled[leaf.code]
    return Verdict(sign * points, exact=Fraction(points), computed=computed)


def _computed(leaf: Leaf, scheme: Scheme, month: Sequence[Member], at: int, as_of: int) -> Verdict:
    """Return what rule and policies give, whatever people recorded."""
    if not leaf.rule.earns:
        return Verdict(0, Kind.FOLLOWED)
    outcome = _met(leaf, scheme, month, at, as_of)
    if isinstance(outcome, Fraction):
        sign = -1 if leaf.rule.adjusts < 0 else 1
        return Verdict(sign * half_up(outcome), exact=outcome)
    if isinstance(outcome, State):
        return Verdict(0, Kind.COVERED)
    if outcome is Outcome.GROUP_MEAN:
        return _mean(leaf, scheme, month, at, as_of)
    return _settled(leaf, outcome)


def _met(
    leaf: Leaf, scheme: Scheme, month: Sequence[Member], at: int, as_of: int
) -> Fraction | Outcome | State:
    """Return scaled points from figures, or what the policy says, or that it is covered."""
    case, cells = _case(leaf, month, at, as_of), month[at].cells
    ruled = leaf.rule.overriding is not None and case.has(leaf.rule.overriding)
    found = [cells.get(code, State.COVERED) for code in leaf.rule.required]
    states = [] if ruled else [cell for cell in found if isinstance(cell, State)]
    if states:
        return _special(leaf, max(states))
    points = leaf.rule.exact(case, Fraction(leaf.maximum, 10**scheme.decimals))
    return _undivided(leaf) if points is None else points * 10**scheme.decimals


def _case(leaf: Leaf, month: Sequence[Member], at: int, as_of: int) -> Case:
    own = _numbers(leaf, month[at])
    scope = leaf.rule.scope
    if scope is None:
        return Case(own, as_of=as_of)
    near = [each for each in month if scope is Scope.ALL or each.block == month[at].block]
    numbers = [_numbers(leaf, each) for each in near]
    peers = {code: [one[code] for one in numbers if code in one] for code in leaf.rule.inputs}
    return Case(own, peers, as_of)


def _numbers(leaf: Leaf, member: Member) -> dict[str, Fraction]:
    cells = {code: member.cells.get(code) for code in leaf.rule.inputs}
    return {code: cell for code, cell in cells.items() if isinstance(cell, Fraction)}


def _undivided(leaf: Leaf) -> Outcome:
    zero = leaf.policies.zero_denominator
    return leaf.policies.missing if zero in (Outcome.MISSING, Outcome.FALLBACK) else zero


def _special(leaf: Leaf, state: State) -> Outcome | State:
    if state is State.COVERED:
        return state
    policies = leaf.policies
    if state is State.MISSING:
        return policies.missing
    not_applicable = state is State.NOT_APPLICABLE
    return policies.not_applicable if not_applicable else policies.nothing_arose


def _settled(leaf: Leaf, outcome: Outcome) -> Verdict:
    return {
        Outcome.FULL: Verdict(leaf.maximum),
        Outcome.ZERO: Verdict(0),
        Outcome.BLANK: Verdict(0, Kind.BLANK),
        Outcome.EXCLUDE: Verdict(0, Kind.OUT, Fraction(leaf.maximum)),
        Outcome.REDISTRIBUTE: Verdict(0, Kind.HANDED_ON),
        Outcome.BLOCK: Verdict(0, Kind.BLOCKED),
    }[outcome]


def _mean(leaf: Leaf, scheme: Scheme, month: Sequence[Member], at: int, as_of: int) -> Verdict:
    """Take the mean of the rounded points of the block's units that have figures."""
    known = []
    for other, member in enumerate(month):
        if member.block == month[at].block:
            met = _met(leaf, scheme, month, other, as_of)
            known += [half_up(met)] if isinstance(met, Fraction) else []
    if not known:
        return Verdict(0, Kind.BLOCKED)
    return Verdict(half_up(Fraction(sum(known), len(known))))

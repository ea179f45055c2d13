"""One figure as it entered, and the reason of one node."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from chamdiem.engine.evaluation import Cause, Evaluation, Result
from chamdiem.engine.figures import Figures, State
from chamdiem.engine.phrases import STATES
from chamdiem.engine.quantities import shown
from chamdiem.engine.rules import Rule, Spoken
from chamdiem.engine.scheme import Input, Leaf, Node, View
from chamdiem.engine.sheets import Scope


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure as it entered: `shown` in words, `state` beside it, `exact` 0 without one."""

    input: Input
    shown: str
    state: State
    exact: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one node stands where it stands.

    `points` is None where there is no number to show; `formula` is the rule as the scheme
    has it, `sentence` the same with this unit's numbers, or the policy that decided;
    `worth` the node's maximum for this unit, more than declared where siblings handed on;
    `computed` what the rule gave where people recorded other points (cause RULED).
    """

    node: Node | View
    depth: int
    points: int | None
    result: Result
    cause: Cause
    formula: str
    sentence: str
    cells: tuple[Cell, ...] = ()
    worth: int | None = None
    computed: int | None = None


def cell(item: Input, figures: Figures, index: int) -> Cell:
    """Return one figure of one unit as it entered."""
    if item.code not in figures.values:
        return Cell(item, STATES[State.COVERED], State.COVERED)
    states = figures.states.get(item.code)
    state = State.VALUE if states is None else State(states[index])
    if state is not State.VALUE:
        return Cell(item, STATES[state], state)
    value = int(figures.values[item.code][index])
    return Cell(item, shown(item, value), state, Fraction(value, 10**item.decimals))


def cells_of(rule: Rule, evaluation: Evaluation, index: int) -> tuple[Cell, ...]:
    """Return the figures of a rule for one unit."""
    inputs = [evaluation.scheme.input(code) for code in rule.inputs]
    return tuple(cell(item, evaluation.figures, index) for item in inputs)


def peers_at(evaluation: Evaluation, index: int, scope: Scope) -> list[int]:
    """Return the places of the units with which one is compared, itself among them."""
    units = evaluation.figures.units
    everybody = range(len(units))
    if scope is Scope.ALL:
        return list(everybody)
    return [at for at in everybody if units[at].block == units[index].block]


def spoken_of(leaf: Leaf, evaluation: Evaluation, index: int, cells: tuple[Cell, ...]) -> Spoken:
    """Gather the names and values a rule speaks of."""
    scheme = evaluation.scheme
    return Spoken(
        names={each.input.code: each.input.name for each in cells},
        shown={each.input.code: each.shown for each in cells},
        exact={each.input.code: each.exact for each in cells if each.state is State.VALUE},
        maximum=Fraction(leaf.maximum, 10**scheme.decimals),
        peers=_peers(leaf, evaluation, index),
        as_of=evaluation.figures.as_of,
        options={each.input.code: each.input.options for each in cells},
    )


def _peers(
    leaf: Leaf, evaluation: Evaluation, index: int
) -> Mapping[str, tuple[tuple[str, Fraction], ...]]:
    scope = leaf.rule.scope
    if scope is None:
        return {}
    near, units = peers_at(evaluation, index, scope), evaluation.figures.units
    found: dict[str, tuple[tuple[str, Fraction], ...]] = {}
    for code in leaf.rule.inputs:
        item = evaluation.scheme.input(code)
        cells = [(units[at].name, cell(item, evaluation.figures, at)) for at in near]
        there = [(name, each.exact) for name, each in cells if each.state is State.VALUE]
        found[code] = tuple(there)
    return found

"""Why the number (diễn giải điểm): from an evaluation to words, for one unit.

Every sentence is made from the run that made the score, never from a second computation
of the points.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from chamdiem.engine.decimals import spoken
from chamdiem.engine.evaluation import Cause, Evaluation, Result, Steps
from chamdiem.engine.figures import Figures, State
from chamdiem.engine.leaves import outcome_of
from chamdiem.engine.phrases import CAUSES, OUTCOMES, STATES
from chamdiem.engine.rules import Spoken
from chamdiem.engine.scheme import Group, Input, Leaf, Node, Outcome, Scheme

GIVEN_WHOLE = "Lấy nguyên điểm nhóm đã công bố"


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
    has it, `sentence` the same with this unit's numbers, or the policy that decided.
    """

    node: Node
    depth: int
    points: int | None
    result: Result
    cause: Cause
    formula: str
    sentence: str
    cells: tuple[Cell, ...] = ()


def explain(evaluation: Evaluation, index: int) -> tuple[Reason, ...]:
    """Return the reasons of all nodes of one unit, in the order of the tree."""
    return tuple(_reasons(evaluation.scheme.tree, evaluation, index, 0, None))


def _reasons(
    nodes: tuple[Node, ...], evaluation: Evaluation, index: int, depth: int, given: str | None
) -> Iterator[Reason]:
    for node in nodes:
        steps = evaluation.nodes[node.code]
        if isinstance(node, Leaf):
            yield _leaf_reason(node, evaluation, index, depth, given)
            continue
        yield _group_reason(node, evaluation, index, depth)
        whole = node.name if steps.results[index] == Result.GIVEN else given
        yield from _reasons(node.children, evaluation, index, depth + 1, whole)


def _group_reason(group: Group, evaluation: Evaluation, index: int, depth: int) -> Reason:
    steps, scheme = evaluation.nodes[group.code], evaluation.scheme
    result = Result(steps.results[index])
    cells: tuple[Cell, ...] = ()
    if result is Result.GIVEN and group.given:
        cells = (cell(scheme.input(group.given), evaluation.figures, index),)
        told = "Điểm đã công bố, nhập nguyên cho cả nhóm; các tiêu chí bên trong không tính riêng."
    else:
        told = _sum_sentence(group, evaluation, index)
    given = result is Result.GIVEN
    formula = GIVEN_WHOLE if given else "Tổng điểm đã làm tròn của các mục bên trong"
    points = steps.shown(index)
    return Reason(group, depth, points, result, Cause.NONE, formula, told, cells)


def _sum_sentence(group: Group, evaluation: Evaluation, index: int) -> str:
    decimals = evaluation.scheme.decimals
    shown = [evaluation.nodes[child.code].shown(index) for child in group.children]
    added = [spoken(points, decimals) for points in shown if points is not None]
    steps = evaluation.nodes[group.code]
    total = steps.shown(index)
    if steps.results[index] == Result.BLOCKED:
        return f"Chưa có điểm: còn thiếu số liệu ở {_blocking(group, evaluation, index)}."
    if total is None:
        return "Chưa có điểm: không mục nào bên trong có điểm."
    if len(added) == 1:
        return f"{spoken(total, decimals)} điểm, từ mục duy nhất có điểm bên trong."
    return f"{' + '.join(added)} = {spoken(total, decimals)} điểm."


def _blocking(group: Group, evaluation: Evaluation, index: int) -> str:
    """Name the children that stop a group's sum."""
    return ", ".join(
        f"“{child.name}”"
        for child in group.children
        if evaluation.nodes[child.code].results[index] == Result.BLOCKED
    )


def _leaf_reason(
    leaf: Leaf, evaluation: Evaluation, index: int, depth: int, given: str | None
) -> Reason:
    steps, scheme = evaluation.nodes[leaf.code], evaluation.scheme
    cells = tuple(cell(scheme.input(code), evaluation.figures, index) for code in leaf.rule.inputs)
    spoken_by = _spoken(leaf, scheme, cells)
    return Reason(
        node=leaf,
        depth=depth,
        points=steps.shown(index),
        result=Result(steps.results[index]),
        cause=Cause(steps.causes[index]),
        formula=leaf.rule.formula(spoken_by),
        sentence=_sentence(leaf, steps, index, scheme, spoken_by, given),
        cells=cells,
    )


def cell(item: Input, figures: Figures, index: int) -> Cell:
    """Return one figure of one unit as it entered."""
    if item.code not in figures.values:
        return Cell(item, STATES[State.COVERED], State.COVERED)
    states = figures.states.get(item.code)
    state = State.VALUE if states is None else State(states[index])
    if state is not State.VALUE:
        return Cell(item, STATES[state], state)
    value = int(figures.values[item.code][index])
    shown = spoken(value, item.decimals, shortest=True)
    return Cell(item, shown, state, Fraction(value, 10**item.decimals))


def _spoken(leaf: Leaf, scheme: Scheme, cells: tuple[Cell, ...]) -> Spoken:
    """Gather the names and values a rule speaks of."""
    return Spoken(
        names={each.input.code: each.input.name for each in cells},
        shown={each.input.code: each.shown for each in cells},
        exact={each.input.code: each.exact for each in cells},
        maximum=Fraction(leaf.maximum, 10**scheme.decimals),
    )


def _sentence(
    leaf: Leaf, steps: Steps, index: int, scheme: Scheme, spoken_by: Spoken, given: str | None
) -> str:
    result, cause = Result(steps.results[index]), Cause(steps.causes[index])
    if result is Result.INFORMATION:
        return leaf.rule.worked(spoken_by) or "Chỉ theo dõi, không tính điểm."
    if result is Result.COVERED:
        return f"Không tính riêng: nhóm “{given}” đã nhập nguyên điểm đã công bố."
    if cause is not Cause.NONE:
        return policy_sentence(leaf, cause)
    points = spoken(int(steps.points[index]), scheme.decimals)
    worked = leaf.rule.worked(spoken_by)
    return f"{worked}; làm tròn {scheme.decimals} chữ số thập phân: {points} điểm."


def policy_sentence(leaf: Leaf, cause: Cause) -> str:
    """Say which special case was met and what the criterion declares for it."""
    told = CAUSES[cause]
    handed_on = leaf.policies.zero_denominator is Outcome.MISSING
    if cause is Cause.ZERO_DENOMINATOR and handed_on:
        told += ", " + OUTCOMES[Outcome.MISSING]
    return f"{told}: {OUTCOMES[outcome_of(leaf.policies, cause)]} (quy tắc của tiêu chí)."

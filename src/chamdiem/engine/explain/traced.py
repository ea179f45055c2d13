"""Which figures stand behind a unit's score: those, and only those, that can change it (I11)."""

from collections.abc import Iterator

from chamdiem.engine.evaluation import Cause, Evaluation, Result
from chamdiem.engine.explain.cells import cells_of, peers_at, spoken_of
from chamdiem.engine.figures import State
from chamdiem.engine.leaves import outcome_of
from chamdiem.engine.scheme import Leaf, Node, Outcome
from chamdiem.engine.sheets import Scope

Place = tuple[int, str]  # the unit's place in the month, the input's code
RULED = "ruled:"  # stands before a leaf's code: its recorded points; no code has a colon


def traced(evaluation: Evaluation, index: int) -> frozenset[Place]:
    """Return every figure of the month, of whichever unit, that can change this unit's total."""
    found = set(_nodes(evaluation.scheme.tree, evaluation, index))
    gates = evaluation.scheme.gates
    found |= {(index, gate.input) for gate in gates if gate.input is not None}
    return frozenset(found)


def traced_of(leaf: Leaf, evaluation: Evaluation, index: int) -> frozenset[Place]:
    """Return the figures that can change one leaf of one unit."""
    return frozenset(_leaf(leaf, evaluation, index))


def _nodes(nodes: tuple[Node, ...], evaluation: Evaluation, index: int) -> Iterator[Place]:
    for node in nodes:
        if isinstance(node, Leaf):
            yield from _leaf(node, evaluation, index)
            continue
        if node.given is not None:
            yield index, node.given
        if evaluation.nodes[node.code].results[index] != Result.GIVEN:
            yield from _nodes(node.children, evaluation, index)


def _leaf(leaf: Leaf, evaluation: Evaluation, index: int) -> Iterator[Place]:
    steps = evaluation.nodes[leaf.code]
    cause = Cause(steps.causes[index])
    if cause is Cause.RULED:
        yield index, RULED + leaf.code
        return
    if steps.results[index] in (Result.INFORMATION, Result.COVERED):
        return
    yield from ((index, code) for code in _own(leaf, evaluation, index, cause))
    if cause in (Cause.NONE, Cause.ZERO_DENOMINATOR) and leaf.rule.scope is not None:
        for at in peers_at(evaluation, index, leaf.rule.scope):
            yield from ((at, code) for code in leaf.rule.inputs)
    if cause is not Cause.NONE and outcome_of(leaf.policies, cause) is Outcome.GROUP_MEAN:
        yield from _others(leaf, evaluation, index)


def _own(leaf: Leaf, evaluation: Evaluation, index: int, cause: Cause) -> Iterator[str]:
    """Return the unit's own figures that can change the leaf, by their number or their state.

    Where a figure is missing, only what is missing counts: no other state goes before it.
    """
    rule, cells = leaf.rule, cells_of(leaf.rule, evaluation, index)
    states = {each.input.code: each.state for each in cells}
    if cause in (Cause.NONE, Cause.ZERO_DENOMINATOR):
        yield from rule.deciding(spoken_of(leaf, evaluation, index, cells).case)
        if rule.overriding is None or states[rule.overriding] is not State.VALUE:
            yield from rule.required
        return
    lacking = [code for code in rule.required if states[code] is State.MISSING]
    yield from lacking if cause is Cause.MISSING else rule.required
    if rule.overriding is not None:
        yield rule.overriding


def _others(leaf: Leaf, evaluation: Evaluation, index: int) -> Iterator[Place]:
    """Return the figures of the block behind the mean that a unit was given."""
    causes = evaluation.nodes[leaf.code].by_rule.causes
    for at in peers_at(evaluation, index, Scope.BLOCK):
        if at != index:
            yield from ((at, code) for code in _own(leaf, evaluation, at, Cause(causes[at])))
            if leaf.rule.scope is not None:
                near = peers_at(evaluation, at, leaf.rule.scope)
                yield from ((each, code) for each in near for code in leaf.rule.inputs)

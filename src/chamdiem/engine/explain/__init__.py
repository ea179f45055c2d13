"""Why the number (diễn giải điểm): from an evaluation to words and data, for one unit.

Every sentence is made from the run that made the score, never from a second scoring.
"""

from collections.abc import Iterator

from chamdiem.engine.evaluation import Evaluation, Result
from chamdiem.engine.explain import data
from chamdiem.engine.explain.cells import Cell, Reason, cell
from chamdiem.engine.explain.conclusion import Closing, conclusion
from chamdiem.engine.explain.groups import group_reason, view_reason
from chamdiem.engine.explain.leaves import leaf_reason
from chamdiem.engine.explain.traced import Place, traced, traced_of
from chamdiem.engine.scheme import Leaf, Node

__all__ = [
    "Cell",
    "Closing",
    "Place",
    "Reason",
    "cell",
    "conclusion",
    "explain",
    "trace",
    "traced",
    "traced_of",
    "view_reasons",
]


def explain(evaluation: Evaluation, index: int) -> tuple[Reason, ...]:
    """Return the reasons of all nodes of one unit, in the order of the tree."""
    return tuple(_reasons(evaluation.scheme.tree, evaluation, index, 0, None))


def view_reasons(evaluation: Evaluation, index: int) -> tuple[Reason, ...]:
    """Return the reasons of all views of one unit."""
    return tuple(view_reason(view, evaluation, index) for view in evaluation.scheme.views)


def trace(evaluation: Evaluation, index: int) -> data.Data:
    """Return the whole trace of one unit as plain data."""
    reasons = (*explain(evaluation, index), *view_reasons(evaluation, index))
    return data.trace(evaluation, index, reasons)


def _reasons(
    nodes: tuple[Node, ...], evaluation: Evaluation, index: int, depth: int, given: str | None
) -> Iterator[Reason]:
    for node in nodes:
        if isinstance(node, Leaf):
            yield leaf_reason(node, evaluation, index, depth, given)
            continue
        yield group_reason(node, evaluation, index, depth)
        steps = evaluation.nodes[node.code]
        whole = node.name if steps.results[index] == Result.GIVEN else given
        yield from _reasons(node.children, evaluation, index, depth + 1, whole)

"""The pipeline: figures of one month → every step of every unit.

Order, declared once: each leaf is computed exactly and rounded half up; points that people
recorded take its place; groups gather rounded leaves; views look across; then the total is
concluded (`closing`).
"""

from collections.abc import Mapping

from chamdiem.engine.aggregate import group_steps, view_steps
from chamdiem.engine.bounds import refuse_out_of_bounds
from chamdiem.engine.closing import conclude
from chamdiem.engine.context import Context
from chamdiem.engine.coverage import refuse_uncovered
from chamdiem.engine.errors import FiguresError
from chamdiem.engine.evaluation import Evaluation, Steps
from chamdiem.engine.figures import Figures
from chamdiem.engine.leaves import leaf_steps
from chamdiem.engine.rulings import refuse_unruly, ruled_steps
from chamdiem.engine.scheme import Leaf, Node, Scheme, View


def evaluate(scheme: Scheme, figures: Figures) -> Evaluation:
    """Score one month of all units, keeping every step."""
    if not scheme.validity.covers(figures.month):
        raise FiguresError(
            f"Bộ tiêu chí {scheme.identity} áp dụng {scheme.validity}, "
            f"không áp dụng cho {figures.month.spoken}."
        )
    refuse_out_of_bounds(scheme, figures)
    refuse_unruly(scheme, figures)
    context = Context.of(scheme, figures)
    nodes: dict[str, Steps] = {}
    for node in scheme.tree:
        _settle(node, context, nodes)
    total = group_steps(scheme.root, context, nodes)
    refuse_uncovered(scheme, figures, nodes)
    for view in in_order(scheme):
        nodes[view.code] = view_steps(view, scheme, nodes)
    return conclude(context, nodes, total)


def _settle(node: Node, context: Context, nodes: dict[str, Steps]) -> None:
    """Score a node, its children first."""
    if isinstance(node, Leaf):
        nodes[node.code] = ruled_steps(node, context.figures, leaf_steps(node, context))
        return
    for child in node.children:
        _settle(child, context, nodes)
    nodes[node.code] = group_steps(node, context, nodes)


def in_order(scheme: Scheme) -> tuple[View, ...]:
    """Return the views so that each comes after those it looks at."""
    left: Mapping[str, View] = {view.code: view for view in scheme.views}
    ordered: list[View] = []
    while left:
        ready = [v for v in left.values() if not any(part.node in left for part in v.parts)]
        if not ready:
            raise FiguresError(f"Các cách nhìn gọi vòng tròn: {', '.join(left)}.")
        ordered += ready
        left = {code: view for code, view in left.items() if view not in ready}
    return tuple(ordered)

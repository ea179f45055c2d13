"""The pipeline: figures of one month → every step of every unit.

Order, declared once: each leaf is computed exactly and rounded half up; groups and the
total are sums of rounded leaves; bands and ranks read the total.
"""

from chamdiem.engine.aggregate import group_steps, sum_steps
from chamdiem.engine.bounds import refuse_out_of_bounds
from chamdiem.engine.coverage import refuse_uncovered
from chamdiem.engine.errors import FiguresError
from chamdiem.engine.evaluation import Evaluation, Steps
from chamdiem.engine.figures import Figures
from chamdiem.engine.leaves import leaf_steps
from chamdiem.engine.rank import grades, ranks
from chamdiem.engine.scheme import Leaf, Node, Scheme


def evaluate(scheme: Scheme, figures: Figures) -> Evaluation:
    """Score one month of all units, keeping every step."""
    if not scheme.validity.covers(figures.month):
        raise FiguresError(
            f"Bộ tiêu chí {scheme.identity} áp dụng {scheme.validity}, "
            f"không áp dụng cho {figures.month.spoken}."
        )
    refuse_out_of_bounds(scheme, figures)
    nodes: dict[str, Steps] = {}
    for node in scheme.tree:
        _settle(node, scheme, figures, nodes)
    refuse_uncovered(scheme, figures, nodes)
    total = sum_steps([nodes[node.code] for node in scheme.tree])
    return Evaluation(
        scheme=scheme,
        figures=figures,
        nodes=nodes,
        total=total,
        grades=grades(total, scheme.bands),
        ranks=ranks(total, figures.units, scheme.ties),
    )


def _settle(node: Node, scheme: Scheme, figures: Figures, nodes: dict[str, Steps]) -> None:
    """Score a node, its children first."""
    if isinstance(node, Leaf):
        nodes[node.code] = leaf_steps(node, scheme, figures)
        return
    for child in node.children:
        _settle(child, scheme, figures, nodes)
    nodes[node.code] = group_steps(node, scheme, figures, nodes)

"""The trace of one unit as plain data (dữ liệu diễn giải): texts, numbers, lists, mappings.

Every value from the figures to the rank, in the order in which it came about; quantities are
decimal texts, never binary floats.
"""

from collections.abc import Mapping
from typing import Any

from chamdiem.engine.decimals import plain
from chamdiem.engine.evaluation import Cause, Evaluation, Result
from chamdiem.engine.explain.cells import Cell, Reason
from chamdiem.engine.explain.conclusion import conclusion
from chamdiem.engine.explain.traced import RULED, traced_of
from chamdiem.engine.figures import State
from chamdiem.engine.scheme import Leaf

Data = Mapping[str, Any]


def trace(evaluation: Evaluation, index: int, reasons: tuple[Reason, ...]) -> Data:
    """Return the trace of one unit; `reasons` are those of its nodes and views."""
    unit, scheme = evaluation.figures.units[index], evaluation.scheme
    total = evaluation.total.shown(index)
    end = evaluation.conclusion
    return {
        "scheme": scheme.identity,
        "month": str(evaluation.figures.month),
        "unit": {"code": unit.code, "name": unit.name, "block": unit.block},
        "nodes": [_node(reason, evaluation, index) for reason in reasons],
        "total": {
            "before": plain(int(end.before[index]), scheme.decimals) if total is not None else None,
            "exact": plain(int(end.exact[index]), scheme.decimals) if total is not None else None,
            "points": None if total is None else plain(total, scheme.decimals),
            "grade": evaluation.grade(index),
            "rank": evaluation.rank(index),
        },
        "steps": [
            {"kind": step.kind, "sentence": step.sentence, "clause": step.clause}
            for step in conclusion(evaluation, index)
        ],
    }


def _node(reason: Reason, evaluation: Evaluation, index: int) -> Data:
    decimals, node = evaluation.scheme.decimals, reason.node
    worth = node.maximum if reason.worth is None else reason.worth
    return {
        "code": node.code,
        "name": node.name,
        "depth": reason.depth,
        "rule": node.rule.kind if isinstance(node, Leaf) else None,
        "points": None if reason.points is None else plain(reason.points, decimals),
        "maximum": plain(worth, decimals),
        "result": Result(reason.result).name.lower(),
        "cause": Cause(reason.cause).name.lower(),
        "formula": reason.formula,
        "sentence": reason.sentence,
        "clause": node.clause,
        "certainty": str(node.certainty),
        "figures": [_cell(each) for each in reason.cells],
        "decided_by": _deciding(node, evaluation, index) if isinstance(node, Leaf) else [],
        **_ruled(reason, evaluation, index),
    }


def _ruled(reason: Reason, evaluation: Evaluation, index: int) -> Data:
    """Return what people recorded, the digest of why, and what the rule gave, where they did."""
    if reason.cause is not Cause.RULED:
        return {}
    decimals, computed = evaluation.scheme.decimals, reason.computed
    ruled = evaluation.figures.ruled[reason.node.code]
    return {
        "ruled": {
            "points": plain(int(ruled.points[index]), decimals),
            "reason": ruled.reason(index),
            "computed": None if computed is None else plain(computed, decimals),
        }
    }


def _cell(cell: Cell) -> Data:
    value = None
    if cell.state is State.VALUE:
        scaled = cell.exact * 10**cell.input.decimals
        value = plain(scaled.numerator, cell.input.decimals)
    state = cell.state.name.lower()
    return {"input": cell.input.code, "value": value, "state": state, "shown": cell.shown}


def _deciding(leaf: Leaf, evaluation: Evaluation, index: int) -> list[Data]:
    """Name the figures that can change the leaf, its peers' among them."""
    units = evaluation.figures.units
    places = sorted(traced_of(leaf, evaluation, index))
    return [
        {"unit": units[at].code, "ruled": code.removeprefix(RULED)}
        if code.startswith(RULED)
        else {"unit": units[at].code, "input": code}
        for at, code in places
    ]

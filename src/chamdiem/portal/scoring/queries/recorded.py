"""Points that people recorded in a stored month, and what the rule gave beside them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from chamdiem.engine.evaluation import Steps
from chamdiem.engine.figures import Ruled
from chamdiem.portal.scoring.models import NodePoints, UnitScore


@dataclass(frozen=True, slots=True)
class Recorded:
    """One leaf of one unit: its place, the points and digest of the reason, the rule's step."""

    at: int
    node: str
    points: int
    reason: str
    computed: int
    result: int
    cause: int


def rows(units: Sequence[UnitScore]) -> Sequence[Recorded]:
    """Return everything that people recorded for some units, in the order of their rows."""
    place = {unit.pk: at for at, unit in enumerate(units)}
    found = NodePoints.objects.filter(unit__in=units, ruled__isnull=False).order_by("pk")
    return [
        Recorded(
            at=place[row.unit_id],
            node=row.node,
            points=row.ruled or 0,
            reason=row.reason_digest,
            computed=row.computed or 0,
            result=row.computed_result or 0,
            cause=row.computed_cause or 0,
        )
        for row in found
    ]


def ruled(found: Sequence[Recorded], size: int) -> Mapping[str, Ruled]:
    """Return by leaf what was recorded, as the engine takes it."""
    columns: dict[str, Ruled] = {}
    for node in dict.fromkeys(row.node for row in found):
        points, mask, reasons = np.zeros(size, np.int64), np.zeros(size, np.bool_), [""] * size
        for row in found:
            if row.node == node:
                points[row.at], mask[row.at], reasons[row.at] = row.points, True, row.reason
        columns[node] = Ruled(points, mask, reasons)
    return columns


def beside(nodes: Mapping[str, Steps], found: Sequence[Recorded]) -> Mapping[str, Steps]:
    """Put beside each recorded step what the rule gave."""
    computed = {node: _copy(nodes[node]) for node in {row.node for row in found}}
    for row in found:
        steps = computed[row.node]
        steps.points[row.at] = row.computed
        steps.results[row.at], steps.causes[row.at] = row.result, row.cause
    return {
        code: replace(steps, computed=computed[code]) if code in computed else steps
        for code, steps in nodes.items()
    }


def _copy(steps: Steps) -> Steps:
    return Steps(steps.points.copy(), steps.results.copy(), steps.causes.copy())

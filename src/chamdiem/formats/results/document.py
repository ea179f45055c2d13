"""The result for programs: JSON of a published schema, points as decimal strings."""

import json
from typing import Any

import chamdiem
from chamdiem.engine.decimals import plain
from chamdiem.engine.evaluation import Evaluation, Result, Steps
from chamdiem.engine.scheme import Leaf, Node
from chamdiem.formats.results.origin import FORMAT, Origin


def as_json(evaluation: Evaluation, origin: Origin) -> dict[str, Any]:
    """Return the document that `result.schema.json` describes."""
    scheme = evaluation.scheme
    return {
        "format": FORMAT,
        "kind": "chamdiem-result",
        "scheme": {
            "id": scheme.id,
            "version": scheme.version,
            "title": scheme.title,
            "illustrative": scheme.illustrative,
            "digest": origin.scheme_digest,
        },
        "month": str(evaluation.figures.month),
        "engine": chamdiem.__version__,
        "figures": {"digest": origin.figures_digest, "source": origin.source},
        "maximum": plain(scheme.maximum, scheme.decimals),
        "units": _units(evaluation),
    }


def as_bytes(evaluation: Evaluation, origin: Origin) -> bytes:
    """Write the document, alike for equal input."""
    text = json.dumps(as_json(evaluation, origin), ensure_ascii=False, indent=1)
    return f"{text}\n".encode()


def _units(evaluation: Evaluation) -> list[dict[str, Any]]:
    nodes: list[Node] = [node for node, _ in evaluation.scheme.nodes()]
    leaves = [node.code for node in nodes if isinstance(node, Leaf)]
    groups = [node.code for node in nodes if not isinstance(node, Leaf)]
    points = {node.code: _points(evaluation, evaluation.nodes[node.code]) for node in nodes}
    states = {
        node.code: [_STATES[int(each)] for each in evaluation.nodes[node.code].results]
        for node in nodes
    }
    totals = _points(evaluation, evaluation.total)
    return [
        {
            "code": unit.code,
            "name": unit.name,
            "block": unit.block,
            "total": totals[index],
            "grade": evaluation.grade(index),
            "rank": evaluation.rank(index),
            "groups": {code: points[code][index] for code in groups},
            "leaves": {code: points[code][index] for code in leaves},
            "states": {code: states[code][index] for code in states},
        }
        for index, unit in enumerate(evaluation.figures.units)
    ]


_STATES = {result.value: result.name.lower().replace("_", "-") for result in Result}


def _points(evaluation: Evaluation, steps: Steps) -> list[str | None]:
    shown = (steps.shown(index) for index in range(len(evaluation.figures.units)))
    decimals = evaluation.scheme.decimals
    return [None if points is None else plain(points, decimals) for points in shown]

"""The result for programs: JSON of a published schema, points as decimal strings."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import chamdiem
from chamdiem.engine import days
from chamdiem.engine.decimals import plain
from chamdiem.engine.evaluation import Cause, Codes, Evaluation, Result, Steps
from chamdiem.engine.scheme import Leaf
from chamdiem.formats.results import rulings, totals
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
        "as_of": _day(evaluation.figures.as_of),
        "engine": chamdiem.__version__,
        "figures": {"digest": origin.figures_digest, "source": origin.source},
        "maximum": plain(*totals.of(scheme, scheme.maximum)),
        "units": _units(evaluation),
    }


def as_bytes(evaluation: Evaluation, origin: Origin) -> bytes:
    """Write the document, alike for equal input."""
    text = json.dumps(as_json(evaluation, origin), ensure_ascii=False, indent=1)
    return f"{text}\n".encode()


def _day(number: int) -> str | None:
    """Write the day as of which lateness was counted; none where no figure asked for one."""
    return "{:04d}-{:02d}-{:02d}".format(*days.split(number)) if number else None


def _units(evaluation: Evaluation) -> list[dict[str, Any]]:
    scheme = evaluation.scheme
    nodes = [node for node, _ in scheme.nodes()]
    parts = {
        "groups": [node.code for node in nodes if not isinstance(node, Leaf)],
        "leaves": [node.code for node in nodes if isinstance(node, Leaf)],
        "views": [view.code for view in scheme.views],
    }
    codes = [*(node.code for node in nodes), *parts["views"]]
    points = {code: _points(evaluation, evaluation.nodes[code]) for code in codes}
    states = {code: _named(evaluation.nodes[code].results, _STATES) for code in codes}
    causes = {code: _named(evaluation.nodes[code].causes, _CAUSES) for code in codes}
    return [
        {
            "code": unit.code,
            "name": unit.name,
            "block": unit.block,
            **_concluded(evaluation, index),
            **{part: {code: points[code][index] for code in parts[part]} for part in parts},
            "states": {code: states[code][index] for code in codes},
            "causes": {code: causes[code][index] for code in codes if causes[code][index]},
            **_computed(evaluation, index),
        }
        for index, unit in enumerate(evaluation.figures.units)
    ]


def _computed(evaluation: Evaluation, index: int) -> dict[str, Any]:
    """Say what the rule gave where people recorded other points; nothing where nobody did."""
    decimals, found = evaluation.scheme.decimals, {}
    for code in rulings.of(evaluation, index):
        points = evaluation.nodes[code].by_rule.shown(index)
        found[code] = None if points is None else plain(points, decimals)
    return {"computed": found} if found else {}


_STATES = {result.value: result.name.lower().replace("_", "-") for result in Result}
_CAUSES = {cause.value: cause.name.lower().replace("_", "-") for cause in Cause if cause}


def _named(column: Codes, names: Mapping[int, str]) -> list[str]:
    return [names.get(each, "") for each in column.tolist()]


def _points(evaluation: Evaluation, steps: Steps) -> list[str | None]:
    shown = (steps.shown(index) for index in range(len(evaluation.figures.units)))
    decimals = evaluation.scheme.decimals
    return [None if points is None else plain(points, decimals) for points in shown]


def _concluded(evaluation: Evaluation, index: int) -> dict[str, Any]:
    """Say total, grade and rank, and what between the sum and them was decided by whom."""
    scheme, end = evaluation.scheme, evaluation.conclusion
    total = evaluation.total.shown(index)
    gates = [gate.name for gate in scheme.gates]
    quotas = [quota.grade for quota in scheme.quotas]
    return {
        "total": None if total is None else plain(*totals.of(scheme, total)),
        "total_state": _STATES[int(evaluation.total.results[index])],
        "grade": evaluation.grade(index),
        "rank": evaluation.rank(index),
        "conclusion": {
            "sum": None if total is None else plain(int(end.before[index]), scheme.decimals),
            "capped_by": _at(gates, end.capped_by[index]),
            "natural_grade": evaluation.band(int(end.natural[index])),
            "forced_by": _at(gates, end.forced_by[index]),
            "limited_by": _at(quotas, end.limited_by[index]),
        },
    }


def _at(names: Sequence[str], place: int) -> str | None:
    return names[place] if place >= 0 else None

"""Reading a stored month back as the engine left it; nothing is recomputed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from chamdiem.engine.evaluation import NOBODY, Conclusion, Evaluation, Steps
from chamdiem.engine.figures import Figures, State, Unit
from chamdiem.engine.periods import Month
from chamdiem.engine.scheme import Outcome, Scheme
from chamdiem.portal.schemes.queries import scheme_of
from chamdiem.portal.scoring.models import Figure, NodePoints, Run, UnitScore
from chamdiem.portal.scoring.queries import recorded


def evaluation_of(unit: UnitScore) -> tuple[Evaluation, int]:
    """Return the stored steps as the engine left them, and the unit's place among them.

    Nothing is recomputed. Where a criterion compares units the whole month is read, else
    this unit alone.
    """
    scheme = scheme_of(unit.run.scheme_version)
    if not compares(scheme):
        return _evaluation(unit.run, scheme, [unit]), 0
    units = _units(unit.run)
    return _evaluation(unit.run, scheme, units), [each.pk for each in units].index(unit.pk)


def compares(scheme: Scheme) -> bool:
    """Tell whether a unit's points rest on those of others."""
    return any(
        leaf.rule.scope is not None or leaf.policies.includes(Outcome.GROUP_MEAN)
        for leaf in scheme.leaves()
    )


def evaluation_of_run(run: Run) -> Evaluation:
    """Return a whole stored month as the engine left it."""
    return _evaluation(run, scheme_of(run.scheme_version), _units(run))


def _units(run: Run) -> list[UnitScore]:
    return list(UnitScore.objects.filter(run=run).select_related("run").order_by("position"))


def _evaluation(run: Run, scheme: Scheme, units: Sequence[UnitScore]) -> Evaluation:
    rows = recorded.rows(units)
    return Evaluation(
        scheme=scheme,
        figures=replace(_figures(run, scheme, units), ruled=recorded.ruled(rows, len(units))),
        nodes=recorded.beside(_nodes(scheme, units), rows),
        total=Steps(
            _column(units, "total", 0, np.int64),
            _column(units, "result", 0, np.uint8),
            _column(units, "cause", 0, np.uint8),
        ),
        grades=_column(units, "grade", NOBODY, np.int8),
        ranks=_column(units, "rank", 0, np.int32),
        conclusion=Conclusion(
            before=_totals_before(units, "before"),
            exact=_totals_before(units, "exact"),
            natural=_naturals(units),
            capped_by=_column(units, "capped_by", NOBODY, np.int8),
            forced_by=_column(units, "forced_by", NOBODY, np.int8),
            limited_by=_column(units, "limited_by", NOBODY, np.int8),
        ),
    )


def _column(units: Sequence[UnitScore], name: str, without: int, kind: type) -> Any:
    """Return one stored number of every unit; `without` where there is none."""
    found = [getattr(unit, name) for unit in units]
    return np.array([without if each is None else each for each in found], kind)


def _totals_before(units: Sequence[UnitScore], name: str) -> Any:
    """Return totals before a step; runs from before the step was kept had none of it."""
    found = [getattr(unit, name) for unit in units]
    return np.array(
        [
            unit.total or 0 if each is None else each
            for unit, each in zip(units, found, strict=True)
        ],
        np.int64,
    )


def _naturals(units: Sequence[UnitScore]) -> Any:
    """Return the bands of totals; in older runs nothing else than the total gave the grade."""
    kept = [unit.grade if unit.natural is None else unit.natural for unit in units]
    return np.array([NOBODY if each is None else each for each in kept], np.int8)


def _nodes(scheme: Scheme, units: Sequence[UnitScore]) -> Mapping[str, Steps]:
    """Return the stored steps of every node and view."""
    place = {unit.pk: at for at, unit in enumerate(units)}
    codes = [*(node.code for node, _ in scheme.nodes()), *(view.code for view in scheme.views)]
    nodes = {code: _empty(len(units)) for code in codes}
    rows = NodePoints.objects.filter(unit__in=units)
    for key, node, points, result, cause in rows.values_list(
        "unit_id", "node", "points", "result", "cause"
    ):
        steps, at = nodes[node], place[key]
        steps.points[at], steps.results[at], steps.causes[at] = points or 0, result, cause
    return nodes


def _empty(size: int) -> Steps:
    return Steps(np.zeros(size, np.int64), np.zeros(size, np.uint8), np.zeros(size, np.uint8))


def _figures(run: Run, scheme: Scheme, units: Sequence[UnitScore]) -> Figures:
    """Return the stored figures of some units; a figure not stored was covered."""
    place = {unit.code: at for at, unit in enumerate(units)}
    values = {item.code: np.zeros(len(units), object) for item in scheme.inputs}
    states = {item.code: np.full(len(units), State.COVERED, np.uint8) for item in scheme.inputs}
    rows = Figure.objects.filter(run=run)
    if len(units) == 1:
        rows = rows.filter(unit_code=units[0].code)
    for unit, code, value, state in rows.values_list("unit_code", "input_code", "value", "state"):
        values[code][place[unit]] = int(value or 0)
        states[code][place[unit]] = state
    named = [Unit(unit.code, unit.name, unit.block) for unit in units]
    as_of = run.as_of.toordinal() if run.as_of else 0
    return Figures(Month.parse(run.month), named, values, states, as_of)

"""Writing an evaluation down, every step of it, by COPY: thousands of rows in one breath."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from django.db import connection

from chamdiem.engine.evaluation import FIRST_WITHOUT_POINTS, NOBODY, Cause, Evaluation, Steps
from chamdiem.engine.figures import Figures, State
from chamdiem.engine.scheme import Scheme
from chamdiem.portal.scoring.choices import Origin
from chamdiem.portal.scoring.models import Figure, NodePoints, Run, UnitScore

Texts = Mapping[str, Sequence[str]]  # by input, a text a unit


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where single figures come from: an `Origin` and a source, empty where nothing is said."""

    origins: Texts = field(default_factory=dict)
    sources: Texts = field(default_factory=dict)


def store_steps(run: Run, evaluation: Evaluation) -> None:
    """Store the totals and the points of every node of every unit."""
    units = UnitScore.objects.bulk_create(_scores(run, evaluation))
    keys = [unit.pk for unit in units]
    if any(steps.computed is not None for steps in evaluation.nodes.values()):
        columns = (*_STEP, *_RECORDED)
        _copy(NodePoints._meta.db_table, columns, _points_with_recorded(evaluation, keys))
    else:
        _copy(NodePoints._meta.db_table, _STEP, _points(evaluation, keys))


def store_figures(
    run: Run, figures: Figures, scheme: Scheme, told: Provenance, former: Mapping[Any, int]
) -> None:
    """Store the figures; `former` holds the keys of those that they replace."""
    columns = (
        "run_id",
        "unit_code",
        "input_code",
        "value",
        "state",
        "origin",
        "source",
        "at",
        "by",
        "replaces_id",
    )
    rows = (
        (run.pk, *cell, run.scored_at, run.scored_by, former.get(cell[:2]))
        for cell in _cells(figures, scheme, told)
    )
    _copy(Figure._meta.db_table, columns, rows)


def _scores(run: Run, evaluation: Evaluation) -> list[UnitScore]:
    return [
        UnitScore(
            run=run,
            position=at,
            code=unit.code,
            name=unit.name,
            block=unit.block,
            total=evaluation.total.shown(at),
            result=int(evaluation.total.results[at]),
            grade=None if evaluation.grades[at] < 0 else int(evaluation.grades[at]),
            rank=evaluation.rank(at),
            **_conclusion(evaluation, at),
        )
        for at, unit in enumerate(evaluation.figures.units)
    ]


def _conclusion(evaluation: Evaluation, at: int) -> dict[str, int | None]:
    """Return how one unit's total became its grade; nothing is stored where nothing decided."""
    end, places = evaluation.conclusion, ("natural", "capped_by", "forced_by", "limited_by")
    found: dict[str, int | None] = {name: int(getattr(end, name)[at]) for name in places}
    return {
        **{name: None if place == NOBODY else place for name, place in found.items()},
        "cause": int(evaluation.total.causes[at]),
        "before": int(end.before[at]),
        "exact": int(end.exact[at]),
    }


_STEP = ("unit_id", "node", "points", "result", "cause")
_RECORDED = ("ruled", "reason_digest", "computed", "computed_result", "computed_cause")


def _points(evaluation: Evaluation, keys: list[int]) -> Iterator[tuple[Any, ...]]:
    for code, steps in evaluation.nodes.items():
        yield from ((key, code, *step) for key, step in zip(keys, _columns(steps), strict=True))


def _points_with_recorded(evaluation: Evaluation, keys: list[int]) -> Iterator[tuple[Any, ...]]:
    """Yield the steps, beside those that people recorded why and what the rule gave."""
    nothing = (None, "", None, None, None)
    for code, steps in evaluation.nodes.items():
        computed = list(_columns(steps.by_rule))
        for at, step in enumerate(_columns(steps)):
            beside: tuple[Any, ...] = nothing
            if step[-1] == Cause.RULED:
                ruled = evaluation.figures.ruled[code]
                beside = (int(ruled.points[at]), ruled.reason(at), *computed[at])
            yield keys[at], code, *step, *beside


def _columns(steps: Steps) -> Iterator[tuple[int | None, int, int]]:
    """Return of each unit points, None where there are none, result and cause."""
    shown = steps.results < FIRST_WITHOUT_POINTS
    found = zip(steps.points.tolist(), shown.tolist(), strict=True)
    points = [each if is_shown else None for each, is_shown in found]
    return zip(points, steps.results.tolist(), steps.causes.tolist(), strict=True)


def _cells(figures: Figures, scheme: Scheme, told: Provenance) -> Iterator[tuple[Any, ...]]:
    """Yield unit, input, value, state, origin and source of every figure there is."""
    given = {group.given for group in scheme.groups()}
    names = [unit.code for unit in figures.units]
    for code, column in figures.values.items():
        usual = (Origin.GIVEN if code in given else Origin.IMPORTED).value
        states = figures.states.get(code, np.zeros(len(names), np.uint8)).tolist()
        origins = told.origins.get(code) or [usual] * len(names)
        sources = told.sources.get(code) or [""] * len(names)
        cells = zip(names, column.tolist(), states, origins, sources, strict=True)
        for unit, value, state, origin, source in cells:
            if state != State.COVERED:
                known = value if state == State.VALUE else None
                yield unit, code, known, state, origin or usual, source


def _copy(table: str, columns: Iterable[str], rows: Iterable[tuple[Any, ...]]) -> None:
    names = ", ".join(f'"{column}"' for column in columns)
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as into:
        for row in rows:
            into.write_row(row)

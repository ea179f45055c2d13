"""Writing an evaluation down, every step of it, by COPY: thousands of rows in one breath."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np
from django.db import connection

from chamdiem.engine.evaluation import FIRST_WITHOUT_POINTS, NOBODY, Evaluation
from chamdiem.engine.figures import State
from chamdiem.engine.scheme import Scheme
from chamdiem.formats.figures import LoadedFigures
from chamdiem.portal.scoring.choices import Origin
from chamdiem.portal.scoring.models import Figure, NodePoints, Run, UnitScore


def store_steps(run: Run, evaluation: Evaluation) -> None:
    """Store the totals and the points of every node of every unit."""
    units = UnitScore.objects.bulk_create(_scores(run, evaluation))
    keys = [unit.pk for unit in units]
    columns = ("unit_id", "node", "points", "result", "cause")
    _copy(NodePoints._meta.db_table, columns, _points(evaluation, keys))


def store_figures(
    run: Run, loaded: LoadedFigures, scheme: Scheme, former: Mapping[Any, int]
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
        for cell in _cells(loaded, scheme)
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


def _points(evaluation: Evaluation, keys: list[int]) -> Iterator[tuple[Any, ...]]:
    for code, steps in evaluation.nodes.items():
        shown = steps.results < FIRST_WITHOUT_POINTS
        rows = zip(
            keys,
            steps.points.tolist(),
            shown.tolist(),
            steps.results.tolist(),
            steps.causes.tolist(),
            strict=True,
        )
        for key, points, is_shown, result, cause in rows:
            yield key, code, points if is_shown else None, result, cause


def _cells(loaded: LoadedFigures, scheme: Scheme) -> Iterator[tuple[Any, ...]]:
    """Yield unit, input, value, state, origin and source of every figure there is."""
    figures, given = loaded.figures, {group.given for group in scheme.groups()}
    names = [unit.code for unit in figures.units]
    for code, column in figures.values.items():
        origin = (Origin.GIVEN if code in given else Origin.IMPORTED).value
        states = figures.states.get(code, np.zeros(len(names), np.uint8)).tolist()
        sources = loaded.sources.get(code) or [""] * len(names)
        cells = zip(names, column.tolist(), states, sources, strict=True)
        for unit, value, state, source in cells:
            if state != State.COVERED:
                known = value if state == State.VALUE else None
                yield unit, code, known, state, origin, source


def _copy(table: str, columns: Iterable[str], rows: Iterable[tuple[Any, ...]]) -> None:
    names = ", ".join(f'"{column}"' for column in columns)
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as into:
        for row in rows:
            into.write_row(row)

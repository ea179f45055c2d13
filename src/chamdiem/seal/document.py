"""The body of a sealed month: everything that is signed, as plain values of canonical JSON."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

import numpy as np

from chamdiem.engine.decimals import plain
from chamdiem.engine.evaluation import (
    FIRST_WITHOUT_POINTS,
    Cause,
    Conclusion,
    Evaluation,
    Result,
    Steps,
)
from chamdiem.engine.figures import Figures
from chamdiem.engine.scheme import Scheme
from chamdiem.formats.figures import LoadedFigures
from chamdiem.formats.schemes import LoadedScheme
from chamdiem.seal import cells, ruled

FORMAT = 1
KIND = "chamdiem-sealed-month"
ALGORITHM = "Ed25519"
_RESULTS = {each.value: each.name.lower().replace("_", "-") for each in Result}
_CAUSES = {each.value: each.name.lower().replace("_", "-") for each in Cause}
_GIVEN = ("scheme", "figures", "nodes")  # what went in, and what is written by name
_NAMED = ("points", "results", "causes", "computed")  # written by name too, of a node
_OF_ONE = {"grades": "grade", "ranks": "rank"}  # an array of all units, the value of one


@dataclass(frozen=True, slots=True)
class About:
    """What a sealed month says of its making: the engine, the file of figures, its origin.

    `approval` names the act that seals: `number`, `date`, and `revision` of a correction.
    """

    engine: str
    figures_digest: str = ""
    source_note: str = ""
    sources: Mapping[str, Sequence[str]] = field(default_factory=dict)
    approval: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, loaded: LoadedFigures, engine: str) -> "About":
        """Take it from the file of figures."""
        return cls(engine, loaded.digest, loaded.source_note, loaded.sources)


def body(
    rules: LoadedScheme,
    evaluation: Evaluation,
    about: About,
    persons: Sequence[Mapping[str, str]],
    public_key: bytes,
) -> dict[str, Any]:
    """Gather all sections of one month."""
    return {
        "frame": _frame(evaluation.figures, about),
        "scheme": scheme_of(rules),
        "organisation": organisation_of(evaluation.figures),
        "figures": figures_of(evaluation.scheme, evaluation.figures),
        "origins": _origins(evaluation.figures, about.sources),
        **ruled_of(evaluation.scheme, evaluation.figures),
        "results": results_of(evaluation),
        "persons": [dict(person) for person in persons],
        "signer": {"algorithm": ALGORITHM, "public_key": public_key.hex()},
    }


def scheme_of(rules: LoadedScheme) -> dict[str, Any]:
    """Carry the very bytes of the scheme as text, and what identifies them."""
    return {
        "id": rules.scheme.id,
        "version": rules.scheme.version,
        "sha256": rules.digest,
        "source": rules.source.decode(),
    }


def organisation_of(figures: Figures) -> list[dict[str, Any]]:
    """List the units as this month names them."""
    return [{"code": unit.code, "name": unit.name, "block": unit.block} for unit in figures.units]


def figures_of(scheme: Scheme, figures: Figures) -> dict[str, dict[str, str]]:
    """Write the figures: by unit, then by input."""
    columns = {item.code: cells.column(item, figures) for item in scheme.inputs}
    return {
        unit.code: {code: column[index] for code, column in columns.items()}
        for index, unit in enumerate(figures.units)
    }


def ruled_of(scheme: Scheme, figures: Figures) -> dict[str, Any]:
    """Write the points that people recorded: a section that is there only where they did."""
    rows = ruled.section(scheme, figures)
    return {} if rows is None else {ruled.SECTION: rows}


def results_of(evaluation: Evaluation) -> dict[str, dict[str, Any]]:
    """Write the results: whatever the evaluation holds of each unit, field by field."""
    units = evaluation.figures.units
    columns: dict[str, list[Any]] = {}
    for each in fields(evaluation):
        if each.name not in _GIVEN:
            name = _OF_ONE.get(each.name, each.name)
            columns[name] = _column(evaluation, name, getattr(evaluation, each.name))
    nodes = {code: _steps(evaluation, steps) for code, steps in evaluation.nodes.items()}
    return {
        unit.code: {
            **{name: column[index] for name, column in columns.items()},
            "nodes": {code: column[index] for code, column in nodes.items()},
        }
        for index, unit in enumerate(units)
    }


def _column(evaluation: Evaluation, name: str, value: Any) -> list[Any]:
    """Write one field of the evaluation, a value a unit."""
    match name:
        case "grade":
            return [evaluation.grade(index) for index in range(len(evaluation.figures.units))]
        case "rank":
            return [evaluation.rank(index) for index in range(len(evaluation.figures.units))]
    if isinstance(value, Steps):
        return _steps(evaluation, value)
    if isinstance(value, Conclusion):
        return _concluded(evaluation, value)
    return _numbers(evaluation, value)


def _concluded(evaluation: Evaluation, conclusion: Conclusion) -> list[dict[str, Any]]:
    """Write what lies between the sum and the grade; the band of the total by its name."""
    named = {
        each.name: _numbers(evaluation, getattr(conclusion, each.name))
        for each in fields(conclusion)
    }
    bands = [None if place is None else evaluation.band(place) for place in named["natural"]]
    return _together({**named, "natural": bands})


def _steps(evaluation: Evaluation, steps: Steps) -> list[dict[str, Any]]:
    """Write one node: points where there are any, how they came about, the special case."""
    results = steps.results.tolist()
    points = _numbers(evaluation, steps.points)
    named: dict[str, list[Any]] = {
        "points": [
            each if result < FIRST_WITHOUT_POINTS else None
            for each, result in zip(points, results, strict=True)
        ],
        "result": [_RESULTS[result] for result in results],
        "cause": [_CAUSES[cause] for cause in steps.causes.tolist()],
    }
    for each in fields(steps):
        value = getattr(steps, each.name)
        if each.name not in _NAMED and value is not None:
            named[each.name] = _numbers(evaluation, value)
    rows = _together(named)
    if steps.computed is not None:
        computed = _steps(evaluation, steps.computed)
        for index in np.flatnonzero(steps.causes == Cause.RULED).tolist():
            rows[index]["computed"] = computed[index]
    return rows


def _numbers(evaluation: Evaluation, column: Any) -> list[Any]:
    """Write an array: points as decimal texts, places of a list as whole numbers or null."""
    if column.dtype == np.int8:
        return [place if place >= 0 else None for place in column.tolist()]
    decimals = evaluation.scheme.decimals
    return [plain(each, decimals) for each in column.tolist()]


def _together(columns: Mapping[str, Sequence[Any]]) -> list[dict[str, Any]]:
    names = tuple(columns)
    return [dict(zip(names, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _frame(figures: Figures, about: About) -> dict[str, Any]:
    return {
        "month": str(figures.month),
        "as_of": cells.day(figures.as_of),
        "engine": about.engine,
        "figures_sha256": about.figures_digest,
        "source": about.source_note,
        **({"approval": dict(about.approval)} if about.approval else {}),
    }


def _origins(figures: Figures, sources: Mapping[str, Sequence[str]]) -> dict[str, dict[str, str]]:
    """Write where single figures come from, only where something is said."""
    return {
        unit.code: {code: texts[index] for code, texts in sources.items() if texts[index]}
        for index, unit in enumerate(figures.units)
    }

"""A small scheme and small files of figures, right until a test makes them wrong."""

import io
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
import xlsxwriter

from chamdiem.engine.periods import Month
from chamdiem.engine.rules import GivenPoints, GivenRate, Information, Ratio
from chamdiem.engine.scheme import Measure, Scheme
from chamdiem.formats import figures
from chamdiem.formats.figures import LoadedFigures
from chamdiem.formats.problems import Problem, Refused
from tests.engine.builders import a_group, a_leaf, a_scheme, an_input

AUGUST = Month(2026, 8)
CODES = ["T.done", "T.owed", "R.rate", "P.points", "D.days"]
GOOD = {"T.done": "80", "T.owed": "100", "R.rate": "78,38", "P.points": "9,5", "D.days": "2"}


def scheme() -> Scheme:
    """Return four leaves: a ratio, a rate, given points, and one only followed."""
    return a_scheme(
        a_group(
            "g",
            a_leaf("T", Ratio("T.done", "T.owed")),
            a_leaf("R", GivenRate("R.rate")),
            given="g.points",
        ),
        a_leaf("P", GivenPoints("P.points")),
        a_leaf("D", Information(("D.days",)), maximum=0),
        inputs=[
            an_input("T.done"),
            an_input("T.owed"),
            _measured("R.rate", Measure.PERCENT, 10_000),
            _measured("g.points", Measure.POINTS, 10_000),
            _measured("P.points", Measure.POINTS, 10_000),
            an_input("D.days"),
        ],
    )


def _measured(code: str, measure: Measure, largest: int) -> Any:
    return replace(an_input(code, decimals=2, largest=largest), measure=measure)


def long_rows(unit: str = "U1", **changed: str | None) -> list[list[str]]:
    """Return one unit's rows; a changed figure is named with _ for the dot, None drops it."""
    cells = GOOD | {code.replace("_", "."): value for code, value in changed.items()}
    return [
        [unit, f"Sở {unit}", "so", code, value]
        for code, value in cells.items()
        if value is not None
    ]


def as_csv(rows: Sequence[Sequence[str]], *above: str, delimiter: str = ";") -> bytes:
    """Write rows as a CSV of the long layout."""
    lines = [*above, delimiter.join(["unit", "name", "block", "input", "value"])]
    lines += [delimiter.join(row) for row in rows]
    return "\n".join(lines).encode()


def as_wide_xlsx(*units: Sequence[Any], above: Sequence[str] = (), codes: Any = CODES) -> bytes:
    """Write a workbook of the wide layout; a cell may be (value, number format)."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Số liệu")
        rows = [*([line] for line in above), ["Mã đơn vị", "Tên đơn vị", "Khối", *codes], *units]
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if isinstance(cell, tuple):
                    look = book.add_format({"num_format": cell[1]})
                    sheet.write(row, column, cell[0], look)
                else:
                    sheet.write(row, column, cell)
    return stream.getvalue()


def load(source: bytes, name: str = "số-liệu.csv", **more: Any) -> LoadedFigures:
    """Load figures under the small scheme for August 2026."""
    asked = {"scheme": scheme(), "month": AUGUST} | more
    return figures.load(source, name, **asked)


def refused(source: bytes, name: str = "số-liệu.csv", **more: Any) -> tuple[Problem, ...]:
    """Return the problems that the file is refused for."""
    with pytest.raises(Refused) as refusal:
        load(source, name, **more)
    return refusal.value.problems


def values(loaded: LoadedFigures, code: str) -> list[int]:
    """Return an input's scaled integers."""
    return [int(value) for value in loaded.figures.values[code]]

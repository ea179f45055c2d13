"""A month written as a table that an official reads, scored by a scheme file of the tests."""

import csv
import io
from functools import cache

from chamdiem.engine.evaluate import evaluate
from chamdiem.engine.evaluation import Evaluation
from chamdiem.engine.periods import Month
from chamdiem.engine.scheme import Scheme
from chamdiem.formats import figures, schemes
from tests.architecture import tree
from tests.spec import tables

FOLDER = tree.ROOT / "tests" / "schemes"
AUGUST = Month(2026, 8)


@cache
def scheme(name: str) -> Scheme:
    """Load a scheme file of the tests, as anybody's file is loaded."""
    path = FOLDER / f"{name}.yaml"
    return schemes.load(path.read_bytes(), path.name).scheme


def scored(name: str, table: str, **same: str) -> Evaluation:
    """Score a table: a line a unit, columns as the inputs are named; `same` is true of all."""
    names = {item.name: item.code for item in scheme(name).inputs}
    lines = []
    for at, row in enumerate(tables.rows(table), 1):
        cells = {names[head]: cell for head, cell in row.items() if head in names}
        block = row.get("khối") or scheme(name).blocks[0].code
        lines.append({"unit": f"U{at}", "name": f"Dòng {at}", "block": block, **same, **cells})
    file = io.StringIO()
    writer = csv.DictWriter(file, list(lines[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(lines)
    loaded = figures.load(file.getvalue().encode(), "thang.csv", scheme=scheme(name), month=AUGUST)
    return evaluate(scheme(name), loaded.figures)


def expected(table: str, head: str) -> list[int | None]:
    """Return the points that a column of the table says."""
    return [tables.points(row[head]) for row in tables.rows(table)]


def shown(month: Evaluation, node: str) -> list[int | None]:
    """Return the points of a node, one a line."""
    return [month.nodes[node].shown(at) for at in range(len(month.figures.units))]

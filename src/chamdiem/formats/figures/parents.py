"""A file that names the parent of each unit (đơn vị cấp trên): unit, parent, name, block."""

from collections.abc import Mapping

from chamdiem.engine.figures import Unit
from chamdiem.engine.scheme import Scheme
from chamdiem.formats import tables
from chamdiem.formats.figures.entries import squared
from chamdiem.formats.figures.roll import blocks_of
from chamdiem.formats.problems import Findings, Problem
from chamdiem.formats.tables import Row, Table
from chamdiem.formats.tables.cells import text_of
from chamdiem.formats.texts import fold, quoted

COLUMNS = ("unit", "parent", "name", "block")
_HEADS = {
    "unit": ("unit", "ma don vi"),
    "parent": ("parent", "ma don vi cap tren"),
    "name": ("name", "ten don vi cap tren"),
    "block": ("block", "khoi"),
}


def load(source: bytes, name: str, scheme: Scheme) -> Mapping[str, Unit]:
    """Read the parent of each unit by the unit's code; raise Refused with all errors."""
    wrong = Findings()
    table = tables.read(source, name)
    places = _columns(table, wrong)
    wrong.refuse()
    found: dict[str, Unit] = {}
    known = blocks_of(scheme)
    for row in squared(table, wrong):
        unit, parent = _read(table, row, places, known, wrong)
        if unit in found:
            place = table.place(row.number, places["unit"])
            wrong.add(
                Problem(place, f"Đơn vị {unit} có hai dòng", "mỗi đơn vị một dòng", rule="twice")
            )
        found[unit] = parent
    wrong.refuse()
    return found


def _columns(table: Table, wrong: Findings) -> Mapping[str, int]:
    heads = {fold(text_of(cell)): at for at, cell in enumerate(table.header.cells)}
    places: dict[str, int] = {}
    for column in COLUMNS:
        at = next((heads[head] for head in _HEADS[column] if head in heads), None)
        if at is None:
            place = table.place(table.header.number)
            found = f"Không có cột “{column}”"
            wrong.add(Problem(place, found, f"các cột {', '.join(COLUMNS)}", rule="no-column"))
        else:
            places[column] = at
    return places


def _read(
    table: Table,
    row: Row,
    places: Mapping[str, int],
    known: Mapping[str, str],
    wrong: Findings,
) -> tuple[str, Unit]:
    cells = {column: text_of(row.cells[at]) for column, at in places.items()}
    for column in COLUMNS:
        if not cells[column]:
            place = table.place(row.number, places[column])
            wrong.add(Problem(place, f"Ô “{column}” trống", "một giá trị", rule="empty"))
    block = known.get(fold(cells["block"]), "")
    if cells["block"] and not block:
        place = table.place(row.number, places["block"])
        expected = f"một trong các khối của bộ tiêu chí: {', '.join(sorted(set(known.values())))}"
        found = f"Không có khối {quoted(cells['block'])}"
        wrong.add(Problem(place, found, expected, rule="unknown-block"))
    return cells["unit"], Unit(cells["parent"], cells["name"], block)

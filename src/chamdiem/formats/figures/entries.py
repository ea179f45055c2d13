"""From rows to one column for each input: what stands where, nothing read yet."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from chamdiem.engine.scheme import Scheme
from chamdiem.formats.figures.columns import Columns
from chamdiem.formats.figures.naming import Catalogue, unknown_input
from chamdiem.formats.figures.roll import Roll
from chamdiem.formats.problems import Findings, Place, Problem
from chamdiem.formats.tables import Row, Table
from chamdiem.formats.tables.cells import Content, text_of
from chamdiem.formats.texts import is_printable, quoted


@dataclass(slots=True)
class Column:
    """One input over all units: the cell of each, empty where there is none; its row or 0."""

    position: int
    cells: list[Content]
    rows: list[int]


@dataclass(slots=True)
class Entries:
    """The columns of a table by input code; `unknown` are codes that the scheme has not."""

    table: Table
    units: Sequence[str]
    columns: dict[str, Column] = field(default_factory=dict)
    sources: dict[str, list[str]] = field(default_factory=dict)
    unknown: Sequence[str] = ()

    def place(self, code: str, unit: int) -> Place:
        """Return the place of a unit's figure."""
        column = self.columns[code]
        return self.table.place(column.rows[unit], column.position)

    def column(self, code: str, position: int) -> Column:
        """Return the column of an input, begun empty."""
        if code not in self.columns:
            size = len(self.units)
            self.columns[code] = Column(position, [""] * size, [0] * size)
        return self.columns[code]


def squared(table: Table, wrong: Findings) -> list[Row]:
    """Return the rows as wide as the header; tell of rows with more cells than that."""
    width, rows = len(table.header.cells), []
    for row in table.rows:
        spare = width - len(row.cells)
        if spare == 0:
            rows.append(row)
        elif spare > 0:
            rows.append(Row(row.number, [*row.cells, *[""] * spare]))
        elif any(cell != "" for cell in row.cells[width:]):
            wrong.add(_too_wide(table, row, width))
        else:
            rows.append(Row(row.number, row.cells[:width]))
    return rows


def gather_wide(
    table: Table, rows: Iterable[Row], columns: Columns, roll: Roll, wrong: Findings
) -> Entries:
    """Read the layout with one row a unit and one column an input."""
    found: dict[int, Row] = {}
    for row in rows:
        unit = roll.of_row(row)
        if unit is not None and unit in found:
            place = table.place(row.number, columns.fields["unit"])
            first = table.place(found[unit].number, columns.fields["unit"])
            wrong.add(_twice(place, f"Đơn vị {list(roll.index)[unit]}", first))
        elif unit is not None:
            found[unit] = row
    entries = Entries(table, list(roll.index))
    entries.unknown = [heading for _, heading in columns.unknown if heading]
    for code, position in columns.inputs.items():
        column = entries.column(code, position)
        for unit, row in found.items():
            column.cells[unit], column.rows[unit] = row.cells[position], row.number
    return entries


def gather_long(
    table: Table, rows: Iterable[Row], columns: Columns, roll: Roll, scheme: Scheme
) -> Entries:
    """Read the layout with one row for each unit and input."""
    catalogue = Catalogue.of(scheme)
    codes: dict[Content, str | None] = {}
    position = columns.fields["input"]
    kept: list[tuple[int, str, Row]] = []
    strange: dict[Content, list[Row]] = {}
    for row in rows:
        unit, written = roll.of_row(row), row.cells[position]
        if written not in codes:
            codes[written] = catalogue.code(text_of(written))
        code = codes[written]
        if code is None:
            strange.setdefault(written, []).append(row)
        elif unit is not None:
            kept.append((unit, code, row))
    entries = Entries(table, list(roll.index))
    entries.unknown = _tell_unknown(table, strange, position, catalogue, roll.wrong)
    _fill(entries, kept, columns, roll.wrong)
    return entries


def _tell_unknown(
    table: Table,
    strange: Mapping[Content, Sequence[Row]],
    position: int,
    catalogue: Catalogue,
    wrong: Findings,
) -> list[str]:
    """Tell each unknown code once, and each empty cell; return the codes."""
    for written, rows in strange.items():
        places = [table.place(row.number, position) for row in rows]
        if text := text_of(written):
            wrong.add(unknown_input(places[0], text, catalogue, len(rows)))
            continue
        for place in places:
            wrong.add(_no_input(place))
    return [text for written in strange if (text := text_of(written))]


def _fill(
    entries: Entries, kept: list[tuple[int, str, Row]], columns: Columns, wrong: Findings
) -> None:
    position, origin = columns.fields["value"], columns.fields.get("source")
    for unit, code, row in kept:
        column = entries.column(code, position)
        if column.rows[unit]:
            place = entries.table.place(row.number, columns.fields["input"])
            first = entries.table.place(column.rows[unit], columns.fields["input"])
            wrong.add(_twice(place, f"Số liệu {code} của đơn vị {entries.units[unit]}", first))
            continue
        column.cells[unit], column.rows[unit] = row.cells[position], row.number
        if origin is not None and row.cells[origin] != "":
            _note_source(entries, code, unit, row, origin, wrong)


def _note_source(
    entries: Entries, code: str, unit: int, row: Row, position: int, wrong: Findings
) -> None:
    text = text_of(row.cells[position])
    place = entries.table.place(row.number, position)
    if text.isdigit() and entries.table.delimiter == ",":
        wrong.add(_torn(place, text_of(row.cells[position - 1]), text))
    elif not is_printable(text):
        wrong.add(Problem(place, "Nguồn có ký tự điều khiển", "chữ in được", rule="source"))
    else:
        size = len(entries.units)
        entries.sources.setdefault(code, [""] * size)[unit] = text


def _no_input(place: Place) -> Problem:
    expected = "mã hoặc tên số liệu của bộ tiêu chí"
    return Problem(place, "Ô mã số liệu trống", expected, rule="unknown-input")


def _twice(place: Place, what: str, first: Place) -> Problem:
    return Problem(
        place,
        f"{what} đã có ở {first.short}",
        "mỗi số liệu của mỗi đơn vị một lần",
        "Bỏ một trong hai chỗ",
        rule="duplicate",
    )


def _too_wide(table: Table, row: Row, width: int) -> Problem:
    advice = ""
    if table.delimiter == ",":
        advice = (
            "Nếu dấu phẩy là dấu thập phân, hãy đặt số trong ngoặc kép "
            "hoặc ngăn các cột bằng dấu chấm phẩy"
        )
    return Problem(
        table.place(row.number),
        f"Dòng có {len(row.cells)} ô, tiêu đề có {width}",
        f"không quá {width} ô",
        advice,
        rule="too-many-cells",
    )


def _torn(place: Place, before: str, text: str) -> Problem:
    return Problem(
        place,
        f"Nguồn {quoted(text)} chỉ là một con số; có phải là phần thập phân của {before},{text}?",
        "tên nguồn số liệu",
        "Đặt số trong ngoặc kép hoặc ngăn các cột bằng dấu chấm phẩy",
        rule="torn-number",
    )

"""The rows above the header: `# key: value`; the same in text and in sheets."""

from collections.abc import Iterable, Iterator, Sequence

from chamdiem.formats.problems import Findings, Place, Problem, refuse
from chamdiem.formats.tables.cells import Content, Row, Setting, Table, text_of
from chamdiem.formats.texts import clean, quoted

KEYS = ("format", "decimal", "month", "as_of", "source")


def assemble(
    rows: Iterable[Row], name: str, sheet: str | None, delimiter: str, notes: tuple[str, ...]
) -> Table:
    """Part the rows of a file into settings, header and data; leave out empty rows."""
    filled = (row for row in rows if not row.is_empty)
    above, header = _until_header(filled)
    if header is None:
        raise refuse(
            Place(name, sheet=sheet),
            "Tệp không có dòng tiêu đề nào" if above else "Tệp trống",
            "một dòng tiêu đề rồi các dòng số liệu",
            rule="no-header" if above else "empty-file",
        )
    settings = _settings(above, Table(name, header, (), sheet=sheet), delimiter or " ")
    return Table(name, header, list(filled), settings, sheet, delimiter, notes)


def _until_header(rows: Iterator[Row]) -> tuple[list[Row], Row | None]:
    above: list[Row] = []
    for row in rows:
        if not text_of(row.cells[0]).startswith("#"):
            return above, row
        above.append(row)
    return above, None


def _settings(above: Iterable[Row], table: Table, delimiter: str) -> dict[str, Setting]:
    found: dict[str, Setting] = {}
    wrong = Findings()
    for row in above:
        key, _, value = _joined(row.cells, delimiter).lstrip("# ").partition(":")
        key, value = clean(key).casefold(), clean(value)
        if key not in KEYS:
            continue  # any other row with # is a remark
        if key in found and found[key].value != value:
            wrong.add(_twice(table, key, value, found[key], row))
        found.setdefault(key, Setting(value, row.number))
    wrong.refuse()
    return found


def _joined(cells: Sequence[Content], delimiter: str) -> str:
    """Return a row as one line: a value may hold the sign that parts the cells."""
    texts = (cell if isinstance(cell, str) else text_of(cell) for cell in cells)
    return clean(delimiter.join(texts).rstrip(delimiter + " "))


def _twice(table: Table, key: str, value: str, first: Setting, row: Row) -> Problem:
    return Problem(
        table.place(row.number),
        f"“# {key}:” khai lần nữa là {quoted(value)}, khác {quoted(first.value)} "
        f"ở {table.place(first.row).short}",
        f"mỗi thiết đặt “# {key}:” một lần",
        rule="setting-twice",
    )

"""A criterion's rule from the columns of its row."""

from typing import Any

from chamdiem.formats.problems import Place
from chamdiem.formats.workbooks import kinds, rows, vocabulary
from chamdiem.formats.workbooks.columns import KIND, REST, RULE, RULES
from chamdiem.formats.workbooks.forms import Unfit
from chamdiem.formats.workbooks.lookup import Cells, Found
from chamdiem.formats.workbooks.reader import Reader, mark, merge
from chamdiem.formats.yaml_text import Path

_PARAMETERS = tuple(column for column in RULES if column.path[1] not in ("kind", REST))
_OTHERS = (RULE, REST)


def rule(
    reader: Reader, found: Found, row: int, cells: Cells, at: Path, kind: str
) -> dict[str, Any]:
    """Return the rule; a column that its kind does not use must be empty."""
    reader.cells[at] = reader.cells[(*at, "kind")] = _place(found, row, KIND.path)
    read: dict[str, Any] = {"kind": kind}
    columns = kinds.kind_of(kind).columns
    for parameter in vocabulary.fields(kind):
        reader.empties[(*at, parameter)] = _place(found, row, _OTHERS)
    for key, parameter in columns.items():
        reader.empties[(*at, parameter)] = _place(found, row, (RULE, key))
    for column in _PARAMETERS:
        if column.path in cells:
            _parameter(reader, found, row, cells, at, read, column.path[1])
    if _OTHERS in cells:
        place = _place(found, row, _OTHERS)
        more = reader.others(cells[_OTHERS][1], place, vocabulary.fields(kind))
        merge(reader, at, read, more, place)
    return read


def _parameter(
    reader: Reader,
    found: Found,
    row: int,
    cells: Cells,
    at: Path,
    read: dict[str, Any],
    key: str,
) -> None:
    kind = str(read["kind"])
    parameter = kinds.kind_of(kind).columns.get(key)
    place = _place(found, row, (RULE, key))
    if parameter is None:
        reader.refuse(place, _unused(kind))
        return
    value = reader.value(rows.form_in(kind, key), cells[(RULE, key)][1], place)
    if value is not None:
        read[parameter] = value
        mark(reader, at, (parameter,), place)


def refuse_columns(reader: Reader, found: Found, row: int, cells: Cells, kind: str) -> None:
    """Refuse whatever stands in the columns of rules, in a row that has none."""
    for path in (*(column.path for column in _PARAMETERS), _OTHERS):
        if path in cells:
            reader.refuse(_place(found, row, path), _unused(kind))


def _unused(kind: str) -> Unfit:
    word = KIND.form.write(kind)
    return Unfit(
        f"Cách tính “{word}” không dùng cột này", "ô trống", "Xem trang Quy tắc.", "unused"
    )


def _place(found: Found, row: int, path: tuple[str, ...]) -> Place:
    return found.place(row, found.columns.get(path, found.columns.get(KIND.path, 0)))

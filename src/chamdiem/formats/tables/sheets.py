"""XLSX: the first visible sheet, its cells as they were typed, whatever hides inside."""

import io
import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any

from chamdiem.formats.problems import Place, Refused, refuse
from chamdiem.formats.tables import archives
from chamdiem.formats.tables.cells import (
    COLUMNS,
    LONGEST,
    ROWS,
    Content,
    Odd,
    OddKind,
    Percent,
    Row,
    Table,
    letters,
)
from chamdiem.formats.tables.settings import assemble

LAST_ROW = 1_048_576  # no sheet has more
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


def read(source: bytes, name: str) -> Table:
    """Read the first visible sheet; raise Refused where the file is not a sound XLSX."""
    formulas = archives.inspect(source, name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styles that we do not read
            return _table(archives.without_empty_tail(source), name, formulas=formulas)
    except Refused:
        raise
    except Exception as failure:  # openpyxl raises whatever a broken file makes it meet
        raise refuse(
            Place(name),
            "Không đọc được như tệp XLSX",
            "tệp .xlsx nguyên vẹn",
            "Mở tệp bằng chương trình bảng tính rồi lưu lại",
            rule="broken-xlsx",
        ) from failure


def _table(source: bytes, name: str, *, formulas: bool) -> Table:
    book = opened(source, values=True)
    sheet, notes = _first_visible(book, name)
    blank = _uncomputed(source, sheet.title, name) if formulas else {}
    return assemble(_rows(sheet, name, blank), name, sheet.title, "", notes)


def opened(source: bytes, *, values: bool) -> Any:
    """Open a workbook for reading once from above: its results, or its formulas."""
    import openpyxl  # loading it takes longer than reading a month of CSV

    return openpyxl.load_workbook(
        io.BytesIO(source), read_only=True, data_only=values, keep_links=False
    )


def _first_visible(book: Any, name: str) -> tuple[Any, tuple[str, ...]]:
    visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if not visible:
        raise refuse(Place(name), "Tệp không có trang tính nào hiển thị", "một trang tính")
    others = [sheet.title for sheet in book.worksheets if sheet is not visible[0]]
    said = f"Đọc trang tính “{visible[0].title}”"
    if others:
        said += f", là trang hiển thị đầu tiên; không đọc: {', '.join(others)}"
    return visible[0], (f"{said}.",)


def _rows(sheet: Any, name: str, blank: dict[tuple[int, int], Odd]) -> Iterator[Row]:
    sheet.reset_dimensions()  # what the file claims about its size may be wrong or huge
    for number, cells in numbered(sheet, name):
        if not cells:
            continue
        row: list[Content] = []
        for column, cell in enumerate(cells):
            value = cell.value
            if value is None:
                row.append(blank.get((number, column), "") if blank else "")
            else:
                row.append(_content(value, cell))
        _bound(name, sheet.title, number, row)
        yield Row(number, row)


def numbered(sheet: Any, name: str) -> Iterator[tuple[int, Any]]:
    """Count the rows; a row beyond the last that a sheet can have would be waited for forever."""
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        if number > LAST_ROW:
            raise refuse(
                Place(name, sheet=sheet.title, cell=f"A{number}"),
                "Tệp ghi số dòng mà không trang tính nào có",
                f"không quá {LAST_ROW} dòng",
                rule="too-big",
            )
        yield number, cells


def _bound(name: str, sheet: str, number: int, row: list[Content]) -> None:
    if number <= ROWS and len(row) <= COLUMNS:
        return
    if any(cell != "" for cell in (row[COLUMNS:] if number <= ROWS else row)):
        raise refuse(
            Place(name, sheet=sheet, cell=f"{letters(len(row) - 1)}{number}"),
            "Trang tính có số liệu ở quá xa góc trên",
            f"không quá {ROWS} dòng và {COLUMNS} cột",
            rule="too-big",
        )


def _content(value: object, cell: Any) -> Content:
    match value:
        case bool():
            return Odd(OddKind.BOOLEAN, "TRUE" if value else "FALSE")
        case int() | float():
            return Percent(value) if is_percent(cell.number_format) else value
        case datetime() | date() | time() | timedelta():
            return Odd(OddKind.DATE, str(value))
    text = str(value).strip()[: LONGEST + 1]
    return Odd(OddKind.ERROR, text) if cell.data_type == "e" else text


@cache
def is_percent(number_format: str) -> bool:
    """Tell whether the format multiplies by 100; a % in quotes is only a letter."""
    return "%" in _LITERAL.sub("", number_format)


def _uncomputed(source: bytes, title: str, name: str) -> dict[tuple[int, int], Odd]:
    """Find formulas; where the sheet keeps no result beside one, its cell reads as empty."""
    sheet = opened(source, values=False)[title]
    sheet.reset_dimensions()
    return {
        (number, column): Odd(OddKind.UNCOMPUTED, str(cell.value)[:LONGEST])
        for number, cells in numbered(sheet, name)
        for column, cell in enumerate(cells)
        if cell.data_type == "f"
    }

"""XLSX as Excel, LibreOffice and WPS write it: every sheet, formulas told from values."""

import warnings
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from chamdiem.formats.problems import Place, Refused, refuse
from chamdiem.formats.returns.pages import Cell, Formula, Page, gathered
from chamdiem.formats.tables import Odd, OddKind, Percent, archives, sheets
from chamdiem.formats.tables.cells import LONGEST

TEXT = 4_000  # letters of one cell: an explanation may be as long in the form


def read(source: bytes, name: str) -> tuple[Page, ...]:
    """Read every sheet; raise Refused where the file is not a sound XLSX without macros."""
    archives.inspect(source, name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styles that we do not read
            book = sheets.opened(archives.without_empty_tail(source), values=False)
            return tuple(_page(sheet, name) for sheet in book.worksheets)
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


def _page(sheet: Any, name: str) -> Page:
    sheet.reset_dimensions()  # what the file claims about its size may be wrong or huge
    lines = gathered(_rows(sheet, name), name, sheet.title)
    return Page(name, sheet.title, lines, sheet.sheet_state != "visible")


def _rows(sheet: Any, name: str) -> Iterator[tuple[int, Sequence[Cell]]]:
    for number, cells in sheets.numbered(sheet, name):
        if cells:
            yield number, [_cell(cell) for cell in cells]


def _cell(cell: Any) -> Cell:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        return Formula(str(getattr(value, "text", value))[:LONGEST])
    match value:
        case bool():
            return Odd(OddKind.BOOLEAN, "TRUE" if value else "FALSE")
        case int() | float():
            return Percent(value) if sheets.is_percent(cell.number_format) else value
        case datetime() | date() | time() | timedelta():
            return Odd(OddKind.DATE, str(value))
    text = str(value).strip()[: TEXT + 1]
    return Odd(OddKind.ERROR, text) if cell.data_type == "e" else text

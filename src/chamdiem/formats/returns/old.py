"""XLS of Excel 97 and before (BIFF): every sheet; formulas are told by their own records."""

import io
import struct
from collections.abc import Iterator, Sequence
from typing import Any

import xlrd

from chamdiem.formats.evidence.ole import refuse_programs
from chamdiem.formats.problems import Place, Refused, refuse
from chamdiem.formats.returns import refusals
from chamdiem.formats.returns.modern import TEXT
from chamdiem.formats.returns.pages import Cell, Formula, Page, gathered
from chamdiem.formats.tables import Odd, OddKind, Percent
from chamdiem.formats.tables.sheets import is_percent

START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FORMULAS = (0x0006, 0x0206, 0x0406)
_END = 0x000A
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_HEAD = struct.Struct("<HH")


def read(source: bytes, name: str) -> tuple[Page, ...]:
    """Read every sheet; raise Refused where the file is no sound XLS without macros."""
    _refuse_macros(source, name)
    try:
        book = xlrd.open_workbook(
            file_contents=source,
            logfile=io.StringIO(),
            formatting_info=True,  # a percent cell is one by its format
            on_demand=True,  # keeps the records, in which formulas are looked for
            ragged_rows=True,
        )
        return tuple(_page(book, at, name) for at in range(book.nsheets))
    except Refused:
        raise
    except Exception as failure:  # the reader raises whatever a broken file makes it meet
        raise _broken(source, name, failure) from failure


def _refuse_macros(source: bytes, name: str) -> None:
    try:
        refuse_programs(source, name)
    except Refused as refusal:
        raise refusals.macros(name) from refusal


def _broken(source: bytes, name: str, failure: Exception) -> Refused:
    is_locked = "encrypted" in str(failure) or _LOCKED in source
    found = "Tệp có mật khẩu" if is_locked else "Không đọc được như tệp XLS"
    return refuse(
        Place(name),
        found,
        "tệp .xls nguyên vẹn, không đặt mật khẩu",
        "Mở tệp bằng chương trình bảng tính, bỏ mật khẩu nếu có, rồi lưu thành “.xlsx”",
        rule="broken-xls",
    )


def _page(book: Any, at: int, name: str) -> Page:
    sheet = book.sheet_by_index(at)
    computed = _formulas(book, at)
    lines = gathered(_rows(book, sheet, computed), name, sheet.name)
    return Page(name, sheet.name, lines, bool(sheet.visibility))


def _rows(
    book: Any, sheet: Any, computed: frozenset[tuple[int, int]]
) -> Iterator[tuple[int, Sequence[Cell]]]:
    for row in range(sheet.nrows):
        cells = sheet.row(row)
        yield (
            row + 1,
            [
                Formula(str(cell.value)) if (row, column) in computed else _cell(book, cell)
                for column, cell in enumerate(cells)
            ],
        )


def _cell(book: Any, cell: Any) -> Cell:
    match cell.ctype:
        case xlrd.XL_CELL_TEXT:
            return str(cell.value).strip()[: TEXT + 1]
        case xlrd.XL_CELL_NUMBER:
            return Percent(cell.value) if _is_percent(book, cell) else cell.value
        case xlrd.XL_CELL_DATE:
            return Odd(OddKind.DATE, _day(cell.value, book.datemode))
        case xlrd.XL_CELL_BOOLEAN:
            return Odd(OddKind.BOOLEAN, "TRUE" if cell.value else "FALSE")
        case xlrd.XL_CELL_ERROR:
            return Odd(OddKind.ERROR, xlrd.error_text_from_code.get(cell.value, "#LỖI"))
    return ""


def _is_percent(book: Any, cell: Any) -> bool:
    look = book.format_map.get(book.xf_list[cell.xf_index].format_key)
    return look is not None and is_percent(look.format_str)


def _day(value: float, mode: int) -> str:
    try:
        return f"{xlrd.xldate_as_datetime(value, mode)}"
    except (
        ValueError,
        OverflowError,
    ):  # a time alone, or a day before the calendar of sheets begins
        return str(value)


def _formulas(book: Any, at: int) -> frozenset[tuple[int, int]]:
    """Walk the records of one sheet and note where formulas stand."""
    stream, place, found = book.mem, book._sh_abs_posn[at], set()
    while place + 4 <= book.base + book.stream_len:
        kind, length = _HEAD.unpack_from(stream, place)
        if kind in _FORMULAS and length >= 4:
            found.add(_HEAD.unpack_from(stream, place + 4))
        if kind == _END:
            break
        place += 4 + length
    return frozenset(found)

"""The sheets of a workbook as filled cells, exact, whatever hides or is merged."""

import itertools
import re
import unicodedata
import warnings
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from chamdiem.formats import numbers
from chamdiem.formats.problems import Place, Problem, Refused, refuse
from chamdiem.formats.tables import archives, opening, sheets
from chamdiem.formats.tables.cells import letters
from chamdiem.formats.workbooks.contents import Content, Kind, exact

BYTES = 5_000_000
ROWS = 5_000  # a scheme has some hundreds of criteria
COLUMNS = 200
LONGEST = 20_000
MERGES = 2_000
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell [^>]*ref="([A-Z]+)([0-9]+):[A-Z]+([0-9]+)"')
_HIDDEN = re.compile(rb'<(?:\w+:)?row [^>]*hidden="(?:1|true)"')
_LINE_END = re.compile("(?:_x000D_|\r)\n?")  # as some programs keep the end of a line
_UNSEEN = dict.fromkeys(map(ord, "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\u00ad"))


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet: its filled cells by row and column, both counted from 1 and from 0.

    `problems` are cells that cannot be kept at all; `has_hidden` rows were read like others.
    """

    title: str
    cells: Mapping[int, Mapping[int, Content]]
    problems: tuple[Problem, ...] = ()
    has_hidden: bool = False


def read(source: bytes, name: str) -> tuple[Grid, ...]:
    """Read every sheet; raise Refused where the file is not a sound workbook."""
    if len(source) > BYTES:
        found = f"Tệp có {len(source) // 1_000_000} MB"
        raise refuse(Place(name), found, f"tệp không quá {BYTES // 1_000_000} MB", rule="too-big")
    if kind := opening.foreign(source):
        advice = "Mở bằng chương trình bảng tính rồi lưu thành “.xlsx”"
        raise refuse(Place(name), f"Đây là {kind}", "tệp .xlsx", advice, "foreign-file")
    formulas = archives.inspect(source, name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styles that we do not read
            return _grids(archives.without_empty_tail(source), name, formulas=formulas)
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


def _grids(source: bytes, name: str, *, formulas: bool) -> tuple[Grid, ...]:
    book = sheets.opened(source, values=True)
    typed = sheets.opened(source, values=False) if formulas else None
    with zipfile.ZipFile(BytesIO(source)) as archive:
        return tuple(
            _grid(sheet, name, archive, typed[sheet.title] if typed else None)
            for sheet in book.worksheets
        )


def _grid(sheet: Any, name: str, archive: zipfile.ZipFile, typed: Any) -> Grid:
    problems: list[Problem] = []
    cells = _cells(sheet, name, problems)
    if typed is not None:
        _note_uncomputed(typed, name, cells)
    raw = archive.read(sheet._worksheet_path)
    _fill_merged(raw, cells)
    return Grid(sheet.title, cells, tuple(problems), _HIDDEN.search(raw) is not None)


def _cells(sheet: Any, name: str, problems: list[Problem]) -> dict[int, dict[int, Content]]:
    sheet.reset_dimensions()  # what the file claims about its size may be wrong or huge
    found: dict[int, dict[int, Content]] = {}
    for number, row in sheets.numbered(sheet, name):
        for column, cell in enumerate(row):
            if cell.value is None or cell.value == "":
                continue
            place = Place(name, sheet=sheet.title, cell=f"{letters(column)}{number}", row=number)
            if number > ROWS or column >= COLUMNS:
                raise refuse(
                    place,
                    "Có giá trị ở quá xa góc trên của trang",
                    f"không quá {ROWS} dòng và {COLUMNS} cột",
                    rule="too-big",
                )
            content = _content(cell, place, problems)
            if content is not None:
                found.setdefault(number, {})[column] = content
    return found


def _content(cell: Any, place: Place, problems: list[Problem]) -> Content | None:
    value = cell.value
    match value:
        case bool():
            return Content(Kind.BOOLEAN, "TRUE" if value else "FALSE")
        case int() | float():
            return _number(cell, place, problems)
        case datetime() | date() | time() | timedelta():
            return Content(Kind.DATE, str(value))
    if cell.data_type == "e":
        return Content(Kind.ERROR, str(value))
    return _text(str(value), place, problems)


def _number(cell: Any, place: Place, problems: list[Problem]) -> Content | None:
    try:
        shown = exact(cell.value, cell.number_format)
    except numbers.Unreadable as failure:
        problem = Problem(place, failure.found, failure.expected, failure.advice, failure.rule)
        problems.append(problem)
        return None
    percent = sheets.is_percent(cell.number_format)
    return Content(Kind.PERCENT if percent else Kind.NUMBER, shown)


def _text(value: str, place: Place, problems: list[Problem]) -> Content | None:
    """Return the text in NFC, without unseen marks and edges; line ends stay."""
    text = unicodedata.normalize("NFC", _LINE_END.sub("\n", value))
    text = text.translate(_UNSEEN).replace("\t", " ").strip()
    odd = next((each for each in text if each != "\n" and unicodedata.category(each) == "Cc"), None)
    if odd is not None:
        found = f"Có ký tự điều khiển U+{ord(odd):04X}"
        problems.append(Problem(place, found, "chữ in được", "Gõ lại ô này.", "control"))
        return None
    if len(text) > LONGEST:
        found = f"Ô có {len(text)} ký tự"
        problems.append(Problem(place, found, f"không quá {LONGEST} ký tự", "", "too-big"))
        return None
    return Content(Kind.TEXT, text) if text else None


def _note_uncomputed(typed: Any, name: str, cells: dict[int, dict[int, Content]]) -> None:
    """Mark formulas beside which the file keeps no result; their cells read as empty."""
    typed.reset_dimensions()
    for number, row in sheets.numbered(typed, name):
        for column, cell in enumerate(row):
            if cell.data_type == "f" and column not in cells.get(number, {}):
                content = Content(Kind.UNCOMPUTED, str(cell.value)[:60])
                cells.setdefault(number, {})[column] = content


def _fill_merged(raw: bytes, cells: dict[int, dict[int, Content]]) -> None:
    """Let a cell merged downwards stand in each row that has something of its own."""
    for found in itertools.islice(_MERGED.finditer(raw), MERGES):
        first, last = int(found[2]), int(found[3])
        column = _column(found[1])
        content = cells.get(first, {}).get(column)
        if content is not None:
            for row in range(first + 1, min(last, ROWS) + 1):
                if row in cells:
                    cells[row].setdefault(column, content)


def _column(named: bytes) -> int:
    number = 0
    for letter in named.decode():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1

"""The template as a workbook to spoil: cells found by heading, saved as other programs save."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl

from chamdiem.formats import workbooks
from chamdiem.formats.problems import Problem, Refused

SHIPPED = sorted((Path(__file__).resolve().parents[2] / "schemes").glob("*.yaml"))
EVERY_KIND = Path(__file__).with_name("every_kind.yaml")
HEAD = 2

Change = Callable[[Any], None]


def changed(change: Change, source: bytes | None = None) -> bytes:
    """Return the workbook after a change, saved by openpyxl."""
    book = openpyxl.load_workbook(io.BytesIO(source or workbooks.template()))
    change(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def column(sheet: Any, heading: str) -> int:
    """Return the number of the column of this heading."""
    return next(cell.column for cell in sheet[HEAD] if cell.value == heading)


def cell(book: Any, sheet: str, key: str, heading: str) -> Any:
    """Return a cell by the first of its row and the heading of its column."""
    page = book[sheet]
    row = next(row for row in range(HEAD + 1, 99) if page.cell(row, 1).value == key)
    return page.cell(row, column(page, heading))


def put(sheet: str, key: str, heading: str, value: Any, shape: str = "General") -> Change:
    """Return the change that puts a value into a cell."""

    def change(book: Any) -> None:
        found = cell(book, sheet, key, heading)
        found.value, found.number_format = value, shape

    return change


def problems(source: bytes) -> tuple[Problem, ...]:
    """Return what is wrong with a workbook, nothing for a right one."""
    try:
        workbooks.load(source, "a.xlsx")
    except Refused as refusal:
        return refusal.problems
    return ()


def said(change: Change) -> list[str]:
    """Return what is said of the changed template, one line a problem."""
    return [str(problem) for problem in problems(changed(change))]

"""The sheets of a file, whichever program wrote it: rows of cells that know their places."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from chamdiem.formats.problems import Place, refuse
from chamdiem.formats.tables import Content
from chamdiem.formats.tables.cells import letters

ROWS = 20_000  # filled ones; a return has some hundreds
COLUMNS = 300
LAST_ROW = 1_048_576


@dataclass(frozen=True, slots=True)
class Formula:
    """A cell that computes: what it would show is not trusted, whatever the file keeps of it."""

    shown: str


Cell = Content | Formula


@dataclass(frozen=True, slots=True)
class Line:
    """One filled row, by its number in the sheet or text."""

    number: int
    cells: Sequence[Cell]

    def cell(self, column: int) -> Cell:
        """Return a cell by its column, counted from 0; beyond the last stands nothing."""
        return self.cells[column] if 0 <= column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet, or the one text: its filled rows."""

    file: str
    sheet: str | None
    lines: Sequence[Line]
    is_hidden: bool = False

    @property
    def title(self) -> str:
        """The name of the sheet, that of the file for a text."""
        return self.file if self.sheet is None else self.sheet

    def place(self, row: int, column: int | None = None) -> Place:
        """Return the place of a row, or of one of its cells (columns from 0)."""
        if self.sheet is None:
            return Place(self.file, line=row, column=None if column is None else column + 1)
        cell = None if column is None else f"{letters(column)}{row}"
        return Place(self.file, sheet=self.sheet, cell=cell, row=row)


def gathered(
    rows: Iterable[tuple[int, Sequence[Cell]]], file: str, sheet: str | None
) -> tuple[Line, ...]:
    """Keep the rows in which something stands; refuse more than a return could ever have."""
    found: list[Line] = []
    for number, cells in rows:
        width = next((at for at in range(len(cells), 0, -1) if cells[at - 1] != ""), 0)
        if not width:
            continue
        if len(found) >= ROWS or width > COLUMNS or number > LAST_ROW:
            raise refuse(
                Place(file, sheet=sheet, row=number),
                "Trang tính có nhiều dòng hoặc nhiều cột hơn mọi phiếu",
                f"không quá {ROWS} dòng có nội dung và {COLUMNS} cột",
                "Lưu riêng phần số liệu của phiếu thành một tệp mới",
                rule="too-big",
            )
        found.append(Line(number, list(cells[:width])))
    return tuple(found)

"""What a table is made of, whichever file it came from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from chamdiem.formats.problems import Place
from chamdiem.formats.texts import clean

ROWS = 1_000_000  # 4,000 units × 200 figures, one a row, and room
COLUMNS = 2_000
LONGEST = 2_000  # letters in one cell; a longer one is no figure and no name


class OddKind(StrEnum):
    """Cells of a spreadsheet that are neither text nor number."""

    DATE = "date"
    BOOLEAN = "boolean"
    ERROR = "error"
    UNCOMPUTED = "uncomputed"


@dataclass(frozen=True, slots=True)
class Odd:
    """Such a cell, with what the spreadsheet shows there."""

    kind: OddKind
    shown: str


@dataclass(frozen=True, slots=True)
class Percent:
    """A number that the spreadsheet shows as a percentage: 0.7838 is seen as 78,38 %."""

    value: int | float


Content = str | int | float | Percent | Odd


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in the file (line or sheet row) and its cells."""

    number: int
    cells: Sequence[Content]

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return all(cell == "" for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Setting:
    """A row `# key: value` before the header."""

    value: str
    row: int


@dataclass(frozen=True, slots=True)
class Table:
    """A header with rows below it, and the settings above."""

    name: str
    header: Row
    rows: Sequence[Row]
    settings: Mapping[str, Setting] = field(default_factory=dict)
    sheet: str | None = None
    delimiter: str = ""
    notes: tuple[str, ...] = ()

    def place(self, row: int, column: int | None = None) -> Place:
        """Return the place of a row, or of one of its cells (columns from 0)."""
        if self.sheet is None:
            return Place(self.name, line=row, column=self._heading(column))
        cell = None if column is None else f"{letters(column)}{row}"
        return Place(self.name, sheet=self.sheet, cell=cell, row=row)

    def _heading(self, column: int | None) -> int | str | None:
        if column is None:
            return None
        shown = text_of(self.header.cells[column]) if column < len(self.header.cells) else ""
        return shown or column + 1


def letters(column: int) -> str:
    """Name a sheet's column, counted from 0: 27 is AB."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def text_of(content: Content) -> str:
    """Return what stands in a cell as text, for headings, codes and names."""
    match content:
        case str():
            return clean(content)
        case Percent(value):
            return f"{value}"
        case Odd(_, shown):
            return shown
        case float() if content.is_integer():
            return str(int(content))
    return str(content)

"""One sheet being written: numbers as numbers, text only ever as text."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from chamdiem.formats.numbers import SHEET_DIGITS
from chamdiem.formats.safety import is_dangerous

MISSING = "–"


@dataclass(slots=True)
class Looks:
    """The cell formats of a workbook, each made once."""

    book: Any
    made: dict[tuple[tuple[str, Any], ...], Any]

    def of(self, **properties: Any) -> Any:
        """Return the format of these properties."""
        key = tuple(sorted(properties.items()))
        if key not in self.made:
            self.made[key] = self.book.add_format(properties)
        return self.made[key]


@dataclass(slots=True)
class Sheet:
    """A worksheet filled from above."""

    page: Any
    looks: Looks
    row: int = 0

    @classmethod
    def begin(cls, book: Any, looks: Looks, name: str, heading: str, mark: str) -> "Sheet":
        """Add a sheet with its heading, and the scheme's mark wherever there is one."""
        sheet = cls(book.add_worksheet(name), looks)
        sheet.line([heading], bold=True)
        if mark:
            sheet.line([mark], italic=True)
        return sheet

    def line(self, cells: list[Any], **properties: Any) -> None:
        """Write one row: text, whole numbers, or (scaled integer, decimals)."""
        for column, cell in enumerate(cells):
            self._write(column, cell, properties)
        self.row += 1

    def header(self, cells: list[str], *, kept: int) -> None:
        """Write the header and keep it, and the first columns, in sight."""
        self.line(cells, bold=True, text_wrap=True, valign="top", bg_color="#E8EDF5")
        self.page.freeze_panes(self.row, kept)

    def widths(self, *widths: int) -> None:
        """Set the widths of the first columns."""
        for column, width in enumerate(widths):
            self.page.set_column(column, column, width)

    def _write(self, column: int, cell: Any, properties: dict[str, Any]) -> None:
        match cell:
            case None:
                look = self.looks.of(align="right", **properties)
                self.page.write_string(self.row, column, MISSING, look)
            case (int(), int()):
                self._number(column, cell, properties)
            case int():
                self.page.write_number(self.row, column, cell, self.looks.of(**properties))
            case _:
                if is_dangerous(cell):
                    properties = {**properties, "quote_prefix": True}
                self.page.write_string(self.row, column, cell, self.looks.of(**properties))

    def _number(self, column: int, cell: tuple[int, int], properties: dict[str, Any]) -> None:
        """Write a number as a number; as text where a spreadsheet would cut its digits."""
        value, decimals = cell
        exact = Decimal(value).scaleb(-decimals)
        if len(str(abs(value))) > SHEET_DIGITS:
            look = self.looks.of(align="right", **properties)
            self.page.write_string(self.row, column, f"{exact:f}", look)
            return
        shape = "#,##0" + ("." + "0" * decimals if decimals else "")
        look = self.looks.of(num_format=shape, **properties)
        self.page.write_number(
            self.row, column, exact, look
        )  # a float would become 8.220000000000001

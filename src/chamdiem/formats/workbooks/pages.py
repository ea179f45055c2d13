"""A sheet being written: heads with comments, cells with lists, everything as text or number."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from chamdiem.formats.numbers import SHEET_DIGITS
from chamdiem.formats.results.sheet import Looks
from chamdiem.formats.safety import is_dangerous
from chamdiem.formats.tables.cells import letters
from chamdiem.formats.workbooks.columns import CODES, REFERENCE, Column
from chamdiem.formats.workbooks.forms import Form, Number

ROOM = 500  # rows that carry lists and formats, for what people add
LISTS = "Danh mục"
_LINE = 13
_A3, _A4 = 8, 9  # as spreadsheets number papers
_HIGHEST = 20
_SHEET_WIDTH = 230  # letters that are still readable on one page across
_DIGITS = re.compile(r"(0|[1-9][0-9]*)(?:\.([0-9]{1,9}))?", re.ASCII)
_BASE: Mapping[str, Any] = {"font_name": "Arial", "font_size": 10, "valign": "top"}
_HEAD: Mapping[str, Any] = {
    **_BASE,
    "bold": True,
    "text_wrap": True,
    "border": 1,
    "border_color": "#B8C4D6",
    "bg_color": "#E8EDF5",
}
_NEEDED: Mapping[str, Any] = {**_HEAD, "bg_color": "#CFE0F5"}


@dataclass(slots=True)
class Page:
    """One worksheet, filled from above."""

    page: Any
    looks: Looks
    lists: "Lists"

    def title(self, row: int, text: str) -> None:
        """Write the line that says what the sheet is for."""
        self.page.write_string(
            row, 0, text, self.looks.of(**_BASE, italic=True, font_color="#444444")
        )

    def head(self, row: int, columns: Sequence[Column]) -> None:
        """Write the headings, with what belongs below each as a comment."""
        for at, column in enumerate(columns):
            look = self.looks.of(**(_NEEDED if column.needed else _HEAD))
            self.page.write_string(row, at, column.heading, look)
            if column.told:
                self.page.write_comment(row, at, column.told, {"x_scale": 1.6, "y_scale": 0.8})
        self.page.set_row(row, 32)
        self.page.freeze_panes(row + 1, 1)

    def below(self, row: int, columns: Sequence[Column]) -> None:
        """Give the columns their widths, formats and lists, also where nothing stands yet."""
        for at, column in enumerate(columns):
            self.page.set_column(at, at, column.width, self._look(column.form))
            self.offer(row, row + ROOM, at, column)

    def offer(self, first: int, last: int, at: int, column: Column) -> None:
        """Put a drop-down list into the cells of a column that has one."""
        source = self.lists.of(column.form.choices) or _SOURCES.get(column.offers, "")
        if not source:
            return
        closed = bool(column.form.choices)
        self.page.data_validation(
            first,
            at,
            last,
            at,
            {
                "validate": "list",
                "source": source,
                "show_error": closed,
                "error_title": "Không có trong danh sách",
                "error_message": "Hãy chọn một giá trị trong danh sách của ô.",
            },
        )

    def fit(self, row: int, texts: Sequence[tuple[str, int]]) -> None:
        """Make a row as high as its longest text is, wrapped at the width of its column."""
        lines = max((_lines(text, width) for text, width in texts), default=1)
        self.page.set_row(row, _LINE * min(lines, _HIGHEST) + 3)

    def cell(
        self, row: int, at: int, form: Form, text: str, more: Mapping[str, Any] | None = None
    ) -> None:
        """Write one value: a number where a spreadsheet keeps all its digits, else text."""
        digits = _DIGITS.fullmatch(text) if isinstance(form, Number) else None
        if digits and len(text.replace(".", "").lstrip("0")) <= SHEET_DIGITS:
            shape = "0" + ("." + "0" * len(digits[2]) if digits[2] else "")
            look = self.looks.of(
                **{**_BASE, "num_format": shape, "align": "right", "indent": 1, **(more or {})}
            )
            self.page.write_number(row, at, Decimal(text), look)
            return
        self.text(row, at, text, {**self._shape(form), **(more or {})})

    def text(self, row: int, at: int, text: str, more: Mapping[str, Any] | None = None) -> None:
        """Write a text so that no spreadsheet computes it."""
        shape = {**_BASE, "text_wrap": True, **(more or {})}
        if is_dangerous(text):
            shape["quote_prefix"] = True
        self.page.write_string(row, at, text, self.looks.of(**shape))

    def printed(self, columns: Sequence[Column]) -> None:
        """Set the paper: as many pages across as the columns need."""
        across = -(-sum(column.width for column in columns) // _SHEET_WIDTH)
        self.page.set_landscape()
        self.page.set_paper(_A3 if across > 1 else _A4)
        self.page.fit_to_pages(across, 0)
        self.page.repeat_rows(1)
        if across > 1:
            self.page.repeat_columns(0)

    def _look(self, form: Form) -> Any:
        return self.looks.of(**_BASE, text_wrap=True, **self._shape(form))

    def _shape(self, form: Form) -> dict[str, Any]:
        return {"align": "right", "indent": 1} if isinstance(form, Number) else {"num_format": "@"}


_SOURCES = {
    REFERENCE: f"='Số liệu'!$A$3:$A${ROOM + 3}",
    CODES: f"='Tiêu chí'!$A$3:$A${ROOM + 3}",
}


def _lines(text: str, width: int) -> int:
    """Guess how many lines a text takes; a column's width counts digits, letters are narrower."""
    room = width + width // 10
    return sum(max(1, -(-len(line) // room)) for line in text.split("\n"))


@dataclass(slots=True)
class Lists:
    """The sheet with the words of all closed lists, each a column."""

    page: Any
    looks: Looks
    known: dict[Sequence[str], str]

    def of(self, choices: Sequence[str]) -> str:
        """Return where the words of a list stand; they are written once."""
        if choices and choices not in self.known:
            at = len(self.known)
            for row, word in enumerate(choices):
                self.page.write_string(row, at, word, self.looks.of(**_BASE))
            self.page.set_column(at, at, 28)
            letter = letters(at)
            self.known[choices] = f"='{LISTS}'!${letter}$1:${letter}${len(choices)}"
        return self.known.get(choices, "")

"""The ruled tables of a PDF's page (bảng kẻ ô), by pdfplumber. In the child only."""

import contextlib
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pdfplumber
from pdfplumber.table import Table

from chamdiem.formats.documents.rows import FEWEST, lines_of

MOST = 120  # pages that are looked at for tables; the rest stays lines of text
LINES = 6  # a page with fewer ruled lines has no table
_DRAWN = b"BT /F1 9 Tf 22 22 Td (a) Tj ET 20 20 20 20 re S 40 20 20 20 re S"
_RULED = (
    b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 5 0 R"
    b"/Resources<</Font<</F1 4 0 R>>>>>>endobj\n"
    b"4 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
    b"5 0 obj<</Length %d>>stream\n%s\nendstream endobj\n"
    b"trailer<</Root 1 0 R>>\n%%%%EOF\n" % (len(_DRAWN), _DRAWN)
)


@dataclass(frozen=True, slots=True)
class Row:
    """One row as a line, and the stretch of the page it takes, from the top, in points."""

    text: str
    top: float
    bottom: float


def rows_of(source: bytes, places: Sequence[int]) -> dict[int, list[Row]]:
    """Return the rows of the tables of these pages; a page that defeats us has none."""
    found: dict[int, list[Row]] = {}
    # What one library cannot make out, another has read already: the page stays lines of text.
    with contextlib.suppress(Exception), pdfplumber.open(io.BytesIO(source)) as document:
        for at in places[:MOST]:
            page = document.pages[at]
            with contextlib.suppress(Exception):
                found[at] = [row for table in page.find_tables() for row in _rows(table)]
            page.close()
    return found


def rehearse() -> None:
    """Load what reads the letters of a PDF: afterwards no module can be loaded any more."""
    for encoding in ("utf-16-be", "utf-16-le", "utf-16", "latin-1", "ascii", "cp1252"):
        "".encode(encoding)
    with pdfplumber.open(io.BytesIO(_RULED)) as document:
        document.pages[0].extract_tables()


def _rows(table: Table) -> Iterator[Row]:
    if len(table.columns) < FEWEST:
        return
    lefts = [column.bbox[0] for column in table.columns]
    words = [
        [_words(row.cells, at, said, lefts) for at, said in enumerate(told)]
        for row, told in zip(table.rows, table.extract(), strict=True)
    ]
    for row, line in zip(table.rows, lines_of(words), strict=True):
        yield Row(line, row.bbox[1], row.bbox[3])


def _words(
    cells: Sequence[tuple[float, float, float, float] | None],
    at: int,
    said: str | None,
    lefts: Sequence[float],
) -> str | None:
    """Return what a cell says; nothing where one on its left covers it, None where one above."""
    if cells[at] is not None:
        return said or ""
    before = next((cell for cell in reversed(cells[:at]) if cell is not None), None)
    is_covered = before is not None and before[2] > lefts[at] + 1
    return "" if is_covered else None

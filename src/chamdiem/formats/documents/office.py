"""A DOCX as text: paragraphs with their numbers, tables row by row. In the child only."""

import io

import docx
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph

from chamdiem.formats.documents import rows


def text(source: bytes) -> str:
    """Return the text of a DOCX in the order of its body; a row of a table is one line."""
    document = docx.Document(io.BytesIO(source))
    return "\n".join(_told(part) for part in document.iter_inner_content())


def _told(part: Paragraph | Table) -> str:
    if isinstance(part, Paragraph):
        return part.text
    if len(part.columns) >= rows.FEWEST:
        return "\n".join(rows.lines_of(_cells(row) for row in part.rows))
    found = []
    for row in part.rows:
        cells = dict.fromkeys(cell.text.strip() for cell in row.cells)
        lines = [cell.splitlines() or [""] for cell in cells]
        for at in range(max(map(len, lines), default=0)):
            beside = [line[at] if at < len(line) else "" for line in lines]
            found.append("    ".join(one.ljust(44) for one in beside).rstrip())
    return "\n".join(found)


def _cells(row: _Row) -> list[str | None]:
    """Return the words of a row's cells; a cell over several columns says its words once."""
    seen: set[int] = set()
    told: list[str | None] = []
    for cell in row.cells:
        told.append("" if id(cell._tc) in seen else cell.text)  # noqa: SLF001 - no other name of it
        seen.add(id(cell._tc))  # noqa: SLF001
    return told

"""The body of a letter and what closes it: paragraphs, tables, signature, recipients."""

from itertools import pairwise
from typing import Any

from chamdiem.writing import drawing, measures
from chamdiem.writing.drawing import CENTRE, JUSTIFY, LEFT, RIGHT, close, write
from chamdiem.writing.letter import Block, Heading, Letter, Paragraph, Table

END = "./."


def draw(document: Any, letter: Letter) -> None:
    """Draw the body, ended by `./.`, then signature and recipients."""
    last = _last_text(letter.body)
    for place, block in enumerate(letter.body):
        if isinstance(block, Table):
            _table(document, block)
        else:
            _text(document, block, ends=place == last)
    _close(document, letter)
    if letter.source:
        write(close(document.add_paragraph(), JUSTIFY, before=12), letter.source, size=11)


def _last_text(body: tuple[Block, ...]) -> int:
    """Return the place of the last paragraph; a letter that has none cannot be ended."""
    places = [place for place, block in enumerate(body) if isinstance(block, Paragraph)]
    if not places:
        raise ValueError("Văn bản phải có ít nhất một đoạn nội dung.")
    return places[-1]


def _text(document: Any, block: Paragraph | Heading, *, ends: bool) -> None:
    paragraph = close(document.add_paragraph(), JUSTIFY, after=measures.GAP)
    paragraph.paragraph_format.first_line_indent = drawing.Mm(measures.INDENT)
    text = f"{block.text.rstrip('.')}{END}" if ends else block.text
    write(paragraph, text, size=14, bold=isinstance(block, Heading))


def _table(document: Any, block: Table) -> None:
    if block.caption:
        caption = close(document.add_paragraph(), CENTRE, before=6, after=3)
        write(caption, block.caption, size=13, bold=True)
        caption.paragraph_format.keep_with_next = True
    table = document.add_table(rows=0, cols=len(block.head), style="Table Grid")
    _row(table, block.head, frozenset(), bold=True)
    for row in block.rows:
        _row(table, row, block.figures)
    _repeat_head(table)
    drawing.columns(table, _widths(block))
    close(document.add_paragraph(), LEFT, after=3)


def _widths(block: Table) -> tuple[float, ...]:
    """Share the width of the text among the columns by their longest words and lines."""
    rows = (block.head, *block.rows)
    longest = [
        min(30, max(len(row[column]) for row in rows)) + 3 for column in range(len(block.head))
    ]
    return tuple(measures.TEXT_WIDTH * one / sum(longest) for one in longest)


def _row(
    table: Any, values: tuple[str, ...], figures: frozenset[int], *, bold: bool = False
) -> None:
    for column, (cell, value) in enumerate(zip(table.add_row().cells, values, strict=True)):
        side = CENTRE if bold else RIGHT if column in figures else LEFT
        write(close(cell.paragraphs[0], side, before=1, after=1), value, size=12, bold=bold)


def _repeat_head(table: Any) -> None:
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(drawing.OxmlElement("w:tblHeader"))


def _close(document: Any, letter: Letter) -> None:
    """Put recipients on the left and who signs on the right; the place to sign is empty."""
    table = document.add_table(rows=1, cols=2)
    _recipients(table.cell(0, 0), letter)
    lines = (*letter.signature.authority, letter.signature.title)
    cell = table.cell(0, 1)
    for place, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if not place else cell.add_paragraph()
        write(close(paragraph, CENTRE), line.upper(), size=14, bold=True)
    for _ in range(4):
        close(cell.add_paragraph(), CENTRE)
    write(close(cell.add_paragraph(), CENTRE), letter.signature.name, size=14, bold=True)
    drawing.columns(table, (measures.LEFT_COLUMN + 10, measures.RIGHT_COLUMN - 10))


def _recipients(cell: Any, letter: Letter) -> None:
    write(close(cell.paragraphs[0], LEFT), "Nơi nhận:", size=12, bold=True, italic=True)
    lines = [f"- {one.rstrip(';.')};" for one in letter.recipients]
    for line in (*lines, f"- Lưu: VT, {letter.kept_by}."):
        write(close(cell.add_paragraph(), LEFT), line, size=11)


def numbered(blocks: tuple[Block, ...]) -> bool:
    """Tell whether two headings never follow each other without a word between them."""
    return all(not (isinstance(a, Heading) and isinstance(b, Heading)) for a, b in pairwise(blocks))

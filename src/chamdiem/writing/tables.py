"""Tables of a letter: written as the parts of the format themselves, for they are long."""

from collections.abc import Iterable
from typing import Any
from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from chamdiem.writing import drawing, measures
from chamdiem.writing.drawing import CENTRE, LEFT, close, write
from chamdiem.writing.letter import Table

SIZE, SIDES = 12, 5
# A column of words asks for no more room than this, in millimetres, before it breaks its lines.
WIDEST = 130
TWENTIETHS = 20 / measures.MM_PER_POINT  # of a point, in a millimetre
CELL = (
    '<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr>'
    '<w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/><w:jc w:val="{side}"/>'
    '</w:pPr><w:r><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" '
    'w:cs="{font}"/><w:b w:val="{bold}"/><w:i w:val="0"/><w:sz w:val="{size}"/></w:rPr>'
    '<w:t xml:space="preserve">{text}</w:t></w:r></w:p></w:tc>'
)
ROW = "<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{cells}</w:tr>"
HEAD = "<w:tblHeader/>"


def draw(document: Any, block: Table, *, width: float) -> None:
    """Draw a table within a width of text: its head repeats, no row is split between pages."""
    if block.caption:
        caption = close(document.add_paragraph(), CENTRE, before=6, after=3)
        write(caption, block.caption, size=13, bold=True)
        caption.paragraph_format.keep_with_next = True
    table = document.add_table(rows=0, cols=len(block.head), style="Table Grid")
    table.autofit = False
    widths = _widths(block, width)
    for column, wide in zip(table.columns, widths, strict=True):
        column.width = drawing.Mm(wide)
    rows = [_row(block.head, widths, block, is_head=True)]
    rows += [_row(row, widths, block) for row in block.rows]
    for row in parse_xml(f"<w:tbl {nsdecls('w')}>{''.join(rows)}</w:tbl>"):
        table._tbl.append(row)
    close(document.add_paragraph(), LEFT, after=3)


def _row(
    values: tuple[str, ...], widths: tuple[float, ...], block: Table, *, is_head: bool = False
) -> str:
    cells = (
        CELL.format(
            width=round(wide * TWENTIETHS),
            side="center" if is_head else "right" if place in block.figures else "left",
            font=measures.FONT,
            bold=int(is_head),
            size=SIZE * 2,
            text=escape(value),
        )
        for place, (value, wide) in enumerate(zip(values, widths, strict=True))
    )
    return ROW.format(head=HEAD if is_head else "", cells="".join(cells))


def _widths(block: Table, width: float) -> tuple[float, ...]:
    """Give each column room for its longest word, and share the rest by its longest line."""
    columns = list(zip(block.head, *block.rows, strict=True))
    least = [_room({word for cell in set(column) for word in cell.split()}) for column in columns]
    asked = [max(few, _room(set(column))) for few, column in zip(least, columns, strict=True)]
    more = [all_ - few for all_, few in zip(asked, least, strict=True)]
    rest = max(0.0, width - sum(least))
    wide = [few + rest * one / (sum(more) or 1) for few, one in zip(least, more, strict=True)]
    return tuple(width * one / sum(wide) for one in wide)


def _room(texts: Iterable[str]) -> float:
    widest = max((measures.width_of(text, SIZE) for text in texts), default=0.0)
    return min(WIDEST, widest) + SIDES

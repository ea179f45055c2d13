"""Small strokes of python-docx: a run with its letters, a line under a text, a page number."""

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from chamdiem.writing import measures

CENTRE, JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
LEFT, RIGHT = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.RIGHT


def write(
    paragraph: Any, text: str, *, size: float, bold: bool = False, italic: bool = False
) -> Any:
    """Add a run in the one font of official letters and return it."""
    run = paragraph.add_run(text)
    run.font.name, run.font.size = measures.FONT, Pt(size)
    run.bold, run.italic = bold, italic
    fonts = run._element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:eastAsia", "w:cs", "w:hAnsi"):
        fonts.set(qn(script), measures.FONT)
    return run


def close(paragraph: Any, align: Any, *, before: float = 0, after: float = 0) -> Any:
    """Set how a paragraph stands: its side and the space around it, single spaced."""
    form = paragraph.paragraph_format
    form.alignment, form.line_spacing = align, 1.0
    form.space_before, form.space_after = Pt(before), Pt(after)
    return paragraph


def line_under(cell: Any, width: float, column: float, *, after: float = 0) -> None:
    """Draw a line of some millimetres in the middle of a column, as a paragraph's border."""
    paragraph = close(cell.add_paragraph(), CENTRE, after=after)
    write(paragraph, "", size=2)
    margin = Mm(max(0.0, (column - width) / 2))
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = margin
    paragraph.paragraph_format.line_spacing = Pt(4)
    borders = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    paragraph._element.get_or_add_pPr().append(borders)


def page_number(paragraph: Any) -> None:
    """Write the number of the page, centred, 13 points."""
    close(paragraph, CENTRE)
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = write(paragraph, "", size=13)
        if kind:
            field = OxmlElement("w:fldChar")
            field.set(qn("w:fldCharType"), kind)
        else:
            field = OxmlElement("w:instrText")
            field.set(qn("xml:space"), "preserve")
            field.text = text
        run._element.append(field)


def columns(table: Any, widths: tuple[float, ...]) -> None:
    """Give the columns of a table fixed widths in millimetres."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)

"""Small strokes of python-docx: a run with its letters, a line under a text, a page number."""

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from chamdiem.writing import measures

CENTRE, JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
LEFT, RIGHT = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.RIGHT
# The order of the parts of a paragraph's and a run's properties is part of the format.
AFTER_BORDERS = (
    "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:overflowPunct",
    "w:topLinePunct", "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", "w:adjustRightInd",
    "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents",
    "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap",
    "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange",
)  # fmt: skip
AFTER_NUMBERING = (
    "w:cols", "w:formProt", "w:vAlign", "w:noEndnote", "w:titlePg", "w:textDirection", "w:bidi",
    "w:rtlGutter", "w:docGrid", "w:printerSettings", "w:sectPrChange",
)  # fmt: skip
AFTER_FRAME = (
    "w:shd", "w:fitText", "w:vertAlign", "w:rtl", "w:cs", "w:em", "w:lang", "w:eastAsianLayout",
    "w:specVanish", "w:oMath",
)  # fmt: skip


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
    borders.append(_stroke("w:bottom"))
    paragraph._element.get_or_add_pPr().insert_element_before(borders, *AFTER_BORDERS)


def frame(run: Any) -> None:
    """Draw a frame around a run, as marks of urgency have one."""
    run._element.get_or_add_rPr().insert_element_before(_stroke("w:bdr"), *AFTER_FRAME)


def _stroke(name: str) -> Any:
    stroke = OxmlElement(name)
    for key, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        stroke.set(qn(f"w:{key}"), value)
    return stroke


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


def whole_rows(table: Any) -> None:
    """Keep each row of a table on one page."""
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def without_sides(table: Any) -> None:
    """Let the texts of a table reach its edges: a letterhead has no room to give away."""
    sides = OxmlElement("w:tblCellMar")
    for name in ("w:left", "w:right"):
        side = OxmlElement(name)
        side.set(qn("w:w"), "0")
        side.set(qn("w:type"), "dxa")
        sides.append(side)
    table._tbl.tblPr.insert_element_before(sides, "w:tblLook")


def columns(table: Any, widths: tuple[float, ...]) -> None:
    """Give the columns of a table fixed widths in millimetres."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)

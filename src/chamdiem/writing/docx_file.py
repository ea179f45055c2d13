"""A letter as the bytes of a DOCX: the same letter gives the same bytes."""

import io
import zipfile
from datetime import UTC, datetime
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.shared import Mm

from chamdiem.writing import annexes, bodies, closings, drawing, heads, measures
from chamdiem.writing.letter import Letter

# A file says nothing of when it was made: the day of a letter is the clerk's to give.
MADE = datetime(2000, 1, 1, tzinfo=UTC)
ZIPPED = (1980, 1, 1, 0, 0, 0)

MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def write(letter: Letter) -> bytes:
    """Return the letter as a DOCX of A4 pages."""
    document = docx.Document()
    _page(document.sections[0], letter)
    _name(document, letter)
    heads.draw(document, letter)
    bodies.draw(document, letter)
    closings.draw(document, letter)
    annexes.draw(document, letter)
    whole = io.BytesIO()
    document.save(whole)
    return _still(whole.getvalue())


def _page(section: Any, letter: Letter) -> None:
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(side) for side in measures.PAGE)
    section.top_margin, section.bottom_margin = Mm(measures.TOP), Mm(measures.BOTTOM)
    section.left_margin, section.right_margin = Mm(measures.LEFT), Mm(measures.RIGHT)
    section.header_distance = Mm(8)
    section.different_first_page_header_footer = True
    drawing.page_number(section.header.paragraphs[0])
    if letter.mark:
        _mark(section.first_page_header.paragraphs[0], letter.mark)
        _mark(section.header.add_paragraph(), letter.mark)
    if letter.source:
        section.footer_distance = Mm(8)
        foot = section.first_page_footer.paragraphs[0]
        drawing.write(drawing.close(foot, drawing.JUSTIFY), letter.source, size=9, italic=True)


def _mark(paragraph: Any, mark: str) -> None:
    """Write what every page says of the letter, above its text."""
    drawing.write(drawing.close(paragraph, drawing.CENTRE), mark, size=12, bold=True)


def _name(document: Any, letter: Letter) -> None:
    normal = document.styles["Normal"].font
    normal.name, normal.size = measures.FONT, drawing.Pt(14)
    about = document.core_properties
    about.title, about.language = letter.subject, "vi-VN"
    about.author = about.last_modified_by = about.comments = ""
    about.created = about.modified = MADE.replace(tzinfo=None)


def _still(source: bytes) -> bytes:
    """Pack the parts anew with one time, so that only the text decides about the bytes."""
    still = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as parts, zipfile.ZipFile(still, "w") as packed:
        for name in parts.namelist():
            about = zipfile.ZipInfo(name, ZIPPED)
            about.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(about, parts.read(name))
    return still.getvalue()

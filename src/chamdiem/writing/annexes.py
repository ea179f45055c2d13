"""Annexes (phụ lục): each begins a page, is numbered from 1, and may lie across the page."""

from typing import Any

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from chamdiem.writing import bodies, drawing, measures, spelling
from chamdiem.writing.drawing import CENTRE, close, write
from chamdiem.writing.letter import Annex, Letter

LABEL = "Phụ lục"
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


class TooManyAnnexes(ValueError):
    """Raise when a letter has more annexes than there are numbers for."""


def draw(document: Any, letter: Letter) -> None:
    """Draw every annex after the letter."""
    if len(letter.annexes) > len(ROMAN):
        raise TooManyAnnexes(f"Văn bản có quá {len(ROMAN)} phụ lục; hãy gộp bớt.")
    for place, annex in enumerate(letter.annexes):
        number = f" {ROMAN[place]}" if len(letter.annexes) > 1 else ""
        _annex(document, annex, letter, f"{LABEL}{number}")
        if letter.source and not place:
            # The source is said once, at the foot of the letter itself.
            document.sections[-1].first_page_footer.is_linked_to_previous = False


def _annex(document: Any, annex: Annex, letter: Letter, label: str) -> None:
    _section(document.add_section(WD_SECTION.NEW_PAGE), is_wide=annex.is_wide)
    write(close(document.add_paragraph(), CENTRE), label, size=14, bold=True)
    write(close(document.add_paragraph(), CENTRE), annex.title.upper(), size=13, bold=True)
    paragraph = close(document.add_paragraph(), CENTRE, after=12)
    write(paragraph, _reference(letter), size=13, italic=True)
    width = measures.WIDE_TEXT if annex.is_wide else measures.TEXT_WIDTH
    for block in annex.blocks:
        bodies.draw_block(document, block, width=width)


def _reference(letter: Letter) -> str:
    """Return `(Kèm theo Tờ trình số …/TTr-SKHCN ngày … của …)`, blank as the letter is."""
    number = spelling.number_line(letter.number, letter.symbol).removeprefix("Số: ")
    day = spelling.day_line("", letter.day, letter.month).removeprefix(", ")
    return f"(Kèm theo {letter.type_name} số {number} {day} của {letter.issuer})"


def _section(section: Any, *, is_wide: bool) -> None:
    short, long = (Mm(side) for side in measures.PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE if is_wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if is_wide else (short, long)
    for old in section._sectPr.findall(qn("w:pgNumType")):
        section._sectPr.remove(old)
    anew = OxmlElement("w:pgNumType")
    anew.set(qn("w:start"), "1")
    section._sectPr.insert_element_before(anew, *drawing.AFTER_NUMBERING)

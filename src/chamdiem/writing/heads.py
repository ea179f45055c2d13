"""The head of a letter: issuer, the State, number, place and day, type, addressees."""

from typing import Any

from chamdiem.writing import drawing, measures, spelling
from chamdiem.writing.drawing import CENTRE, JUSTIFY, LEFT, close, write
from chamdiem.writing.letter import Letter

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"


def draw(document: Any, letter: Letter) -> None:
    """Draw everything above the body."""
    table = document.add_table(rows=2, cols=2)
    _issuer(table.cell(0, 0), letter)
    _state(table.cell(0, 1))
    _number(table.cell(1, 0), letter)
    line = spelling.day_line(letter.place, letter.day, letter.month)
    write(close(table.cell(1, 1).paragraphs[0], CENTRE, before=6), line, size=13, italic=True)
    drawing.without_sides(table)
    drawing.columns(table, (measures.LEFT_COLUMN, measures.RIGHT_COLUMN))
    if letter.is_dispatch:
        _addressees(document, letter)
    else:
        _title(document, letter)
    if letter.acts_as:
        paragraph = close(document.add_paragraph(), CENTRE, after=measures.GAP)
        write(paragraph, letter.acts_as.upper(), size=14, bold=True)
    for place, basis in enumerate(letter.bases, 1):
        _basis(document, basis, is_last=place == len(letter.bases))
    if letter.acts_as:
        paragraph = close(document.add_paragraph(), CENTRE, before=6, after=measures.GAP)
        write(paragraph, f"{letter.type_name.upper()}:", size=14, bold=True)


def _issuer(cell: Any, letter: Letter) -> None:
    if letter.superior:
        write(close(cell.paragraphs[0], CENTRE), letter.superior.upper(), size=12)
    paragraph = cell.add_paragraph() if letter.superior else cell.paragraphs[0]
    issuer = letter.issuer.upper()
    write(close(paragraph, CENTRE), issuer, size=12, bold=True)
    width = min(measures.width_of(issuer, 12), measures.LEFT_COLUMN) * 0.4
    drawing.line_under(cell, width, measures.LEFT_COLUMN)


def _state(cell: Any) -> None:
    write(close(cell.paragraphs[0], CENTRE), STATE, size=12, bold=True)
    write(close(cell.add_paragraph(), CENTRE), MOTTO, size=13, bold=True)
    drawing.line_under(cell, measures.width_of(MOTTO, 13), measures.RIGHT_COLUMN)


def _number(cell: Any, letter: Letter) -> None:
    line = spelling.number_line(letter.number, letter.symbol)
    write(close(cell.paragraphs[0], CENTRE, before=6), line, size=13)
    if letter.is_dispatch:
        write(close(cell.add_paragraph(), CENTRE), f"V/v {letter.subject}", size=12)
    if letter.urgency:
        paragraph = close(cell.add_paragraph(), CENTRE, before=6)
        drawing.frame(write(paragraph, letter.urgency.upper(), size=13, bold=True))


def _title(document: Any, letter: Letter) -> None:
    name = letter.type_name.upper()
    write(close(document.add_paragraph(), CENTRE, before=12), name, size=14, bold=True)
    write(close(document.add_paragraph(), CENTRE), letter.subject, size=14, bold=True)
    section = measures.TEXT_WIDTH
    width = min(measures.width_of(letter.subject, 14), section) * 0.4
    drawing.line_under(document, width, section, after=12)
    if letter.addressees:
        _addressees(document, letter)


def _addressees(document: Any, letter: Letter) -> None:
    names = letter.addressees
    if len(names) == 1:
        line = close(document.add_paragraph(), CENTRE, before=12, after=6)
        write(line, f"Kính gửi: {names[0]}.", size=14)
        return
    write(close(document.add_paragraph(), CENTRE, before=12), "Kính gửi:", size=14)
    for place, name in enumerate(names, 1):
        end = "." if place == len(names) else ";"
        line = close(document.add_paragraph(), LEFT, after=6 if end == "." else 0)
        line.paragraph_format.left_indent = drawing.Mm(50)
        write(line, f"- {name}{end}", size=14)


def _basis(document: Any, basis: str, *, is_last: bool) -> None:
    paragraph = close(document.add_paragraph(), JUSTIFY, after=measures.GAP)
    paragraph.paragraph_format.first_line_indent = drawing.Mm(measures.INDENT)
    write(paragraph, f"{basis.rstrip(';.,')}{'.' if is_last else ';'}", size=14, italic=True)

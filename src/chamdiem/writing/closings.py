"""What closes a letter: recipients on the left, who signs on the right."""

from typing import Any

from chamdiem.writing import drawing, measures
from chamdiem.writing.drawing import CENTRE, LEFT, close, write
from chamdiem.writing.letter import Letter, Signature

RECIPIENTS = "Nơi nhận:"
# The place that a signature and a third of a seal take; both are given on paper or by the clerk.
ROOM_TO_SIGN = 4


def draw(document: Any, letter: Letter) -> None:
    """Draw the closing table; of two who sign, the recipients stand under the left one."""
    table = document.add_table(rows=2 if letter.beside else 1, cols=2)
    if letter.beside:
        _signature(table.cell(0, 0), letter.beside)
    _signature(table.cell(0, 1), letter.signature)
    _recipients(table.cell(len(table.rows) - 1, 0), letter)
    drawing.whole_rows(table)
    left = measures.TEXT_WIDTH / 2
    drawing.columns(table, (left, measures.TEXT_WIDTH - left))


def _signature(cell: Any, who: Signature) -> None:
    """Write authority and title, room to sign, the name; nothing looks like a signature."""
    for place, line in enumerate((*who.authority, who.title)):
        paragraph = cell.add_paragraph() if place else cell.paragraphs[0]
        write(close(paragraph, CENTRE), line.upper(), size=14, bold=True)
    for _ in range(ROOM_TO_SIGN):
        close(cell.add_paragraph(), CENTRE)
    write(close(cell.add_paragraph(), CENTRE), who.name, size=14, bold=True)


def _recipients(cell: Any, letter: Letter) -> None:
    write(close(cell.paragraphs[0], LEFT), RECIPIENTS, size=12, bold=True, italic=True)
    lines = [f"- {one.rstrip(';.')};" for one in letter.recipients]
    for line in (*lines, f"- Lưu: VT, {letter.kept_by}."):
        write(close(cell.add_paragraph(), LEFT), line, size=11)

"""The body of a letter: paragraphs, headings, articles and tables, ended by `./.`."""

from itertools import pairwise
from typing import Any

from chamdiem.writing import drawing, measures, tables
from chamdiem.writing.drawing import JUSTIFY, close, write
from chamdiem.writing.letter import Article, Block, Heading, Letter, Paragraph, Table

END = "./."


def draw(document: Any, letter: Letter) -> None:
    """Draw the body; its last paragraph is ended and stays with the signature."""
    last = _last_text(letter.body)
    for place, block in enumerate(letter.body):
        draw_block(document, block, width=measures.TEXT_WIDTH, ends=place == last)


def draw_block(document: Any, block: Block, *, width: float, ends: bool = False) -> None:
    """Draw one block within a width of text, in millimetres."""
    if isinstance(block, Table):
        tables.draw(document, block, width=width)
    else:
        _text(document, block, ends=ends)


def _last_text(body: tuple[Block, ...]) -> int:
    """Return the place of the last paragraph; a letter that has none cannot be ended."""
    places = [n for n, block in enumerate(body) if isinstance(block, Paragraph | Article)]
    if not places:
        raise ValueError("Văn bản phải có ít nhất một đoạn nội dung.")
    return places[-1]


def _text(document: Any, block: Paragraph | Heading | Article, *, ends: bool) -> None:
    paragraph = close(document.add_paragraph(), JUSTIFY, after=measures.GAP)
    paragraph.paragraph_format.first_line_indent = drawing.Mm(measures.INDENT)
    is_heading = isinstance(block, Heading)
    paragraph.paragraph_format.keep_with_next = is_heading or ends
    if isinstance(block, Article):
        write(paragraph, f"{block.label} ", size=14, bold=True)
    text = f"{block.text.rstrip('.')}{END}" if ends else block.text
    write(paragraph, text, size=14, bold=is_heading)


def numbered(blocks: tuple[Block, ...]) -> bool:
    """Tell whether two headings never follow each other without a word between them."""
    return all(not (isinstance(a, Heading) and isinstance(b, Heading)) for a, b in pairwise(blocks))

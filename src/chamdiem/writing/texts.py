"""One paragraph of a DOCX as a reader sees it."""

from dataclasses import dataclass
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import RGBColor

BLACK = (None, RGBColor(0, 0, 0))


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph as seen: words, font, size in points, how it stands; indent in millimetres.

    `gap` is the space after it in points, `spacing` how many lines high a line is (0: fixed).
    """

    words: str
    font: str
    size: float
    bold: bool
    italic: bool
    justified: bool
    indent: float
    in_table: bool
    is_black: bool = True
    is_centred: bool = False
    is_framed: bool = False
    gap: float = 0.0
    spacing: float = 1.0

    @property
    def described(self) -> str:
        """Say how the text looks."""
        look = ("đậm" if self.bold else "", "nghiêng" if self.italic else "")
        return ", ".join((self.words, *filter(None, look), f"cỡ {self.size:g}"))


def text_of(paragraph: Any, normal: Any, *, in_table: bool) -> Text | None:
    """Return a paragraph as seen beside the letters of the style, nothing where it is empty."""
    runs = [run for run in paragraph.runs if run.text.strip()]
    if not runs:
        return None
    first = runs[0]
    size, form = first.font.size or normal.size, paragraph.paragraph_format
    spacing = form.line_spacing
    return Text(
        words=paragraph.text.strip(),
        font=next((r.font.name for r in runs if r.font.name), normal.name or ""),
        size=size.pt if size else 0.0,
        bold=all(bool(run.bold) for run in runs),
        italic=all(bool(run.italic) for run in runs),
        justified=paragraph.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY,
        indent=form.first_line_indent.mm if form.first_line_indent else 0.0,
        in_table=in_table,
        is_black=all(run.font.color.rgb in BLACK for run in runs),
        is_centred=paragraph.alignment == WD_ALIGN_PARAGRAPH.CENTER,
        is_framed=all(
            run._element.find(f"{qn('w:rPr')}/{qn('w:bdr')}") is not None for run in runs
        ),
        gap=form.space_after.pt if form.space_after else 0.0,
        spacing=spacing if isinstance(spacing, float) else 0.0 if spacing else 1.0,
    )


def line_of(paragraph: Any, column: float) -> float:
    """Return how long a line drawn under a paragraph is within a column; 0 where there is none."""
    if paragraph._element.find(f"{qn('w:pPr')}/{qn('w:pBdr')}/{qn('w:bottom')}") is None:
        return 0.0
    form = paragraph.paragraph_format
    sides = (form.left_indent, form.right_indent)
    return column - sum(float(side.mm) for side in sides if side)

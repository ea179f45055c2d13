"""What a reader sees of a DOCX: its texts with letters and places, and the parts of a letter."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.text.paragraph import Paragraph

from chamdiem.writing import types
from chamdiem.writing.heads import MOTTO, STATE


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph as seen: words, font, size in points, how it stands; indent in millimetres."""

    words: str
    font: str
    size: float
    bold: bool
    italic: bool
    justified: bool
    indent: float
    in_table: bool

    @property
    def described(self) -> str:
        """Say how the text looks."""
        look = ("đậm" if self.bold else "", "nghiêng" if self.italic else "")
        return ", ".join((self.words, *filter(None, look), f"cỡ {self.size:g}"))


class Seen:
    """The parts of a letter, found as a reader finds them."""

    def __init__(self, document: Any) -> None:
        """Keep the document."""
        self.document = document
        self.section = document.sections[0]

    @property
    def page(self) -> tuple[float, float]:
        """Width and height in millimetres."""
        return self.section.page_width.mm, self.section.page_height.mm

    def margin(self, side: str) -> float:
        """Return one margin in millimetres."""
        return float(getattr(self.section, f"{side}_margin").mm)

    @property
    def numbers_pages(self) -> bool:
        """Tell whether pages carry their number in the middle above, but for the first."""
        centred = [
            one
            for one in self.section.header.paragraphs
            if "PAGE" in one._element.xml and one.alignment == WD_ALIGN_PARAGRAPH.CENTER
        ]
        return bool(centred) and bool(self.section.different_first_page_header_footer)

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Everything written, in reading order, without empty paragraphs."""
        return tuple(self._walk())

    @cached_property
    def body(self) -> tuple[Text, ...]:
        """The paragraphs between head and signature: outside tables, not centred captions."""
        return tuple(text for text in self._outside if text.justified or text.indent)

    @cached_property
    def issuer(self) -> tuple[Text, ...]:
        """The lines of the first cell of the letterhead."""
        return self._cell(0, 0, 0)

    @cached_property
    def signature(self) -> tuple[Text, ...]:
        """Authority and title, in the last table's right cell; a name is not asked for."""
        return tuple(text for text in self._cell(-1, 0, 1) if text.words.isupper())

    @cached_property
    def recipients(self) -> tuple[Text, ...]:
        """The list under “Nơi nhận:”."""
        return tuple(text for text in self._cell(-1, 0, 0) if text.words.startswith("- "))

    @property
    def day(self) -> Text | None:
        """Place and day."""
        return next((text for text in self.texts if ", ngày " in text.words[:40]), None)

    @property
    def type_line(self) -> Text | None:
        """The name of the type, in capitals."""
        names = {name.upper() for name in types.ABBREVIATIONS}
        return next((text for text in self._outside if text.words.upper() in names), None)

    @property
    def subject_line(self) -> Text | None:
        """The line after the type."""
        if self.type_line is None:
            return None
        place = self._outside.index(self.type_line)
        return self._outside[place + 1] if place + 1 < len(self._outside) else None

    @property
    def addressees_end_well(self) -> bool:
        """Tell whether several addressees end with `;` and the last with a full stop."""
        listed = [text.words for text in self._outside if text.words.startswith("- ")]
        if not listed:
            text = self.beginning("Kính gửi:")
            return bool(text and text.words.endswith("."))
        return listed[-1].endswith(".") and all(one.endswith(";") for one in listed[:-1])

    def exactly(self, words: str) -> Text | None:
        """Return the text of these very words."""
        return next((text for text in self.texts if text.words == words), None)

    def beginning(self, words: str) -> Text | None:
        """Return the first text that begins so."""
        return next((text for text in self.texts if text.words.startswith(words)), None)

    @cached_property
    def _outside(self) -> tuple[Text, ...]:
        return tuple(text for text in self.texts if not text.in_table)

    def _cell(self, table: int, row: int, column: int) -> tuple[Text, ...]:
        tables = self.document.tables
        if not tables:
            return ()
        found = tables[table]
        if row >= len(found.rows) or column >= len(found.columns):
            return ()
        cell = found.cell(row, column)
        return tuple(text for one in cell.paragraphs if (text := _text(one, in_table=True)))

    def _walk(self) -> Iterator[Text]:
        for element in self.document.element.body.iterchildren():
            in_table = element.tag.endswith("}tbl")
            for inner in element.iter("{*}p") if in_table else [element]:
                if inner.tag.endswith("}p"):
                    text = _text(Paragraph(inner, self.document), in_table=in_table)
                    if text:
                        yield text


def _text(paragraph: Any, *, in_table: bool) -> Text | None:
    runs = [run for run in paragraph.runs if run.text.strip()]
    if not runs:
        return None
    normal, first = paragraph.part.document.styles["Normal"].font, runs[0]
    size = first.font.size or normal.size
    indent = paragraph.paragraph_format.first_line_indent
    return Text(
        words=paragraph.text.strip(),
        font=next((r.font.name for r in runs if r.font.name), normal.name or ""),
        size=size.pt if size else 0.0,
        bold=all(bool(run.bold) for run in runs),
        italic=all(bool(run.italic) for run in runs),
        justified=paragraph.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY,
        indent=indent.mm if indent else 0.0,
        in_table=in_table,
    )


__all__ = ["MOTTO", "STATE", "Seen", "Text"]

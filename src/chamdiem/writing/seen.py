"""What a reader sees of a DOCX: its texts with letters and places, and the parts of a letter."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.text.paragraph import Paragraph

from chamdiem.writing import types
from chamdiem.writing.annexes import LABEL
from chamdiem.writing.closings import RECIPIENTS
from chamdiem.writing.heads import MOTTO, STATE
from chamdiem.writing.texts import Text, line_of, text_of


class Seen:
    """The parts of a letter, found as a reader finds them."""

    def __init__(self, document: Any) -> None:
        """Keep the document."""
        self.document = document
        self.section = document.sections[0]
        self.normal = document.styles["Normal"].font

    @property
    def sections(self) -> tuple[Any, ...]:
        """Every part of the document that has its own page."""
        return tuple(self.document.sections)

    @property
    def numbers_pages(self) -> bool:
        """Tell whether pages carry their number in the middle above, but for the first."""
        centred = [
            one
            for one in self.section.header.paragraphs
            if "PAGE" in one._element.xml and one.alignment == WD_ALIGN_PARAGRAPH.CENTER
        ]
        firsts = [bool(one.different_first_page_header_footer) for one in self.sections]
        return bool(centred) and all(firsts)

    @property
    def marks(self) -> tuple[str, ...]:
        """What stands above the text of the first page, and of the others."""
        heads = (self.section.first_page_header, self.section.header)
        return tuple(" ".join(one.text for one in head.paragraphs).strip() for head in heads)

    @property
    def foot(self) -> str:
        """What stands at the foot of the first page."""
        return " ".join(one.text for one in self.section.first_page_footer.paragraphs).strip()

    @property
    def pictures(self) -> int:
        """Count the pictures; a draft has none, for a signature or seal is never drawn."""
        rels = self.document.part.rels.values()
        return sum("image" in rel.reltype for rel in rels)

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Everything written, in reading order, without empty paragraphs."""
        return tuple(self._walk(self._elements))

    @cached_property
    def body(self) -> tuple[Text, ...]:
        """The paragraphs between head and signature: outside tables, not centred captions."""
        return tuple(text for text in self._before if text.justified or text.indent)

    @cached_property
    def annexes(self) -> tuple[tuple[Text, ...], ...]:
        """The three lines that open each annex."""
        texts = list(self._walk(_outside(self._after)))
        starts = [n for n, text in enumerate(texts) if text.words.startswith(LABEL)]
        return tuple(tuple(texts[n : n + 3]) for n in starts)

    @cached_property
    def issuer(self) -> tuple[Text, ...]:
        """The lines of the first cell of the letterhead."""
        return self._cell(0, 0, 0)

    @cached_property
    def signature(self) -> tuple[Text, ...]:
        """Authority and title of who signs on the right; a name is not asked for."""
        return tuple(text for text in self._signing(0, 1) if text.words.isupper())

    @cached_property
    def signer(self) -> Text | None:
        """The name under the title, where there is one."""
        names = [text for text in self._signing(0, 1) if not text.words.isupper()]
        return names[-1] if names else None

    @property
    def room_to_sign(self) -> int:
        """Count the empty lines under the title."""
        table = self._signing_table
        cell = table.cell(0, 1) if table else None
        return sum(not one.text.strip() for one in cell.paragraphs) if cell else 0

    @cached_property
    def recipients(self) -> tuple[Text, ...]:
        """The list under “Nơi nhận:”."""
        table = self._signing_table
        rows = len(table.rows) if table else 0
        texts = [text for row in range(rows) for text in self._signing(row, 0)]
        return tuple(text for text in texts if text.words.startswith("- "))

    @property
    def day(self) -> Text | None:
        """Place and day."""
        return next((text for text in self.texts if ", ngày " in text.words[:40]), None)

    @property
    def type_line(self) -> Text | None:
        """The name of the type, in capitals."""
        names = {name.upper() for name in types.ABBREVIATIONS}
        return next((text for text in self._before if text.words.upper() in names), None)

    @property
    def subject_line(self) -> Text | None:
        """The line after the type."""
        if self.type_line is None:
            return None
        place = self._before.index(self.type_line)
        return self._before[place + 1] if place + 1 < len(self._before) else None

    @property
    def addressees_end_well(self) -> bool:
        """Tell whether several addressees end with `;` and the last with a full stop."""
        listed = [text.words for text in self._before if text.words.startswith("- ")]
        if not listed:
            text = self.beginning("Kính gửi:")
            return bool(text and text.words.endswith("."))
        return listed[-1].endswith(".") and all(one.endswith(";") for one in listed[:-1])

    @property
    def state_line(self) -> float:
        """How long the line under the motto is, in millimetres; 0 where there is none."""
        return self._line(0, 1)

    @property
    def issuer_line(self) -> float:
        """How long the line under the issuer is."""
        return self._line(0, 0)

    @property
    def subject_rule(self) -> float:
        """How long the line under the abstract is."""
        sides = self.section.left_margin.mm + self.section.right_margin.mm
        width = self.section.page_width.mm - sides
        found = (line_of(one, width) for one in self.document.paragraphs)
        return next((length for length in found if length), 0.0)

    def exactly(self, words: str) -> Text | None:
        """Return the text of these very words."""
        return next((text for text in self.texts if text.words == words), None)

    def beginning(self, words: str) -> Text | None:
        """Return the first text that begins so."""
        return next((text for text in self.texts if text.words.startswith(words)), None)

    def holds_a_table(self, place: int) -> bool:
        """Tell whether a table lies on the pages of that section."""
        found = [False]
        for element in self._elements:
            found[-1] |= element.tag.endswith("}tbl")
            if element.find("{*}pPr/{*}sectPr") is not None:
                found.append(False)
        return place < len(found) and found[place]

    @property
    def _elements(self) -> list[Any]:
        return list(self.document.element.body.iterchildren())

    @cached_property
    def _signing_table(self) -> Any:
        tables = [t for t in self.document.tables if RECIPIENTS in "".join(t._tbl.itertext())]
        return tables[-1] if tables else None

    @cached_property
    def _after(self) -> list[Any]:
        table = self._signing_table
        elements = self._elements
        return elements[elements.index(table._tbl) + 1 :] if table is not None else []

    @cached_property
    def _before(self) -> tuple[Text, ...]:
        ends = len(self._elements) - len(self._after)
        return tuple(self._walk(_outside(self._elements[:ends])))

    def _signing(self, row: int, column: int) -> tuple[Text, ...]:
        table = self._signing_table
        return self._texts(table, row, column) if table is not None else ()

    def _cell(self, table: int, row: int, column: int) -> tuple[Text, ...]:
        tables = self.document.tables
        return self._texts(tables[table], row, column) if tables else ()

    def _line(self, row: int, column: int) -> float:
        tables = self.document.tables
        if not tables or row >= len(tables[0].rows) or column >= len(tables[0].columns):
            return 0.0
        cell = tables[0].cell(row, column)
        width = cell.width.mm if cell.width else 0.0
        return max((line_of(one, width) for one in cell.paragraphs), default=0.0)

    def _walk(self, elements: list[Any]) -> Iterator[Text]:
        for element in elements:
            in_table = element.tag.endswith("}tbl")
            for inner in element.iter("{*}p") if in_table else [element]:
                if inner.tag.endswith("}p"):
                    text = text_of(Paragraph(inner, self.document), self.normal, in_table=in_table)
                    if text:
                        yield text

    def _texts(self, table: Any, row: int, column: int) -> tuple[Text, ...]:
        if row >= len(table.rows) or column >= len(table.columns):
            return ()
        seen = (
            text_of(one, self.normal, in_table=True) for one in table.cell(row, column).paragraphs
        )
        return tuple(text for text in seen if text)


def _outside(elements: list[Any]) -> list[Any]:
    """Return what does not lie in a table."""
    return [one for one in elements if not one.tag.endswith("}tbl")]


__all__ = ["MOTTO", "STATE", "Seen", "Text"]

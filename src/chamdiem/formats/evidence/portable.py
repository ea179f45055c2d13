"""PDF: what would run in it, and the text of its first page."""

from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

from chamdiem.formats.evidence import kinds, refusals

_RECTANGLES = 3_000
_HEAD = 4096
_NAME = 1024
_ATTACHMENTS = 200
_LAUNCH = (b"/Launch", b"/ImportData")


def look(source: bytes, name: str) -> str:
    """Return the text of the first page; refuse scripts, programs carried along, passwords."""
    if any(word in source for word in _LAUNCH):
        raise refusals.program(name, "lệnh mở chương trình")
    try:
        document = pypdfium2.PdfDocument(source)
    except pypdfium2.PdfiumError as failure:
        raise refusals.broken(name, "tệp PDF") from failure
    try:
        _refuse_programs(document, name)
        return _first_page(document, name)
    finally:
        document.close()


def _refuse_programs(document: pypdfium2.PdfDocument, name: str) -> None:
    if raw.FPDFDoc_GetJavaScriptActionCount(document.raw) > 0:
        raise refusals.program(name, "kịch bản JavaScript")
    count = raw.FPDFDoc_GetAttachmentCount(document.raw)
    if count > _ATTACHMENTS:
        raise refusals.archive(name, f"Tệp PDF mang theo {count} tệp đính kèm")
    for place in range(count):
        attached = document.get_attachment(place)
        ending = kinds.ending(attached.get_name())
        if ending in kinds.RUN or kinds.program(bytes(attached.get_data())[:_HEAD]):
            raise refusals.program(name, "tệp đính kèm chạy được")


def _first_page(document: pypdfium2.PdfDocument, name: str) -> str:
    if len(document) == 0:
        raise refusals.broken(name, "tệp PDF")
    page = document[0]
    words = page.get_textpage()
    try:
        return "\n".join(_pieces(words))
    finally:
        words.close()
        page.close()


def _pieces(words: pypdfium2.PdfTextPage) -> Iterator[str]:
    """Return the words of a page, those that stand beside each other as one piece.

    The plain text of a page runs the two columns of a letter's head into one line; a stamp
    would be lost in it.
    """
    piece, end = "", _Box(0, 0, 0, 0)
    for place in range(min(words.count_rects(), _RECTANGLES)):
        box = _Box(*words.get_rect(place))
        said = words.get_text_bounded(*box).strip()
        if piece and box.continues(end):
            piece = f"{piece} {said}"
        else:
            yield piece
            piece = said
        end = box
    yield piece


class _Box(NamedTuple):
    """Where some words stand: left, bottom, right, top."""

    left: float
    bottom: float
    right: float
    top: float

    def continues(self, before: "_Box") -> bool:
        """Tell whether these words follow the others on their line, a space away at most."""
        height = max(self.top - self.bottom, before.top - before.bottom)
        is_level = min(self.top, before.top) - max(self.bottom, before.bottom) > height / 3
        return is_level and -height < self.left - before.right < height

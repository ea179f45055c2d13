"""A PDF's pages as lines of text, laid out as they stand; pages to pictures. In the child only."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

from chamdiem.formats.documents import grids

LETTERS_OF_TEXT = 25  # a page with fewer is a picture of a page
WIDE = 110  # columns of a page as text
DOTS = 300 / 72
DOTS_OF_A_PHOTOGRAPH = 200
DOTS_OF_A_SHEET = 100 / 72  # enough to read on a screen, light on a weak line
PHOTOGRAPH = b"\xff\xd8\xff"


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter with its place on the page."""

    left: float
    bottom: float
    right: float
    top: float
    sign: str


def texts(source: bytes, most: int) -> tuple[list[str], list[int], int]:
    """Return the text of each page, which are mere pictures, and how many pages there are."""
    document = _opened(source)
    try:
        document.init_forms()
        count = len(document)
        places = range(min(count, most))
        pictures = [at for at in places if _is_picture(document[at])]
        ruled = [at for at in places if at not in pictures and _is_ruled(document[at])]
        tables = grids.rows_of(source, ruled)
        told = [_text(_flat(document, at), tables.get(at, [])) for at in places]
        return told, pictures, count
    finally:
        document.close()


def _opened(source: bytes) -> pypdfium2.PdfDocument:
    """Open a PDF, or a photograph as a PDF of one page."""
    if not source.startswith(PHOTOGRAPH):
        return pypdfium2.PdfDocument(source)
    document = pypdfium2.PdfDocument.new()
    image = pypdfium2.PdfImage.new(document)
    image.load_jpeg(io.BytesIO(source), inline=True)
    wide, high = (size * 72 / DOTS_OF_A_PHOTOGRAPH for size in image.get_px_size())
    image.set_matrix(pypdfium2.PdfMatrix().scale(wide, high))
    page = document.new_page(wide, high)
    page.insert_obj(image)
    page.gen_content()
    return document


def _flat(document: pypdfium2.PdfDocument, at: int) -> pypdfium2.PdfPage:
    """Return a page with what was stamped on it: number and day are often put there last."""
    page = document[at]
    if raw.FPDFPage_GetAnnotCount(page.raw):
        page.flatten()
        page.close()
        page = document[at]
    return page


def picture(source: bytes, at: int) -> bytes:
    """Return a page as a grey picture (PGM) of 300 dots an inch."""
    document = _opened(source)
    document.init_forms()
    try:
        page = _flat(document, at)
        scale = min(DOTS, 4000 / max(page.get_width(), page.get_height()))
        bitmap = page.render(scale=scale, grayscale=True, fill_color=(255, 255, 255, 255))
        rows = memoryview(bitmap.buffer)
        width, height, stride = bitmap.width, bitmap.height, bitmap.stride
        body = b"".join(bytes(rows[y * stride : y * stride + width]) for y in range(height))
        return b"P5 %d %d 255\n" % (width, height) + body
    finally:
        document.close()


def sheet(source: bytes, at: int) -> bytes:
    """Return a page as a person looks at it on a screen: a grey PNG."""
    document = _opened(source)
    document.init_forms()
    kept = io.BytesIO()
    try:
        page = _flat(document, at)
        scale = min(DOTS_OF_A_SHEET, 2000 / max(page.get_width(), page.get_height()))
        bitmap = page.render(scale=scale, grayscale=True, fill_color=(255, 255, 255, 255))
        bitmap.to_pil().save(kept, "PNG")
        return kept.getvalue()
    finally:
        document.close()


def _is_picture(page: pypdfium2.PdfPage) -> bool:
    """Tell whether a page has no text to speak of but something is drawn: a blank one is none."""
    words = page.get_textpage()
    try:
        said: str = words.get_text_range()
        few = sum(letter.isalpha() for letter in said) < LETTERS_OF_TEXT
        return few and next(iter(page.get_objects(max_depth=2)), None) is not None
    finally:
        words.close()
        page.close()


def _is_ruled(page: pypdfium2.PdfPage) -> bool:
    """Tell whether a page has lines enough to be a table's."""
    try:
        drawn = page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=2)
        return sum(1 for _ in drawn) >= grids.LINES
    finally:
        page.close()


def _text(page: pypdfium2.PdfPage, rows: Sequence[grids.Row]) -> str:
    """Return a page as lines from its top; the row of a table is one."""
    words = page.get_textpage()
    try:
        letters = list(_letters(words))
        width, height = page.get_width() or 1.0, page.get_height()
    finally:
        words.close()
        page.close()
    free = [one for one in letters if not _is_in(height - (one.top + one.bottom) / 2, rows)]
    lines = [(height - line[0].top, _line(line, width)) for line in _lines(free)]
    told = sorted((*lines, *((row.top, row.text) for row in rows)), key=lambda one: one[0])
    return "\n".join(text for _, text in told)


def _is_in(place: float, rows: Sequence[grids.Row]) -> bool:
    return any(row.top <= place <= row.bottom for row in rows)


def _letters(words: pypdfium2.PdfTextPage) -> Iterator[Letter]:
    """Return what is printed, letter by letter with its place; white space is found anew."""
    text = words.get_text_range()
    count = words.count_chars()
    exact = text if len(text) == count else None
    for at in range(count):
        sign = exact[at] if exact else chr(raw.FPDFText_GetUnicode(words.raw, at) or 32)
        if sign in "\x02\ufffe":
            sign = "-"  # so a hyphen at the end of a line is told
        if sign.isspace() or sign == "\x00":
            continue
        left, bottom, right, top = words.get_charbox(at, loose=True)
        if right > left:
            yield Letter(left, bottom, right, top, sign)


def _lines(letters: list[Letter]) -> list[list[Letter]]:
    """Return the letters by lines from the top, each from the left."""
    lines: list[list[Letter]] = []
    for letter in sorted(letters, key=lambda one: (-(one.top + one.bottom), one.left)):
        middle = (letter.top + letter.bottom) / 2
        line = lines[-1] if lines else None
        if line and line[0].bottom < middle < line[0].top:
            line.append(letter)
        else:
            lines.append([letter])
    return [sorted(line, key=lambda one: one.left) for line in lines]


def _line(letters: list[Letter], width: float) -> str:
    """Return a line with white space where the page has it."""
    text, column, end = "", width / WIDE, 0.0
    for letter in letters:
        size = letter.top - letter.bottom
        place = int(letter.left / column)
        if not text:
            text += " " * place
        elif letter.left - end > 1.6 * size:
            text += " " * max(3, place - len(text))
        elif letter.left - end > 0.11 * size:
            text += " "
        text += letter.sign
        end = letter.right
    return text

"""The fingerprints (dấu vân phiếu) that can be read on the pages of a signed PDF."""

import re
from collections.abc import Iterator

import pypdfium2

from chamdiem.formats.evidence import kinds, portable, refusals

_PAGES = 200
_SIGNS = 200_000
# 64 signs in groups of eight, as they are printed; a reader may break the line between groups.
_PRINTED = re.compile(r"(?<![0-9a-f])[0-9a-f]{8}(?:\s*[0-9a-f]{8}){7}(?![0-9a-f])")


def fingerprints(source: bytes, name: str) -> tuple[str, ...]:
    """Return what fingerprints stand on its pages, each once; none where no text can be read."""
    if not kinds.is_pdf(source):
        raise refusals.lies(name, "pdf", "tệp khác PDF")
    portable.look(source, name)
    document = pypdfium2.PdfDocument(source)
    try:
        return tuple(dict.fromkeys(_found(document)))
    finally:
        document.close()


def _found(document: pypdfium2.PdfDocument) -> Iterator[str]:
    for place in range(min(len(document), _PAGES)):
        page = document[place]
        words = page.get_textpage()
        try:
            said = words.get_text_range(0, min(words.count_chars(), _SIGNS))
        finally:
            words.close()
            page.close()
        for one in _PRINTED.findall(said):
            yield re.sub(r"\s", "", one)

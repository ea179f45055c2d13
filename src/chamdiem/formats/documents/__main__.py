"""`python -m chamdiem.formats.documents`: read one document from standard input under limits."""

import contextlib
import json
import sys
from typing import Any

from chamdiem.formats.confined import limits
from chamdiem.formats.documents import grids, office, pages

MOST = 200
_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n"
)
_DRAWN = {"picture": pages.picture, "sheet": pages.sheet}


def main() -> int:
    """Answer one request: the texts of a document, or one page as a picture."""
    rehearse()
    limits.give_up_rights()
    limits.enforce(limits.Limits.from_words(sys.argv[1:]))
    wanted, at = json.loads(sys.stdin.buffer.readline())
    source = sys.stdin.buffer.read()
    if wanted in _DRAWN:
        sys.stdout.buffer.write(_DRAWN[wanted](source, int(at)))
        return 0
    json.dump(_answer(source), sys.stdout, ensure_ascii=True)
    return 0


def rehearse() -> None:
    """Open one small PDF and load what opens a DOCX: afterwards no file can be opened."""
    pages.texts(_PDF, 1)
    pages.picture(_PDF, 0)
    pages.sheet(_PDF, 0)
    grids.rehearse()
    with contextlib.suppress(Exception):
        office.text(_empty())


def _empty() -> bytes:
    import io

    import docx

    kept = io.BytesIO()
    docx.Document().save(kept)
    return kept.getvalue()


def _answer(source: bytes) -> dict[str, Any]:
    try:
        if b"%PDF-" in source[:1024] or source.startswith(pages.PHOTOGRAPH):
            found, pictures, count = pages.texts(source, MOST)
            return {"kind": "pdf", "pages": found, "pictures": pictures, "count": count}
        return {"kind": "docx", "pages": [office.text(source)], "count": 1}
    except MemoryError:
        return {"exhausted": True}
    except Exception as failure:  # noqa: BLE001 - whatever a stranger's file does, it is told
        locked = "password" in str(failure).lower()
        return {"locked": True} if locked else {"broken": type(failure).__name__}


if __name__ == "__main__":
    sys.exit(main())

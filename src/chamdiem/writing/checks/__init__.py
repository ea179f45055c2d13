"""Reads a DOCX back and holds it against the form of NĐ 30/2020/NĐ-CP, line by line.

Every line of the form is one named check with what was found and what was expected. A check that
does not concern a document (a công văn has no type line) is not listed.
"""

import io

import docx

from chamdiem.writing.checks import bodies, closings, heads, pages
from chamdiem.writing.checks.check import Check, NotADocument
from chamdiem.writing.seen import Seen

CHECKS = (*pages.CHECKS, *heads.CHECKS, *bodies.CHECKS, *closings.CHECKS)


def check(source: bytes) -> tuple[Check, ...]:
    """Return every check that concerns the document, in the order of the form."""
    try:
        seen = Seen(docx.Document(io.BytesIO(source)))
    except Exception as trouble:
        raise NotADocument(
            "Tệp không phải DOCX đọc được; hãy lưu lại bằng Word rồi thử lại."
        ) from trouble
    return tuple(found for one in CHECKS for found in one(seen))


__all__ = ["CHECKS", "Check", "NotADocument", "Seen", "check"]

"""What a document's file holds, to be looked at page by page."""

from chamdiem.portal.directives.models import Directive, Text
from chamdiem.portal.files import storage

PAGED = ("application/pdf", "image/jpeg")


def content_of(*, directive: Directive) -> bytes | None:
    """Return the content of a document's file, nothing where it has none or it is not to be had."""
    file = directive.file
    if file is None or file.removal_asked_at is not None:
        return None
    try:
        with storage.storage().open(file.sha256) as stream:
            return stream.read()
    except (storage.Missing, storage.Unreached):
        return None


def sheets_of(*, directive: Directive, text: Text | None) -> int:
    """Return how many pages of a document can be looked at: none of a DOCX or plain text."""
    file = directive.file
    if file is None or text is None or file.kind not in PAGED or file.removal_asked_at:
        return 0
    return len(text.pages)

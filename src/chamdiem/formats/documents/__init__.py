"""The text of a stranger's document (lời văn): PDF, scan, DOCX, plain text; opened outside (I38).

A PDF with a text layer gives its lines as they stand on the page; a scan is read page by page by
tesseract with the Vietnamese model. Each works in a process of its own with limits.
"""

from chamdiem.formats.documents.asking import MOST_PAGES, Document, is_paged, page_of, text_of

__all__ = ["MOST_PAGES", "Document", "is_paged", "page_of", "text_of"]

"""Papers of the tests: composed as a PDF, and scanned from it: pictures of pages alone."""

from pathlib import Path

import pypdfium2
import typst


def composed(words: str, place: Path) -> bytes:
    """Return a page with those lines as a PDF with text."""
    lines = "\n\n".join(words.strip().splitlines())
    source = place / "a.typ"
    source.write_text(f'#set text(font: "Libertinus Serif", size: 13pt)\n{lines}', "utf-8")
    return typst.compile(source)


def scanned(paper: bytes, *, turned: bool = False) -> bytes:
    """Return a PDF whose pages are pictures of the pages of another."""
    old, new = pypdfium2.PdfDocument(paper), pypdfium2.PdfDocument.new()
    for page in old:
        bitmap = page.render(scale=3, grayscale=False, rotation=180 if turned else 0)
        image = pypdfium2.PdfImage.new(new)
        image.set_bitmap(bitmap)
        image.set_matrix(pypdfium2.PdfMatrix().scale(*page.get_size()))
        blank = new.new_page(*page.get_size())
        blank.insert_obj(image)
        blank.gen_content()
    return saved(new)


def saved(document: pypdfium2.PdfDocument) -> bytes:
    """Return a document as a file."""
    import io

    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def blank(pages: int = 1) -> bytes:
    """Return empty pages."""
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(595, 842)
    return saved(document)

"""One check of the form: what was asked, what was found."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from chamdiem.writing.measures import Range
from chamdiem.writing.seen import Seen, Text

NOT_THERE = "không thấy"


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the form: its code, what it asks, whether it is kept, what was found."""

    code: str
    title: str
    is_kept: bool
    found: str
    expected: str


class NotADocument(ValueError):
    """Raise when the bytes are no DOCX."""


Line = Callable[[Seen], Iterator[Check]]


def line(
    code: str,
    title: str,
    text: Text | None,
    words: str,
    size: Range,
    *,
    bold: bool,
    caps: bool = False,
) -> Check:
    """Hold one text against its letters: size, weight, capitals; upright."""
    expected = f"{words}, {'đậm' if bold else 'đứng'}, cỡ {size}"
    if text is None:
        return Check(code, title, False, NOT_THERE, expected)
    letters = text.bold == bold and not text.italic and (not caps or text.words.isupper())
    return Check(code, title, size.holds(text.size) and letters, text.described, expected)


def none_of(code: str, title: str, wrong: list[str], right: str) -> Check:
    """Say which texts leave the form, or that none does."""
    return Check(code, title, not wrong, "; ".join(wrong) or right, right)

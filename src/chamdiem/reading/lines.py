"""The lines of a source text, with their places, pages and columns."""

import re
from dataclasses import dataclass

from chamdiem.reading.keys import key_of
from chamdiem.reading.spans import Span

WHOLE, LEFT, RIGHT = 0, 1, 2
"""Columns of a line: over the whole width, or one side of a letterhead in two columns."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line (dòng) without the white space around it: its place, its page from 1, its column."""

    span: Span
    text: str
    key: str
    page: int = 1
    column: int = WHOLE
    indent: int = 0


_PAGE_NUMBER = re.compile(r"^[-–]?\s*(?:trang\s*)?\d{1,3}\s*[-–]?$", re.IGNORECASE)


def lines_of(text: str) -> tuple[Line, ...]:
    """Return the lines of a composed text; a form feed begins a page, page numbers fall away."""
    found, page, at = [], 1, 0
    for raw in text.splitlines(keepends=True):
        page += raw.count("\f")
        content = raw.strip()
        if content and not _PAGE_NUMBER.match(content):
            start = at + raw.index(content)
            span = Span(start, start + len(content))
            indent = len(raw) - len(raw.lstrip())
            found.append(Line(span, content, key_of(content), page, indent=indent))
        at += len(raw)
    return tuple(found)

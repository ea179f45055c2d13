"""Parts as bytes, piece by piece: tables for spreadsheets, lines of text, documents."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from chamdiem.formats.safety import inert

_PIECE = 64 * 1024
_MARK = "\ufeff"  # spreadsheets and editors of Windows take the file for UTF-8 by it


def table(heading: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[bytes]:
    """Write a table as CSV; text that a spreadsheet would compute is made harmless."""
    stream = io.StringIO()
    stream.write(_MARK)
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(heading)
    for row in rows:
        writer.writerow([_cell(each) for each in row])
        if stream.tell() > _PIECE:
            yield stream.getvalue().encode()
            stream = io.StringIO()
            writer = csv.writer(stream, lineterminator="\r\n")
    yield stream.getvalue().encode()


def lines(text: Iterable[str]) -> Iterator[bytes]:
    """Write lines of text."""
    yield _MARK.encode()
    for line in text:
        yield f"{line}\r\n".encode()


def document(value: Any) -> Iterator[bytes]:
    """Write plain data as JSON, alike for equal data."""
    yield f"{json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True)}\n".encode()


def _cell(value: object) -> object:
    if value is None:
        return ""
    return inert(value) if isinstance(value, str) else value

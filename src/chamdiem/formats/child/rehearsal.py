"""Read one tiny file of each kind, so that every module is loaded while that is allowed.

Python and its libraries load some modules only on first use; a process that has become
nobody may not be able to open them any more.
"""

import codecs
import contextlib
import io
from datetime import UTC, datetime

import openpyxl

from chamdiem.formats import schemes, tables
from chamdiem.formats.problems import Refused

_ENCODINGS = ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp437", "latin-1", "ascii")


def rehearse() -> None:
    """Go once through the readers, on files of our own."""
    for name in _ENCODINGS:
        codecs.lookup(name)
    tables.read(_workbook(), "rehearsal.xlsx")
    for broken in (b"PK\x03\x04", _workbook()[:-400], b'a,"', b"\xff\xfea\x00"):
        with contextlib.suppress(Refused):
            tables.read(broken, "rehearsal")
    with contextlib.suppress(Refused):
        schemes.load(b"format: 2\nmonths: {first: x}\nid: &a [*a]\n", "rehearsal.yaml")


def _workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["unit", 1, 0.5, True, datetime(2026, 8, 1, tzinfo=UTC).replace(tzinfo=None)])
    sheet["C1"].number_format = "0.00%"
    sheet["F1"] = "=1/0"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()

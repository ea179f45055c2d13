"""Know a file by its content, not by its name, and hand it to its reader."""

import io
import zipfile

from chamdiem.formats.problems import Place, refuse
from chamdiem.formats.returns import modern, old, plain, refusals
from chamdiem.formats.returns.pages import Page
from chamdiem.formats.tables.opening import foreign

BYTES = 20 * 1024 * 1024
_MACROS = ("vbaproject", "macrosheets/", "activex/")
_ADVICE = "Mở tệp bằng chương trình bảng tính rồi lưu thành “.xlsx”"


def read(source: bytes, name: str) -> tuple[Page, ...]:
    """Read the sheets of a file; raise Refused where it is none of ours to read."""
    if not source:
        raise refuse(Place(name), "Tệp rỗng, 0 byte", "tệp có nội dung", rule="empty-file")
    if len(source) > BYTES:
        raise refuse(
            Place(name),
            f"Tệp có {len(source) // 1_000_000} MB",
            f"tệp không quá {BYTES // 1_000_000} MB",
            "Lưu riêng phần số liệu của phiếu thành một tệp mới",
            rule="too-big",
        )
    if source.startswith(b"PK\x03\x04"):
        _refuse_macros(source, name)
        return modern.read(source, name)
    if source.startswith(old.START):
        return old.read(source, name)
    if kind := foreign(source):
        raise refuse(Place(name), f"Đây là {kind}", "tệp .xlsx, .xls hoặc .csv", _ADVICE, "foreign")
    return plain.read(source, name)


def _refuse_macros(source: bytes, name: str) -> None:
    """Refuse a workbook that brings a program; nothing of it was run."""
    try:
        with zipfile.ZipFile(io.BytesIO(source)) as archive:
            names = [item.filename.lower().replace("\\", "/") for item in archive.infolist()]
    except zipfile.BadZipFile:
        return  # the reader says what is broken
    if any(mark in each for mark in _MACROS for each in names):
        raise refusals.macros(name)

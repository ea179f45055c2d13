"""Know a file by its content, not by its name, and hand it to its reader."""

from chamdiem.formats.problems import Place, refuse
from chamdiem.formats.tables import delimited, sheets
from chamdiem.formats.tables.cells import Table

BYTES = 50_000_000

_FOREIGN = {
    b"\xd0\xcf\x11\xe0": "tệp Excel kiểu cũ (.xls) hoặc tệp Excel có mật khẩu",
    b"%PDF": "tệp PDF",
    b"PAR1": "tệp Parquet",
    b"\x1f\x8b": "tệp nén gzip",
    b"Rar!": "tệp nén RAR",
    b"{\\rtf": "tệp RTF",
}


def read(source: bytes, name: str) -> Table:
    """Read the one table of a CSV or XLSX file; raise Refused where there is none."""
    if len(source) > BYTES:
        raise refuse(
            Place(name),
            f"Tệp có {len(source) // 1_000_000} MB",
            f"tệp không quá {BYTES // 1_000_000} MB",
            rule="too-big",
        )
    if kind := foreign(source):
        raise refuse(
            Place(name),
            f"Đây là {kind}",
            "tệp CSV hoặc XLSX",
            "Mở bằng chương trình bảng tính rồi lưu thành “.xlsx” hoặc “CSV UTF-8”",
            rule="foreign-file",
        )
    if source.startswith(b"PK\x03\x04"):
        return sheets.read(source, name)
    return delimited.read(source, name)


def foreign(source: bytes) -> str:
    """Name the kind of a file that is known and not read here, or nothing."""
    return next((kind for magic, kind in _FOREIGN.items() if source.startswith(magic)), "")

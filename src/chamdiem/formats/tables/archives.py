"""An XLSX is a zip: look at its list of contents before anything is unpacked."""

import io
import zipfile
import zlib

from chamdiem.formats.problems import Place, Refused, refuse

MEMBERS = 2_000
UNPACKED = 300_000_000
RATIO = 200  # sheets of figures shrink about 10 times; a bomb shrinks 1,000 times
SMALL = 20_000_000  # below this nothing can hurt, however well it shrinks
SHEETS = "xl/worksheets/"
TAIL = 1_000_000  # letters of empty rows below the last value that are worth cutting off
_CHUNK = 1 << 20
_FILLED = (b"<v>", b"<v ", b"<is>", b"<is ", b"<f>", b"<f ")


def inspect(source: bytes, name: str) -> bool:
    """Refuse what is no workbook or a bomb; tell whether any sheet holds formulas."""
    try:
        with zipfile.ZipFile(io.BytesIO(source)) as archive:
            _check(archive.infolist(), len(source), name)
            return any(_has_formula(archive, item) for item in archive.infolist())
    # Its own errors are the least of what zipfile raises: an unknown packing, a password, a cut.
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError):
        raise refuse(
            Place(name),
            "Tệp nén hỏng hoặc có mật khẩu",
            "tệp .xlsx nguyên vẹn, không đặt mật khẩu",
            rule="broken-xlsx",
        ) from None


def _check(items: list[zipfile.ZipInfo], packed: int, name: str) -> None:
    unpacked = sum(item.file_size for item in items)
    if len(items) > MEMBERS or unpacked > UNPACKED or unpacked > max(SMALL, packed * RATIO):
        raise refuse(
            Place(name),
            f"Tệp bung ra thành {len(items)} phần, {unpacked // 1_000_000} MB",
            f"không quá {MEMBERS} phần, {UNPACKED // 1_000_000} MB và {RATIO} lần cỡ tệp",
            "Lưu riêng trang tính số liệu thành một tệp mới",
            rule="zip-bomb",
        )
    names = {item.filename for item in items}
    if "xl/workbook.xml" not in names and "[Content_Types].xml" not in names:
        raise _foreign(names, name)


def _foreign(names: set[str], name: str) -> Refused:
    kind = "tệp OpenDocument (.ods)" if "content.xml" in names else "tệp nén zip"
    return refuse(
        Place(name),
        f"Đây là {kind}, không phải XLSX",
        "tệp CSV hoặc XLSX",
        "Mở bằng chương trình bảng tính rồi lưu thành “.xlsx”",
        rule="foreign-file",
    )


def _has_formula(archive: zipfile.ZipFile, item: zipfile.ZipInfo) -> bool:
    if not item.filename.startswith(SHEETS):
        return False
    tail = b""
    with archive.open(item) as stream:
        while chunk := stream.read(_CHUNK):
            if b"<f>" in tail + chunk or b"<f " in tail + chunk or b"<f/" in tail + chunk:
                return True
            tail = chunk[-3:]
    return False


def without_empty_tail(source: bytes) -> bytes:
    """Return the workbook without long runs of empty rows below the last value.

    A border drawn down to the last row of a sheet leaves a million rows with nothing in
    them, and reading them would take longer than everything else.
    """
    with zipfile.ZipFile(io.BytesIO(source)) as old:
        cut = {item.filename: _cut(old, item) for item in old.infolist()}
        if not any(cut.values()):
            return source
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as new:
            for item in old.infolist():
                new.writestr(item.filename, cut[item.filename] or old.read(item))
    return stream.getvalue()


def _cut(archive: zipfile.ZipFile, item: zipfile.ZipInfo) -> bytes | None:
    if not item.filename.startswith(SHEETS) or item.file_size < TAIL:
        return None
    text = archive.read(item)
    end = text.rfind(b"</sheetData>")
    last = max(text.rfind(mark, 0, end) for mark in _FILLED)
    kept = text.find(b"</row>", last) + len(b"</row>")
    if end < 0 or last < 0 or end - kept < TAIL:
        return None
    return text[:kept] + text[end:]

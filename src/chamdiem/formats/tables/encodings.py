"""Bytes to text: UTF-8 or UTF-16; anything else is named, never guessed into words."""

import codecs

from chamdiem.formats.problems import Place, refuse

_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(source: bytes, name: str) -> str:
    """Return the text of a file; raise Refused where it is in another encoding."""
    encoding = _encoding(source)
    try:
        text = source.decode(encoding)
    except UnicodeDecodeError as failure:
        raise refuse(
            Place(name, line=source[: failure.start].count(b"\n") + 1),
            f"Byte 0x{source[failure.start]:02X} không phải chữ của {encoding.upper()}; "
            "tệp có lẽ theo bảng mã cũ như Windows-1258, Windows-1252, TCVN3 hoặc VNI",
            "tệp văn bản UTF-8 hoặc UTF-16",
            "Trong Excel chọn Lưu thành, loại “CSV UTF-8”",
            rule="encoding",
        ) from None
    if "\x00" in text:
        raise refuse(
            Place(name, line=text[: text.index("\x00")].count("\n") + 1),
            "Có ký tự rỗng (NUL) trong tệp",
            "tệp văn bản CSV hoặc tệp XLSX",
            rule="not-text",
        )
    return text


def _encoding(source: bytes) -> str:
    for mark, encoding in _MARKED:
        if source.startswith(mark):
            return encoding
    if source[1:2] == b"\x00":
        return "utf-16-le"
    return "utf-16-be" if source[:1] == b"\x00" else "utf-8"

"""The kinds of files that are taken, told by their first bytes, never by their name."""

from dataclasses import dataclass
from enum import StrEnum

from chamdiem.formats.evidence import refusals


class Family(StrEnum):
    """How a kind is looked into."""

    PDF = "pdf"
    ZIP = "zip"
    OLE = "ole"
    PICTURE = "picture"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind (loại tệp): its media type, its words, the endings a name may have."""

    media: str
    words: str
    endings: tuple[str, ...]
    family: Family


_OOXML = "application/vnd.openxmlformats-officedocument"
_ODF = "application/vnd.oasis.opendocument"
PDF = Kind("application/pdf", "tệp PDF", ("pdf",), Family.PDF)
JPEG = Kind("image/jpeg", "ảnh JPEG", ("jpg", "jpeg", "jfif"), Family.PICTURE)
PNG = Kind("image/png", "ảnh PNG", ("png",), Family.PICTURE)
WEBP = Kind("image/webp", "ảnh WebP", ("webp",), Family.PICTURE)
TIFF = Kind("image/tiff", "ảnh TIFF", ("tif", "tiff"), Family.PICTURE)
DOCX = Kind(f"{_OOXML}.wordprocessingml.document", "tệp Word", ("docx",), Family.ZIP)
XLSX = Kind(f"{_OOXML}.spreadsheetml.sheet", "tệp Excel", ("xlsx",), Family.ZIP)
PPTX = Kind(f"{_OOXML}.presentationml.presentation", "tệp PowerPoint", ("pptx",), Family.ZIP)
ODT = Kind(f"{_ODF}.text", "văn bản OpenDocument", ("odt",), Family.ZIP)
ODS = Kind(f"{_ODF}.spreadsheet", "bảng tính OpenDocument", ("ods",), Family.ZIP)
ODP = Kind(f"{_ODF}.presentation", "trình chiếu OpenDocument", ("odp",), Family.ZIP)
DOC = Kind("application/msword", "tệp Word 97", ("doc",), Family.OLE)
XLS = Kind("application/vnd.ms-excel", "tệp Excel 97", ("xls",), Family.OLE)
PPT = Kind("application/vnd.ms-powerpoint", "tệp PowerPoint 97", ("ppt",), Family.OLE)
TEXT = Kind("text/plain", "văn bản thuần", ("txt", "csv"), Family.TEXT)
ALL = (PDF, JPEG, PNG, WEBP, TIFF, DOCX, XLSX, PPTX, ODT, ODS, ODP, DOC, XLS, PPT, TEXT)
BY_ENDING = {ending: kind for kind in ALL for ending in kind.endings}
# Shown inside the page's frame, without anything of it being run.
SHOWN = frozenset(kind.media for kind in (PDF, JPEG, PNG, WEBP))

_ZIP, _OLE, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-"
_PDF_WITHIN = 1024  # readers accept a PDF that begins a little later
_PICTURES = (
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
)
_PROGRAMS = (
    (b"MZ", "chương trình Windows"),
    (b"\x7fELF", "chương trình Linux"),
    (b"#!", "kịch bản lệnh"),
    (b"\xca\xfe\xba\xbe", "chương trình Java hoặc macOS"),
    (b"\xfe\xed\xfa", "chương trình macOS"),
    (b"\xcf\xfa\xed\xfe", "chương trình macOS"),
    (b"L\x00\x00\x00\x01\x14\x02\x00", "lối tắt Windows"),
    (b"ITSF", "tệp trợ giúp Windows"),
)
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf'\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"PK\x05\x06", b"MSCF")
_SCRIPTS = ("<html", "<!doctype html", "<script", "<?php", "<svg", "<?xml", "<hta:")
# Endings that a machine runs, wherever they stand: in a name, inside a container.
_RUN = """
exe dll scr com pif cpl msi msp bat cmd ps1 psm1 vbs vbe js jse wsf wsh hta lnk reg jar sh app py
php asp aspx jsp html htm svg xhtml mht mhtml chm docm dotm xlsm xltm xlam pptm potm ppsm xll iso
img vhd apk
"""
RUN = frozenset(_RUN.split())


def needs_opening(source: bytes) -> bool:
    """Tell whether the content must be unpacked or parsed to be judged."""
    return source.startswith((_ZIP, _OLE)) or is_pdf(source)


def is_pdf(source: bytes) -> bool:
    """Tell whether the content is a PDF."""
    return _PDF in source[:_PDF_WITHIN]


def is_zip(source: bytes) -> bool:
    """Tell whether the content is a zip."""
    return source.startswith(_ZIP)


def is_ole(source: bytes) -> bool:
    """Tell whether the content is a container of the old Office."""
    return source.startswith(_OLE)


def program(source: bytes) -> str:
    """Say what a machine would run here, or nothing."""
    return next((words for magic, words in _PROGRAMS if source.startswith(magic)), "")


def plain(source: bytes, name: str) -> Kind:
    """Return the kind of what is not opened: a picture or a text; refuse anything else."""
    if found := program(source):
        raise refusals.program(name, found)
    if source.startswith(_ARCHIVES):
        raise refusals.packed(name)
    if source[:4] == b"RIFF" and source[8:12] == b"WEBP":
        return WEBP
    for magic, kind in _PICTURES:
        if source.startswith(magic):
            return kind
    start = text(source)[:2000].lstrip("\ufeff \r\n\t").lower()
    if not start:
        raise refusals.unknown(name)
    if start.startswith(_SCRIPTS) or "<script" in start:
        raise refusals.program(name, "trang web hoặc kịch bản")
    return TEXT


def text(source: bytes) -> str:
    """Return the content as text, empty where it is none."""
    if source.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif b"\x00" in source[:4096]:
        return ""
    else:
        encoding = "utf-8"
    try:
        return source.decode(encoding)
    except UnicodeDecodeError:
        return source.decode("cp1258", "ignore") if _is_old_text(source) else ""


def _is_old_text(source: bytes) -> bool:
    """Tell whether bytes of no Unicode are letters: hardly any control character among them."""
    control = sum(byte < 32 and byte not in b"\t\n\r\f" for byte in source[:4096])
    return control == 0


def ending(name: str) -> str:
    """Return the ending of a name in small letters, without its dot."""
    stem, dot, last = name.rpartition(".")
    return last.lower() if dot and stem else ""

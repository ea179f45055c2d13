"""DOCX, XLSX, PPTX and OpenDocument: a zip whose list of contents is judged before any part."""

import html
import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator

from chamdiem.formats.evidence import kinds, ole, refusals
from chamdiem.formats.evidence.kinds import Kind

MEMBERS = 5_000
UNPACKED = 400_000_000
RATIO = 200  # text shrinks some 20 times; a bomb shrinks 1,000 times
SMALL = 20_000_000  # below this nothing can hurt, however well it shrinks
READ = 4_000_000  # letters of one part that are looked at
FIRST_PAGE = 6_000  # letters that fill the first page of a document, and more
_MAIN = {
    "word/document.xml": kinds.DOCX,
    "xl/workbook.xml": kinds.XLSX,
    "ppt/presentation.xml": kinds.PPTX,
}
_ODF = {kind.media: kind for kind in (kinds.ODT, kinds.ODS, kinds.ODP)}
_MACROS = re.compile(
    r"(?:^|/)(?:vbaProject\.bin|vbaData\.xml|activeX/.*|macrosheets/.*|Basic/.*|Scripts/.*)$",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"^(?:word/(?:header|footer)\d*\.xml|word/document\.xml|xl/sharedStrings\.xml"
    r"|xl/worksheets/sheet1\.xml|ppt/slides/slide1\.xml|styles\.xml|content\.xml)$"
)
_BREAK = re.compile(
    r"</(?:w:p|a:p|si|is|text:p|text:h|w:tc|table:table-cell)>|<(?:w:br|w:cr)\b[^>]*>"
)
_TAB = re.compile(r"<(?:w:tab|text:tab)\b[^>]*/>")
_TAG = re.compile(r"<[^>]*>")
_ERRORS = (
    *(zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError),
    *(EOFError, OSError, ValueError),
)


def look(source: bytes, name: str) -> tuple[Kind, str]:
    """Return the kind and the text of the first page; refuse bombs, paths, macros, programs."""
    try:
        with zipfile.ZipFile(io.BytesIO(source)) as archive:
            items = archive.infolist()
            _check_sizes(items, len(source), name)
            for item in items:
                _check_member(item, name)
            kind = _kind(archive, name)
            _check_embedded(archive, items, name)
            return kind, _first_page(archive, items)
    # Its own errors are the least of what zipfile raises: an unknown packing, a cut.
    except (*_ERRORS, zipfile.LargeZipFile) as failure:
        raise refusals.broken(name, "tài liệu") from failure


def _check_sizes(items: list[zipfile.ZipInfo], packed: int, name: str) -> None:
    unpacked = sum(item.file_size for item in items)
    if len(items) > MEMBERS or unpacked > UNPACKED or unpacked > max(SMALL, packed * RATIO):
        trouble = f"Tệp bung ra thành {len(items)} phần, {unpacked // 1_000_000} MB"
        raise refusals.archive(name, trouble)


def _check_member(item: zipfile.ZipInfo, name: str) -> None:
    inside = item.filename.replace("\\", "/")
    parts = inside.split("/")
    is_link = stat.S_ISLNK(item.external_attr >> 16)
    if ".." in parts or inside.startswith("/") or ":" in parts[0] or is_link:
        raise refusals.archive(name, "Tệp có phần mang tên dẫn ra ngoài tệp")
    if item.flag_bits & 1:
        raise refusals.broken(name, "tài liệu")
    if _MACROS.search(inside):
        raise refusals.program(name, "macro")
    if kinds.ending(parts[-1]) in kinds.RUN:
        raise refusals.program(name, f"tệp chạy được “.{kinds.ending(parts[-1])}”")


def _kind(archive: zipfile.ZipFile, name: str) -> Kind:
    names = set(archive.namelist())
    if "mimetype" in names:
        media = _read(archive, "mimetype", 200).strip()
        if media in _ODF:
            return _ODF[media]
    if "[Content_Types].xml" in names:
        if "macroEnabled" in _read(archive, "[Content_Types].xml", READ):
            raise refusals.program(name, "macro")
        for part, kind in _MAIN.items():
            if part in names:
                return kind
    raise refusals.packed(name)


def _check_embedded(archive: zipfile.ZipFile, items: list[zipfile.ZipInfo], name: str) -> None:
    """Refuse an object inside the document that is a program, or a parcel that may hold one."""
    for item in items:
        if "embeddings/" not in item.filename.lower() and not item.filename.startswith("Object"):
            continue
        with archive.open(item) as stream:
            inside = stream.read(READ)
        if found := kinds.program(inside):
            raise refusals.program(name, found)
        if kinds.is_ole(inside):
            ole.refuse_programs(inside, name)


def _first_page(archive: zipfile.ZipFile, items: list[zipfile.ZipInfo]) -> str:
    return "\n".join(_texts(archive, items))


def _texts(archive: zipfile.ZipFile, items: list[zipfile.ZipInfo]) -> Iterator[str]:
    for item in items:
        if _FIRST.match(item.filename):
            yield _plain(_read(archive, item.filename, READ))[:FIRST_PAGE]


def _plain(xml: str) -> str:
    """Return the words of a part, each paragraph and each cell on a line of its own."""
    return html.unescape(_TAG.sub("", _BREAK.sub("\n", _TAB.sub("\t", xml))))


def _read(archive: zipfile.ZipFile, part: str, most: int) -> str:
    with archive.open(part) as stream:
        return stream.read(most).decode("utf-8", "replace")

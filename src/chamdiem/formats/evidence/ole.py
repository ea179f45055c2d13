"""DOC, XLS, PPT of the old Office: told by the names of their streams, which are never coded."""

import re

from chamdiem.formats.evidence import kinds, refusals
from chamdiem.formats.evidence.kinds import Kind
from chamdiem.formats.evidence.marks import in_text

_SIGNS = (("WordDocument", kinds.DOC), ("Workbook", kinds.XLS), ("Book", kinds.XLS))
_MACROS = ("_VBA_PROJECT", "_VBA_PROJECT_CUR", "VBA", "Macros")
_PARCELS = ("\x01Ole10Native", "Package")
_ENTRY = 128  # bytes of one entry of the directory; its name comes first, in 64 of them
_CONTROL = re.compile("[\x00-\x1f]+")
# A word in a table of strings of XLS stands behind its length and a flag, not between lines.
_IN_SHEETS = tuple(
    (len(mark).to_bytes(2, "little") + b"\x01" + mark.encode("utf-16-le"), mark)
    for mark in ("MẬT", "TỐI MẬT", "TUYỆT MẬT")
)


def look(source: bytes, name: str) -> tuple[Kind, str]:
    """Return the kind and the lines that bear a mark; refuse macros, parcels and passwords."""
    refuse_programs(source, name)
    if _has(source, "EncryptedPackage"):
        raise refusals.broken(name, "tài liệu")
    for stream, kind in (*_SIGNS, ("PowerPoint Document", kinds.PPT)):
        if _has(source, stream):
            return kind, _marked(source)
    raise refusals.unknown(name)


def refuse_programs(source: bytes, name: str) -> None:
    """Refuse a container that holds macros, or a parcel that may hold any file."""
    if any(_has(source, stream) for stream in _MACROS):
        raise refusals.program(name, "macro")
    if any(_has(source, stream) for stream in _PARCELS):
        raise refusals.program(name, "gói tệp nhúng")


def _has(source: bytes, stream: str) -> bool:
    """Tell whether the directory names a stream: the name, its end, its length, at its place."""
    name = stream.encode("utf-16-le") + b"\x00\x00"
    place = source.find(name)
    while place >= 0:
        length = int.from_bytes(source[place + 64 : place + 66], "little")
        if place % _ENTRY == 0 and length == len(name):
            return True
        place = source.find(name, place + 2)
    return False


def _marked(source: bytes) -> str:
    """Return the mark that stands as a line of the text, wherever the text lies in the file."""
    for shift in (0, 1):
        lines = _CONTROL.sub("\n", source[shift:].decode("utf-16-le", "ignore"))
        if found := in_text("\n".join(line for line in lines.split("\n") if len(line) < 200)):
            return found
    return next((mark for coded, mark in _IN_SHEETS if coded in source), "")

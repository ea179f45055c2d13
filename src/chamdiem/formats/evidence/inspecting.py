"""Judge one file: what it is, whether its name says so, whether it may be kept."""

from dataclasses import dataclass

from chamdiem.formats.evidence import kinds, marks, ole, portable, refusals, zipped
from chamdiem.formats.evidence.kinds import Family, Kind


@dataclass(frozen=True, slots=True)
class Inspected:
    """What a file is; `is_read` says whether the words of its first page could be had."""

    media: str
    ending: str
    is_read: bool


def inspect(source: bytes, name: str) -> Inspected:
    """Return what the file is, or refuse it with the reason."""
    if not source:
        raise refusals.empty(name)
    if mark := marks.in_name(name):
        raise refusals.secret(name, mark, "trong tên tệp")
    if kinds.ending(name) in kinds.RUN:
        raise refusals.program(name, f"tệp chạy được “.{kinds.ending(name)}”")
    kind, words = _look(source, name)
    if mark := marks.in_text(words):
        raise refusals.secret(name, mark, "trong nội dung")
    return Inspected(kind.media, _ending(kind, name), bool(words.strip()))


def _look(source: bytes, name: str) -> tuple[Kind, str]:
    if kinds.is_zip(source):
        return zipped.look(source, name)
    if kinds.is_ole(source):
        return ole.look(source, name)
    if kinds.program(source):
        raise _program(source, name)
    if kinds.is_pdf(source):
        return kinds.PDF, portable.look(source, name)
    kind = kinds.plain(source, name)
    is_text = kind.family is Family.TEXT
    return kind, kinds.text(source)[: zipped.FIRST_PAGE] if is_text else ""


def _program(source: bytes, name: str) -> Exception:
    said = kinds.ending(name)
    found = kinds.program(source)
    return (
        refusals.lies(name, said, found)
        if said in kinds.BY_ENDING
        else refusals.program(name, found)
    )


def _ending(kind: Kind, name: str) -> str:
    """Return the ending the name shall have: its own where true; a picture's is set right."""
    said = kinds.ending(name)
    if said in kind.endings:
        return said
    other = kinds.BY_ENDING.get(said)
    if other is None or (other.family is kind.family is Family.PICTURE):
        return kind.endings[0]
    raise refusals.lies(name, said, kind.words)

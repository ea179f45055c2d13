"""Walk the chain (chuỗi băm) and name the first entry that does not follow from those before.

The digest of an entry is the SHA-256 of its text. The hash of a link is the SHA-256 of the
hash before it and its own digest, both as they are written: 64 hexadecimal digits each.
"""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from chamdiem.formats.problems import Place, Problem

GENESIS = "0" * 64
_KEEP = "Hãy giữ nguyên cơ sở dữ liệu, lập biên bản và so với bản sao lưu gần nhất."


class Row(NamedTuple):
    """One link with the text of its entry; without a text the entry is closed to the reader."""

    number: int
    entry: int
    digest: str
    hash: str
    text: str | None
    is_gone: bool = False


@dataclass(frozen=True, slots=True)
class Walk:
    """How far the chain holds: links that follow one another, and what stopped the walk."""

    count: int
    head: str
    closed: int
    passed: Mapping[int, str]
    finding: Problem | None = None


def digest(text: str) -> str:
    """Return the digest of an entry's text, or of two hashes written together."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def walk(rows: Iterable[Row], name: str, marks: Collection[int] = ()) -> Walk:
    """Follow the chain to its end or to the first row that breaks it; note hashes at marks."""
    waiting = iter(rows)
    passed: dict[int, str] = {}
    count, head, closed = 0, GENESIS, 0
    for row in waiting:
        if not _follows(row, count + 1, head):
            finding = _finding(row, count + 1, head, waiting, name)
            return Walk(count, head, closed, passed, finding)
        count, head = row.number, row.hash
        closed += row.text is None
        if count in marks:
            passed[count] = head
    return Walk(count, head, closed, passed)


def unlinked(entry: int, name: str) -> Problem:
    """Return the finding of an entry that stands in no link."""
    return Problem(
        Place(f"{name}, mã {entry}"),
        "Mục này không có trong chuỗi",
        "mỗi mục được nối vào chuỗi khi ghi",
        f"Mục đã được chèn thêm, hoặc mắt xích của nó đã bị xoá. {_KEEP}",
        "unlinked",
    )


def _follows(row: Row, number: int, previous: str) -> bool:
    return (
        row.number == number
        and not row.is_gone
        and (row.text is None or _is_own(row, row.text))
        and row.hash == digest(previous + row.digest)
    )


def _is_own(row: Row, text: str) -> bool:
    return digest(text) == row.digest and text.startswith(f"[{row.entry}, ")


def _finding(row: Row, number: int, previous: str, later: Iterator[Row], name: str) -> Problem:
    """Say what is wrong with the first row that does not follow."""
    place = Place(f"{name}, mục số {number}")
    if row.number > number:
        return _missing(place, number, row.number - 1)
    if row.number < number:
        found = f"Sau số {number - 1} lại đến số {row.number}"
        return _problem(place, found, f"số {number}", "Thứ tự đã bị đổi.", "reordered")
    if row.is_gone:
        found = f"Chuỗi có mắt xích, nhưng mục (mã {row.entry}) không còn"
        return _problem(place, found, "mục đúng như lúc ghi", "Mục đã bị xoá.", "missing")
    if row.hash != digest(previous + row.digest):
        return _broken(place, row, previous, later)
    return _altered(place, row, later)


def _missing(place: Place, first: int, last: int) -> Problem:
    which = f"số {first}" if first == last else f"các số {first} đến {last}"
    return _problem(
        place, f"Chuỗi không còn {which}", "mọi số liền nhau", "Mục đã bị xoá.", "missing"
    )


def _broken(place: Place, row: Row, previous: str, later: Iterator[Row]) -> Problem:
    """Tell a link that changed places from one that was altered."""
    own = next((each for each in later if each.hash == digest(previous + each.digest)), None)
    if own is not None:
        found = f"Mắt xích đúng của chỗ này lại mang số {own.number}"
        return _problem(place, found, "đúng thứ tự lúc ghi", "Thứ tự đã bị đổi.", "reordered")
    expected = digest(previous + row.digest)
    return _problem(
        place,
        f"Mã băm nối chuỗi ghi {_short(row.hash)}",
        f"{_short(expected)}, tính từ mục trước và mục này",
        "Mắt xích đã bị sửa.",
        "altered",
    )


def _altered(place: Place, row: Row, later: Iterator[Row]) -> Problem:
    """Tell an entry that changed places from one whose content was altered."""
    found = digest(row.text or "")
    other = next((each for each in later if each.digest == found), None)
    if other is not None:
        said = f"Nội dung (mã {row.entry}) là nội dung của số {other.number}"
        return _problem(place, said, "đúng thứ tự lúc ghi", "Thứ tự đã bị đổi.", "reordered")
    return _problem(
        place,
        f"Nội dung (mã {row.entry}) có mã băm {_short(found)}",
        f"{_short(row.digest)} như lúc ghi",
        "Nội dung đã bị sửa.",
        "altered",
    )


def _problem(place: Place, found: str, expected: str, cause: str, rule: str) -> Problem:
    return Problem(place, found, expected, f"{cause} {_KEEP}", rule)


def _short(value: str) -> str:
    return f"{value[:16]}…"

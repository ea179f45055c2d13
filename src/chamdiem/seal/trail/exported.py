"""The export of the trail (bản xuất nhật ký): JSON Lines, a head and then one link a line.

An entry that the reader may not open, or did not ask for, is closed and stands as its digest
alone: the chain can be followed all the same. Neither closed nor with a text is one that was gone.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from chamdiem.formats.problems import Place, Problem, Refused, refuse
from chamdiem.seal import shape
from chamdiem.seal.shape import Maybe
from chamdiem.seal.trail.chain import Row, Walk

KIND = "chamdiem-trail"
FORMAT = 1
LONGEST_LINE = 1 << 20
_HEAD = {
    "kind": str,
    "format": int,
    "made_at": str,
    "asked": shape.Named(str),
    "number": int,
    "hash": str,
}
_LINE = {
    "number": int,
    "entry": int,
    "digest": str,
    "hash": str,
    "closed": bool,
    "text": Maybe(str),
}
_ADVICE = "Tệp đã bị sửa hoặc bị cắt; hãy xuất lại nhật ký."


@dataclass(frozen=True, slots=True)
class Head:
    """What an export says of itself: when, what was asked for, where the chain ended."""

    made_at: str
    number: int
    hash: str
    asked: Mapping[str, str] = field(default_factory=dict)

    @property
    def line(self) -> bytes:
        """The first line of the file."""
        return _written({"kind": KIND, "format": FORMAT, **self._fields()})

    def finding(self, walked: Walk, name: str) -> Problem | None:
        """Return what is wrong where the lines end elsewhere than the head says."""
        if walked.finding or (walked.count, walked.head) == (self.number, self.hash):
            return None
        place = Place(f"{name}, mục số {min(walked.count, self.number) + 1}")
        found = f"Tệp dừng ở số {walked.count}"
        return Problem(place, found, f"tới số {self.number} như dòng đầu ghi", _ADVICE, "missing")

    def _fields(self) -> dict[str, Any]:
        return {
            "made_at": self.made_at,
            "asked": dict(self.asked),
            "number": self.number,
            "hash": self.hash,
        }


def line(row: Row) -> bytes:
    """Write one link."""
    return _written(
        {
            "number": row.number,
            "entry": row.entry,
            "digest": row.digest,
            "hash": row.hash,
            "closed": row.text is None and not row.is_gone,
            "text": row.text,
        }
    )


def head_of(first: bytes, name: str) -> Head:
    """Read the first line, or refuse the file."""
    place = Place(name, line=1)
    value = _read(first, _HEAD, place)
    if (value["kind"], value["format"]) != (KIND, FORMAT):
        expected = f"{KIND}, định dạng {FORMAT}"
        raise refuse(place, "Không phải bản xuất nhật ký", expected, rule="kind")
    return Head(value["made_at"], value["number"], value["hash"], value["asked"])


def rows_of(lines: Iterable[bytes], name: str) -> Iterator[Row]:
    """Read the links, each in the one form in which it is written."""
    for at, source in enumerate(lines, 2):
        place = Place(name, line=at)
        value = _read(source, _LINE, place)
        row = _row(value)
        if line(row) != source:
            raise _odd(place, "Dòng không viết theo dạng của bản xuất")
        yield row


def _row(value: Mapping[str, Any]) -> Row:
    text, is_gone = value["text"], value["text"] is None and not value["closed"]
    return Row(value["number"], value["entry"], value["digest"], value["hash"], text, is_gone)


def _read(source: bytes, expected: Any, place: Place) -> dict[str, Any]:
    try:
        value = json.loads(source)
        shape.check(value, expected)
    except (ValueError, RecursionError) as failure:
        what = f" ({failure.path})" if isinstance(failure, shape.WrongShape) else ""
        raise _odd(place, f"Không đọc được dòng{what}") from None
    return dict(value)


def _written(value: Mapping[str, Any]) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass") + b"\n"


def _odd(place: Place, found: str) -> Refused:
    return refuse(place, found, "tệp do “Nhật ký → Xuất” tạo", _ADVICE, "form")

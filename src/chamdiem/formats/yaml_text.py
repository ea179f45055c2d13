"""YAML read as text: every scalar keeps its characters, everything its line and column.

YAML's own guesses (`no`, `1.10`, `2026-08-01`) are not made: a scheme says 18.50 and means
18.50. Aliases and tags are refused, so a small file cannot unfold into a large one.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from chamdiem.formats.problems import Place, Problem, Refused, refuse

LARGEST_FILE = 1024 * 1024
DEEPEST = 24
MOST_NODES = 100_000

Path = tuple[str | int, ...]

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SLIPS = {
    "mapping values are not allowed": "dấu hai chấm thừa, hoặc dòng thụt sai",
    "could not find expected ':'": "thiếu dấu hai chấm sau tên trường",
    "did not find expected ',' or": "ngoặc mở mà không đóng, hoặc thiếu dấu phẩy",
    "did not find expected key": "dòng thụt sai, hoặc thiếu tên trường",
    "did not find expected '-'": "dòng thụt sai trong danh sách",
    "cannot start any token": "ký tự không được đứng đầu ở đây, ví dụ dấu tab",
    "found unexpected end of stream": "ngoặc kép mở mà không đóng",
    "control characters": "có ký tự điều khiển",
}
_EMPTY = {"", "~", "null", "Null", "NULL"}


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a value stands, and where the key before it; lines and columns from 1."""

    value: tuple[int, int]
    key: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Document:
    """A file as plain mappings, lists, texts and None, with the place of each.

    `duplicates` are keys that stand twice; `notes` say what was tidied on reading.
    """

    name: str
    data: Any
    spots: Mapping[Path, Spot]
    duplicates: tuple[Problem, ...]
    notes: tuple[str, ...]

    def place(self, path: Path, *, key: bool = False) -> Place:
        """Return where `path` stands, or its nearest parent that stands in the file."""
        while path and path not in self.spots:
            path, key = path[:-1], True
        spot = self.spots.get(path, Spot((1, 1), (1, 1)))
        line, column = spot.key if key else spot.value
        return Place(self.name, line=line, column=column)


def read(source: bytes, name: str) -> Document:
    """Read one YAML document, or refuse the file."""
    text, notes = _decode(source, name)
    reader = _Reader(name)
    try:
        data = reader.document(yaml.parse(text, Loader=_LOADER))
    except yaml.YAMLError as error:
        raise _unreadable(error, name) from error
    if reader.forbidden:
        raise Refused(reader.forbidden)
    if reader.composed:
        notes.append("Chữ ở dạng Unicode tổ hợp rời (NFD) đã được đọc như dạng dựng sẵn (NFC).")
    return Document(name, data, reader.spots, tuple(reader.duplicates), tuple(notes))


def _decode(source: bytes, name: str) -> tuple[str, list[str]]:
    place = Place(name)
    if len(source) > LARGEST_FILE:
        raise refuse(place, f"Tệp có {len(source)} byte", f"nhiều nhất {LARGEST_FILE} byte")
    notes = []
    if source.startswith(b"\xef\xbb\xbf"):
        notes.append("Dấu BOM ở đầu tệp đã được bỏ qua.")
    try:
        return source.decode("utf-8-sig"), notes
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        raise refuse(
            Place(name, line=line),
            f"Byte {source[error.start]:#04x} không phải UTF-8",
            "tệp văn bản mã hoá UTF-8",
            "Hãy lưu lại tệp với bảng mã UTF-8.",
            "encoding",
        ) from error


def _unreadable(error: yaml.YAMLError, name: str) -> Refused:
    mark = getattr(error, "problem_mark", None)
    place = Place(name, line=mark.line + 1, column=mark.column + 1) if mark else Place(name)
    said = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    slip = next((slip for part, slip in _SLIPS.items() if part in said), said)
    return refuse(
        place,
        f"Không đọc được YAML: {slip}",
        "YAML đúng cú pháp",
        "Hãy xem khoảng trắng đầu dòng, dấu hai chấm và dấu ngoặc kép ở dòng này.",
        "syntax",
    )


class _Reader:
    """Turns parser events into plain data; one instance reads one file."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.spots: dict[Path, Spot] = {}
        self.duplicates: list[Problem] = []
        self.forbidden: list[Problem] = []
        self.composed = False
        self._nodes = 0

    def document(self, events: Iterator[Any]) -> Any:
        """Read the only document of the file."""
        next(events)  # the stream's beginning
        if isinstance(next(events), yaml.StreamEndEvent):
            raise refuse(Place(self.name), "Tệp trống", "một bộ tiêu chí", rule="empty")
        data = self._node(next(events), events, (), None)
        next(events)
        after = next(events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise refuse(self._place(after), "Có tài liệu YAML thứ hai", "một tài liệu một tệp")
        return data

    def _node(self, event: Any, events: Iterator[Any], path: Path, key: Any) -> Any:
        self._count(event, path)
        self._forbid(event)
        self.spots[path] = Spot(_at(event), _at(key or event))
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(events, path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(events, path)
        return self._scalar(event)

    def _mapping(self, events: Iterator[Any], path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise refuse(self._place(event), "Tên trường không phải là chữ", "tên trường")
            key = self._scalar(event) or ""
            first = self.spots.get((*path, key))
            value = self._node(next(events), events, (*path, key), event)
            if key in found and first:
                self._twice(event, key, first)
            found[key] = value
        return found

    def _sequence(self, events: Iterator[Any], path: Path) -> list[Any]:
        found: list[Any] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            found.append(self._node(event, events, (*path, len(found)), None))
        return found

    def _scalar(self, event: Any) -> str | None:
        if not isinstance(event, yaml.ScalarEvent):
            return None
        if event.implicit[0] and event.value in _EMPTY:
            return None
        value = unicodedata.normalize("NFC", event.value)
        self._require_printable(event, value)
        self.composed = self.composed or value != event.value
        return value.strip()

    def _require_printable(self, event: Any, value: str) -> None:
        """Refuse what an escape in quotes smuggles in; no database and no terminal takes it."""
        odd = next((letter for letter in value if is_control(letter)), None)
        if odd is not None:
            found, place = f"Có ký tự điều khiển U+{ord(odd):04X}", self._place(event)
            self.forbidden.append(Problem(place, found, "chữ in được", "", "control"))

    def _count(self, event: Any, path: Path) -> None:
        self._nodes += 1
        if len(path) > DEEPEST:
            raise refuse(self._place(event), f"Lồng sâu hơn {DEEPEST} tầng", "tệp ít tầng hơn")
        if self._nodes > MOST_NODES:
            raise refuse(self._place(event), f"Có hơn {MOST_NODES} phần tử", "tệp nhỏ hơn")

    def _forbid(self, event: Any) -> None:
        what = ""
        if isinstance(event, yaml.AliasEvent):
            what = f"Bí danh YAML *{event.anchor}"
        elif event.anchor:
            what = f"Neo YAML &{event.anchor}"
        elif event.tag:
            what = f"Thẻ kiểu YAML {event.tag}"
        if what:
            advice = "Giá trị dùng chung hãy ghi ở “defaults”."
            place = self._place(event)
            self.forbidden.append(Problem(place, what, "giá trị ghi trực tiếp", advice, "alias"))

    def _twice(self, event: Any, key: str, first: Spot) -> None:
        found = f"Trường “{key}” ghi lần thứ hai (lần đầu ở dòng {first.key[0]})"
        problem = Problem(self._place(event), found, "mỗi trường một lần", "", "duplicate-key")
        self.duplicates.append(problem)

    def _place(self, event: Any) -> Place:
        line, column = _at(event)
        return Place(self.name, line=line, column=column)


def is_control(letter: str) -> bool:
    """Tell a control character from text; line ends and tabs are text.

    Marks that turn the direction of writing are controls: they make a page say other things
    than the file.
    """
    turns = "\u202a" <= letter <= "\u202e" or "\u2066" <= letter <= "\u2069"
    return letter not in "\n\t" and (turns or unicodedata.category(letter) == "Cc")


def _at(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1

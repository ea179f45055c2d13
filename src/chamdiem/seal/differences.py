"""Where two values of JSON differ: each place by its path, with what was found and expected."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

ABSENT = "không có"


@dataclass(frozen=True, slots=True)
class Difference:
    """One place: its path, what stands there, what should."""

    path: str
    found: str
    expected: str

    def __str__(self) -> str:
        """Say it in one line."""
        return f"{self.path}: ghi {self.found}, tính lại được {self.expected}"


def between(found: Any, expected: Any, path: str) -> Iterator[Difference]:
    """Walk two values side by side, in the order of what is expected."""
    if isinstance(found, dict) and isinstance(expected, dict):
        for name in [*expected, *(name for name in found if name not in expected)]:
            yield from _within(found, expected, name, f"{path}/{name}")
    elif isinstance(found, list) and isinstance(expected, list) and len(found) == len(expected):
        for index, (one, other) in enumerate(zip(found, expected, strict=True)):
            yield from between(one, other, f"{path}/{index}")
    elif type(found) is not type(expected) or found != expected:
        yield Difference(path, shown(found), shown(expected))


def _within(found: Any, expected: Any, name: str, path: str) -> Iterator[Difference]:
    if name not in found:
        yield Difference(path, ABSENT, shown(expected[name]))
    elif name not in expected:
        yield Difference(path, shown(found[name]), ABSENT)
    else:
        yield from between(found[name], expected[name], path)


def shown(value: Any, longest: int = 60) -> str:
    """Write a value for people, cut where it is long."""
    match value:
        case None:
            return "trống"
        case bool():
            return "đúng" if value else "sai"
        case dict() | list():
            return f"{len(value)} mục"
    text = "".join(letter if letter.isprintable() else "�" for letter in str(value)[:longest])
    return f"“{text}…”" if len(str(value)) > longest else f"“{text}”"

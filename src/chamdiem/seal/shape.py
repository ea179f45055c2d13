"""The shape of a document, said as plain values, and whether a stranger's document has it.

A type stands for itself, a list for a list of its one shape, an object for exactly these
fields (a name ending in `?` may be absent), `Named` for an object of any names.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_KINDS = {
    str: "chữ",
    int: "số nguyên",
    bool: "true hoặc false",
    dict: "đối tượng",
    list: "danh sách",
}


@dataclass(frozen=True, slots=True)
class Named:
    """An object whose names are not known beforehand, all of one shape."""

    shape: Any


@dataclass(frozen=True, slots=True)
class Maybe:
    """A value that may be null."""

    shape: Any


class WrongShape(ValueError):
    """Raise at the first place that has another shape."""

    def __init__(self, path: str, expected: str) -> None:
        """Keep the place and what should stand there."""
        super().__init__(path, expected)
        self.path, self.expected = path, expected


def check(value: Any, shape: Any, path: str = "") -> None:
    """Compare a value with a shape, down to its leaves."""
    match shape:
        case type():
            _require(type(value) is shape, path, _KINDS[shape])
        case Maybe() if value is not None:
            check(value, shape.shape, path)
        case list():
            _each(value, shape[0], path)
        case Named():
            _require(type(value) is dict, path, _KINDS[dict])
            for name, each in value.items():
                check(each, shape.shape, f"{path}/{name}")
        case dict():
            _fields(value, shape, path)


def _each(value: Any, shape: Any, path: str) -> None:
    _require(type(value) is list, path, _KINDS[list])
    for index, each in enumerate(value):
        check(each, shape, f"{path}/{index}")


def _fields(value: Any, shape: Mapping[str, Any], path: str) -> None:
    _require(type(value) is dict, path, _KINDS[dict])
    allowed = {name.rstrip("?") for name in shape}
    needed = {name for name in shape if not name.endswith("?")}
    for name in sorted(needed - value.keys()):
        raise WrongShape(f"{path}/{name}", "trường này phải có")
    for name in sorted(value.keys() - allowed):
        raise WrongShape(f"{path}/{name}", "không có trường này")
    for name, inner in shape.items():
        plain = name.rstrip("?")
        if plain in value:
            check(value[plain], inner, f"{path}/{plain}")


def _require(holds: bool, path: str, expected: str) -> None:
    if not holds:
        raise WrongShape(path, expected)

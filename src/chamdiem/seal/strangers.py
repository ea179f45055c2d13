"""JSON from a stranger: read within limits, and only in its one canonical form."""

import json
from typing import Any, NoReturn

from chamdiem.formats.problems import Place, Refused, refuse
from chamdiem.seal import canonical, shape

LARGEST_FILE = 64 * 1024 * 1024
MOST_VALUES = 4_000_000
DEEPEST = 12
_ADVICE = "Tệp đã bị sửa, hoặc không do “chamdiem” viết; hãy lấy lại bản gốc."
_LONGEST_NUMBER = 16


class _Odd(ValueError):
    """Raise while reading, with what was found."""


def read(source: bytes, name: str, expected: Any) -> dict[str, Any]:
    """Return the document of that shape, or refuse the file."""
    _within_limits(source, name)
    try:
        value = json.loads(
            source.decode(),
            object_pairs_hook=_object,
            parse_float=_float,
            parse_int=_integer,
            parse_constant=_float,
        )
    except _Odd as failure:
        raise _refused(name, str(failure)) from None
    except UnicodeDecodeError as failure:
        raise _refused(name, f"Byte thứ {failure.start + 1} không phải UTF-8") from None
    except (ValueError, RecursionError) as failure:
        raise _refused(name, f"Không đọc được JSON ({_said(failure)})") from None
    if not isinstance(value, dict):
        raise _refused(name, "Không phải một đối tượng JSON")
    _require_shallow(value, name)
    _require_canonical(value, source, name)
    try:
        shape.check(value, expected)
    except shape.WrongShape as failure:
        place = failure.path.lstrip("/") or "tài liệu"
        raise refuse(
            Place(f"{name}, {place}"), "Sai cấu trúc", failure.expected, _ADVICE, "shape"
        ) from None
    return dict(value)


def _within_limits(source: bytes, name: str) -> None:
    if len(source) > LARGEST_FILE:
        raise refuse(
            Place(name),
            f"Tệp có {len(source)} byte",
            f"nhiều nhất {LARGEST_FILE} byte",
            rule="size",
        )
    if sum(source.count(mark) for mark in (b",", b"[", b"{")) > MOST_VALUES:
        raise refuse(
            Place(name), "Tệp có quá nhiều giá trị", f"nhiều nhất {MOST_VALUES}", rule="size"
        )


def _require_shallow(value: Any, name: str) -> None:
    level: list[Any] = [value]
    depth = 0
    while level:
        depth += 1
        if depth > DEEPEST:
            raise _refused(name, f"Lồng nhau sâu quá {DEEPEST} tầng")
        inner = (each.values() if isinstance(each, dict) else each for each in level)
        level = [child for each in inner for child in each if isinstance(child, dict | list)]


def _require_canonical(value: Any, source: bytes, name: str) -> None:
    try:
        expected = canonical.encode(value)
    except canonical.NotCanonical as failure:
        raise _refused(name, f"Có giá trị không được phép: {failure}") from None
    if expected != source:
        pairs = enumerate(zip(expected, source, strict=False))
        shorter = min(len(expected), len(source))
        at = next((index for index, (one, other) in pairs if one != other), shorter)
        raise _refused(name, f"Byte thứ {at + 1} không theo dạng chuẩn tắc (RFC 8785)")


def _refused(name: str, found: str) -> Refused:
    expected = "JSON dạng chuẩn tắc, số thập phân ghi thành chữ"
    return refuse(Place(name), found, expected, _ADVICE, "form")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise _Odd(f"Trường {twice[:60]!a} đứng hai lần")
    return value


def _float(text: str) -> NoReturn:
    raise _Odd(f"Số {text[:30]} không phải số nguyên")


def _integer(text: str) -> int:
    if len(text) > _LONGEST_NUMBER + 1:
        raise _Odd(f"Số {text[:30]}… quá dài")
    return int(text)


def _said(failure: Exception) -> str:
    if isinstance(failure, json.JSONDecodeError):
        return f"tại ký tự thứ {failure.pos + 1}"
    return "lồng nhau quá sâu" if isinstance(failure, RecursionError) else "không đúng cú pháp"

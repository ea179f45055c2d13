"""Canonical JSON (dạng chuẩn tắc, RFC 8785): one value, one row of bytes.

Only null, true, false, whole numbers up to 2^53 - 1, texts, arrays and objects: a number
with decimals is a text, so no binary float is ever written or read.
"""

import json
import re
from collections.abc import Iterable
from typing import Any

LARGEST = 2**53 - 1  # beyond this not every reader of JSON keeps the number
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class NotCanonical(ValueError):
    """Raise for a value that has no canonical form; says what it is."""


def encode(value: Any) -> bytes:
    """Write a value in its canonical form.

    >>> encode({"b": [1, None], "a": "7.96"})
    b'{"a":"7.96","b":[1,null]}'
    """
    check(value)
    return written(value)


def written(value: Any) -> bytes:
    """Write a value that was checked before, or is part of one."""
    text = _dumped(value, sort_keys=True)
    if _ASTRAL.search(text):  # the one case in which code points sort otherwise than UTF-16
        text = _dumped(_ordered(value), sort_keys=False)
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise NotCanonical("nửa cặp mã UTF-16 đứng một mình") from error


def check(value: Any) -> None:
    """Refuse what has no canonical form."""
    waiting = [value]
    while waiting:
        each = waiting.pop()
        kind = type(each)
        if kind is dict:
            if any(type(key) is not str for key in each):
                raise NotCanonical("tên trường không phải chữ")
            waiting.extend(each.values())
        elif kind is list:
            waiting.extend(each)
        elif kind is int:
            if not -LARGEST <= each <= LARGEST:
                raise NotCanonical(f"số nguyên vượt {LARGEST}")
        elif each is not None and kind is not str and kind is not bool:
            raise NotCanonical(f"giá trị kiểu {kind.__name__}; số thập phân phải ghi thành chữ")


def _dumped(value: Any, *, sort_keys: bool) -> str:
    return json.dumps(
        value, ensure_ascii=False, allow_nan=False, separators=(",", ":"), sort_keys=sort_keys
    )


def in_order(names: Iterable[str]) -> list[str]:
    """Return the names of an object in the order of their UTF-16 units."""
    return sorted(names, key=_units)


def _ordered(value: Any) -> Any:
    """Return the value with the keys of every object in the order of their UTF-16 units."""
    if isinstance(value, dict):
        return {key: _ordered(value[key]) for key in in_order(value)}
    return [_ordered(each) for each in value] if isinstance(value, list) else value


def _units(key: str) -> bytes:
    return key.encode("utf-16-be", "surrogatepass")

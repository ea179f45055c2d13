"""A sealed month from its bytes: its form is checked, nothing in it is believed yet."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from chamdiem.formats.problems import Place, refuse
from chamdiem.seal import canonical, document, strangers, tree
from chamdiem.seal.shape import Maybe, Named

_DIGEST = re.compile(r"[0-9a-f]{64}")
_SIGNATURE = re.compile(r"[0-9a-f]{128}")
_BODY = {
    "frame": {
        "month": str,
        "as_of": Maybe(str),
        "engine": str,
        "figures_sha256": str,
        "source": str,
        "approval?": {"number": str, "date": str, "revision?": int},
    },
    "scheme": {"id": str, "version": str, "sha256": str, "source": str},
    "organisation": [{"code": str, "name": str, "block": str}],
    "figures": Named(Named(str)),
    "origins": Named(Named(str)),
    "ruled?": Named(Named({"points": str, "reason": str})),
    "results": Named(dict),
    "persons": [{"id": str, "commitment": str, "unit": str, "weight?": str}],
    "signer": {"algorithm": str, "public_key": str},
}
_HASHES: dict[str, dict[str, Named]] = {
    **{name: {"fields": Named(str)} for name in tree.FIELDS},
    **{name: {"rows": Named(str), "columns": Named(str)} for name in tree.TABLES},
    **{f"{name}?": {"rows": Named(str), "columns": Named(str)} for name in tree.SOMETIMES},
}
_SHAPE = {
    "format": int,
    "kind": str,
    "body": _BODY,
    "hashes": _HASHES,
    "root": str,
    "signature": str,
}


@dataclass(frozen=True, slots=True)
class Sealed:
    """The parts of a sealed month as they stand in the file."""

    name: str
    body: Mapping[str, Any]
    hashes: tree.Hashes
    root: bytes
    public_key: bytes
    signature: bytes


def read(source: bytes, name: str) -> Sealed:
    """Read a sealed month, or refuse a file that is none."""
    whole = strangers.read(source, name, _SHAPE)
    body = whole["body"]
    _require(whole["kind"], document.KIND, name, "kind")
    _require(whole["format"], document.FORMAT, name, "format")
    _require(body["signer"]["algorithm"], document.ALGORITHM, name, "body/signer/algorithm")
    _require_composed(whole, source.decode(), name)
    for section, key in tree.TABLES.items():
        if key:
            _require_once([row[key] for row in body[section]], name, f"body/{section}")
    return Sealed(
        name,
        body,
        whole["hashes"],
        _bytes(_DIGEST, whole["root"], name, "root"),
        _bytes(_DIGEST, body["signer"]["public_key"], name, "body/signer/public_key"),
        _bytes(_SIGNATURE, whole["signature"], name, "signature"),
    )


def _require(found: Any, expected: Any, name: str, path: str) -> None:
    if found != expected:
        said = f"Ghi {str(found)[:60]!a}"
        raise refuse(Place(f"{name}, {path}"), said, str(expected), rule="kind")


def _require_once(keys: list[str], name: str, path: str) -> None:
    twice = next((key for key, times in Counter(keys).items() if times > 1), None)
    if twice is not None:
        found = f"{twice[:60]!a} đứng hai lần"
        raise refuse(Place(f"{name}, {path}"), found, "mỗi mã một lần", rule="twice")


def _require_composed(whole: Mapping[str, Any], text: str, name: str) -> None:
    """Refuse text outside NFC everywhere but in the scheme, whose bytes stay as they are."""
    if unicodedata.is_normalized("NFC", text):
        return
    body = {**whole["body"], "scheme": None}
    rest = canonical.written({**whole, "body": body}).decode()
    if not unicodedata.is_normalized("NFC", rest):
        raise refuse(Place(name), "Có chữ ở dạng Unicode tổ hợp rời (NFD)", "dạng dựng sẵn (NFC)")


def _bytes(pattern: re.Pattern[str], text: str, name: str, path: str) -> bytes:
    if not pattern.fullmatch(text):
        expected = "chữ số thập lục phân viết thường, đủ độ dài"
        raise refuse(Place(f"{name}, {path}"), f"Ghi {text[:60]!a}", expected, rule="hex")
    return bytes.fromhex(text)

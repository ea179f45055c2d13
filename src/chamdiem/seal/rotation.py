"""A new key (thay khoá): the old key names it and signs, the new one signs that it is held."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from chamdiem.formats.problems import Place, refuse
from chamdiem.seal import canonical, signing, strangers
from chamdiem.seal.signing import Signer

KIND = "chamdiem-key-rotation"
FORMAT = 1
_HEX = {"old": 64, "new": 64, "by_old": 128, "by_new": 128}
_SHAPE = {"format": int, "kind": str, **dict.fromkeys(_HEX, str)}


@dataclass(frozen=True, slots=True)
class Rotation:
    """One step from an old key to a new one."""

    old: bytes
    new: bytes


def rotate(old: Signer, new: Signer) -> bytes:
    """Return the file that hands what is trusted of the old key on to the new one."""
    message = signing.statement("rotation", old.public_key, new.public_key)
    return canonical.encode(
        {
            "format": FORMAT,
            "kind": KIND,
            "old": old.public_key.hex(),
            "new": new.public_key.hex(),
            "by_old": old.sign(message).hex(),
            "by_new": new.sign(message).hex(),
        }
    )


def read(source: bytes, name: str) -> Rotation:
    """Read one step, or refuse a file whose signatures do not hold."""
    whole = strangers.read(source, name, _SHAPE)
    if (whole["kind"], whole["format"]) != (KIND, FORMAT):
        expected = f"{KIND}, định dạng {FORMAT}"
        raise refuse(Place(name), "Không phải tệp thay khoá", expected, rule="kind")
    for field, length in _HEX.items():
        if not re.fullmatch(rf"[0-9a-f]{{{length}}}", whole[field]):
            expected = f"{length} chữ số thập lục phân viết thường"
            raise refuse(Place(f"{name}, {field}"), "Sai dạng", expected, rule="hex")
    old, new, by_old, by_new = (bytes.fromhex(whole[field]) for field in _HEX)
    message = signing.statement("rotation", old, new)
    if not (signing.is_signed(old, message, by_old) and signing.is_signed(new, message, by_new)):
        found = "Chữ ký thay khoá không khớp"
        raise refuse(Place(name), found, "tệp do “chamdiem key rotate” tạo", rule="signature")
    return Rotation(old, new)


def reached(trusted: Iterable[bytes], rotations: Iterable[Rotation]) -> set[bytes]:
    """Return the trusted keys and all that they handed on to, step by step."""
    keys, waiting = set(trusted), list(rotations)
    while onward := [step for step in waiting if step.old in keys]:
        keys.update(step.new for step in onward)
        waiting = [step for step in waiting if step not in onward]
    return keys

"""Persons of a sealed month (I24): an opaque id and a salted commitment, never a name.

Names, posts and salts stand in a second, private file. Once that is erased, nothing in the
sealed file leads back to a person, and its signature still holds.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from chamdiem.formats.problems import Findings, Place, Problem
from chamdiem.seal import canonical, strangers, tree
from chamdiem.seal.person_list import Person
from chamdiem.seal.shape import Named

KIND = "chamdiem-names"
FORMAT = 1
ID = 16
SALT = 32  # bytes of chance a person: without them a name could be guessed and tried
_SALT = re.compile(rf"[0-9a-f]{{{2 * SALT}}}")
_NAMES = {
    "format": int,
    "kind": str,
    "persons": Named({"name": str, "post": str, "salt": str}),
}


def committed(
    persons: Sequence[Person], chance: Sequence[bytes]
) -> tuple[list[dict[str, str]], bytes]:
    """Return what the public file says of the persons, and the private file of their names.

    `chance` holds for each person 16 bytes of an id and 32 of a salt.
    """
    public, private = [], {}
    for person, drawn in zip(persons, chance, strict=True):
        code, salt = person.id or drawn[:ID].hex(), drawn[ID:].hex()
        entry = {"id": code, "unit": person.unit}
        entry["commitment"] = commitment(salt, code, person.name, person.post)
        public.append({**entry, "weight": person.weight} if person.weight else entry)
        private[code] = {"name": person.name, "post": person.post, "salt": salt}
    names = {"format": FORMAT, "kind": KIND, "persons": private}
    return sorted(public, key=lambda entry: entry["id"]), canonical.encode(names)


def commitment(salt: str, code: str, name: str, post: str) -> str:
    """Return the digest that binds a person to an id without telling who it is."""
    texts = (unicodedata.normalize("NFC", text).encode() for text in (code, name, post))
    return tree.digest("person", bytes.fromhex(salt), *texts).hex()


def names(source: bytes, name: str) -> dict[str, Any]:
    """Read the private file of names, or refuse it."""
    whole = strangers.read(source, name, _NAMES)
    wrong = Findings()
    if (whole["kind"], whole["format"]) != (KIND, FORMAT):
        wrong.add(Problem(Place(name), "Không phải tệp tên người", f"{KIND}, định dạng {FORMAT}"))
    for code, entry in whole["persons"].items():
        if not _SALT.fullmatch(entry["salt"]):
            place = Place(f"{name}, persons/{code}/salt")
            wrong.add(Problem(place, "Sai dạng", "64 chữ số thập lục phân viết thường"))
    wrong.refuse()
    return dict(whole["persons"])


def disagreements(
    public: Sequence[Mapping[str, str]], private: Mapping[str, Mapping[str, str]]
) -> Iterator[str]:
    """Name the persons whose name or post is not the one that was sealed."""
    sealed = {person["id"]: person["commitment"] for person in public}
    for code, entry in private.items():
        if code not in sealed:
            yield f"persons/{code}: người này không có trong bản chốt"
        elif commitment(entry["salt"], code, entry["name"], entry["post"]) != sealed[code]:
            yield f"persons/{code}: tên hoặc chức vụ khác lúc chốt"

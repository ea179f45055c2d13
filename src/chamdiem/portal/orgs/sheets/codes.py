"""Which organisation a code means on a day: in a list of that day, or in a file beside it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Protocol

CODES = ("unit_code", "area_code", "identifier")


class Coded(Protocol):
    """What bears codes: a node of the tree, a line of a file."""

    @property
    def unit_code(self) -> str:
        """The code in files of figures."""

    @property
    def area_code(self) -> str:
        """The code of an administrative unit."""

    @property
    def identifier(self) -> str:
        """The identifier under QĐ 20/2020."""


@dataclass(slots=True)
class Codes:
    """Codes of all kinds, each with whom it means; a code of two means nobody."""

    meant: dict[str, set[int]] = field(default_factory=dict)

    def add(self, key: int, one: Coded, own: str = "") -> None:
        """Take note of one organisation's codes, and of the id that is its own."""
        for code in (own, *(getattr(one, name) for name in CODES)):
            if code:
                self.meant.setdefault(code.casefold(), set()).add(key)

    def find(self, code: str) -> set[int]:
        """Return whom a code means: nobody, one, or several where it is not enough."""
        return self.meant.get(code.casefold(), set())

    def plain(self, one: Coded, own: str) -> str:
        """Return the first code that means this one alone; its own id always does."""
        given = (getattr(one, name) for name in CODES)
        return next((code for code in given if code and len(self.find(code)) == 1), own)

    def nearest(self, code: str) -> str:
        """Suggest the nearest code, or say nothing."""
        near = get_close_matches(code.casefold(), self.meant, n=1, cutoff=0.7)
        return f"Có phải là {near[0]} không?" if near else ""


def holders(rows: Iterable[tuple[str, str, int]]) -> Mapping[tuple[str, str], set[int]]:
    """Return who bears each code, from rows of field, code and key."""
    found: dict[tuple[str, str], set[int]] = {}
    for name, code, key in rows:
        if code:
            found.setdefault((name, code), set()).add(key)
    return found

"""A scheme file while it is being checked: readable even where it is wrong.

Every reader answers None for what is malformed; the shape check has said so already, and
the checks of coherence go on with the rest.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from chamdiem.engine import decimals
from chamdiem.formats.problems import Findings, Place, Problem
from chamdiem.formats.schemes import merging
from chamdiem.formats.yaml_text import Document, Path

MOST_PLACES = 9
_NUMBER = re.compile(r"[0-9]{1,18}(\.[0-9]{1,9})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Spotted:
    """A node of the tree with its path in the file."""

    path: Path
    node: Mapping[str, Any]

    @property
    def is_group(self) -> bool:
        """Tell a group from a leaf, as the file does: by its children."""
        return "children" in self.node

    @property
    def code(self) -> str:
        """The node's code, or an empty text."""
        return text(self.node.get("code")) or ""

    @property
    def rule(self) -> Mapping[str, Any]:
        """The leaf's rule, or an empty one."""
        return as_mapping(self.node.get("rule"))

    @property
    def kind(self) -> str:
        """The kind of the leaf's rule, or an empty text."""
        return text(self.rule.get("kind")) or ""

    @property
    def policy(self) -> Mapping[str, Any]:
        """The leaf's policies, or none."""
        return as_mapping(self.node.get("policy"))


@dataclass(frozen=True, slots=True)
class Draft:
    """The file's data with the defaults put in, its places, and what is wrong so far."""

    document: Document
    data: Mapping[str, Any]
    origins: Mapping[Path, Path]
    findings: Findings

    @classmethod
    def of(cls, document: Document, findings: Findings) -> "Draft":
        """Put the defaults in."""
        whole = document.data if isinstance(document.data, dict) else {}
        data, origins = merging.merged(whole)
        return cls(document, data, origins, findings)

    def place(self, path: Path, *, key: bool = False) -> Place:
        """Return where a value stands; one from the defaults stands there."""
        for length in range(len(path), 0, -1):
            head = path[:length]
            if head in self.origins and path not in self.document.spots:
                return self.document.place((*self.origins[head], *path[length:]), key=key)
        return self.document.place(path, key=key)

    def object(self, path: Path, found: str, expected: str, rule: str, advice: str = "") -> None:
        """Note that something does not fit."""
        self.findings.add(Problem(self.place(path), found, expected, advice, rule))

    def at(self, *path: str | int) -> Any:
        """Return the value at `path`, or None."""
        value: Any = self.data
        for part in path:
            try:
                value = value[part]
            except (KeyError, IndexError, TypeError):
                return None
        return value

    def inputs(self) -> Mapping[str, Mapping[str, Any]]:
        """Return the well-formed inputs by code."""
        found = self.at("inputs")
        return {code: item for code, item in found.items() if isinstance(item, dict)}

    def nodes(self) -> Iterator[Spotted]:
        """Walk the tree from the top."""
        yield from _walk(self.at("tree"), ("tree",))

    def views(self) -> Iterator[Spotted]:
        """Walk the views across the tree."""
        return (Spotted(path, view) for path, view in self.listed("views"))

    def leaves(self) -> Iterator[Spotted]:
        """Walk the leaves of the tree that have a rule."""
        return (spotted for spotted in self.nodes() if not spotted.is_group and spotted.rule)

    def listed(self, name: str) -> Iterator[tuple[Path, Mapping[str, Any]]]:
        """Walk a top-level list of mappings with their paths."""
        yield from lines(self.at(name), (name,))

    @property
    def decimals(self) -> int | None:
        """How many decimals points have."""
        return places(self.at("points", "decimals"))

    @property
    def total_decimals(self) -> int | None:
        """How many decimals the total has: as stated, else those of points."""
        stated = places(self.at("rounding", "total"))
        return self.decimals if stated is None else stated

    def too_fine(self, path: Path, value: Any, digits: int | None) -> bool:
        """Note a number with more decimals than there may be; tell whether it was one."""
        if decimal(value) is None or digits is None or scaled(value, digits) is not None:
            return False
        found = f"“{value}” quá nhiều chữ số thập phân"
        self.object(path, found, f"nhiều nhất {digits} chữ số thập phân", "decimals")
        return True


def _walk(nodes: Any, path: Path) -> Iterator[Spotted]:
    for index, node in enumerate(as_list(nodes)):
        if isinstance(node, dict):
            here = (*path, index)
            yield Spotted(here, node)
            yield from _walk(node.get("children"), (*here, "children"))


def text(value: Any) -> str | None:
    """Return the text that stands there, or None where there is none."""
    return value if isinstance(value, str) and value else None


def as_mapping(value: Any) -> Mapping[str, Any]:
    """Return the mapping that stands there, or an empty one."""
    return value if isinstance(value, dict) else {}


def lines(value: Any, path: Path) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """Walk the lines of a table with their paths."""
    for index, item in enumerate(as_list(value)):
        if isinstance(item, dict):
            yield (*path, index), item


def as_list(value: Any) -> list[Any]:
    """Return the list that stands there, or an empty one."""
    return value if isinstance(value, list) else []


def decimal(value: Any) -> Decimal | None:
    """Return a number written as the schema wants it, or None."""
    written = text(value)
    return Decimal(written) if written and _NUMBER.fullmatch(written) else None


def places(value: Any) -> int | None:
    """Return a number of decimals, or None."""
    number = decimal(value)
    return int(number) if number is not None and number in range(MOST_PLACES + 1) else None


def scaled(value: Any, digits: int | None) -> int | None:
    """Return a number scaled by so many decimals, or None where it does not fit."""
    number = decimal(value)
    return None if number is None or digits is None else decimals.scaled(number, digits)

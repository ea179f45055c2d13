"""What a spreadsheet would change: founded, changed, unchanged; nothing is done here."""

import hashlib
from dataclasses import dataclass
from datetime import date

from chamdiem.formats.organisations import Line
from chamdiem.portal.orgs.choices import Block, Confidence, Kind
from chamdiem.portal.orgs.facts import Node

FIELDS = (
    "name", "short_name", "kind", "block", "parent", "unit_code", "area_code", "identifier",
    "confidence", "note",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an organisation is to be; `parent` is a key: of a node its id, of a line -1 - place."""

    name: str
    kind: Kind
    block: Block
    parent: int | None
    short_name: str = ""
    unit_code: str = ""
    area_code: str = ""
    identifier: str = ""
    confidence: Confidence = Confidence.CONFIRMED
    note: str = ""


@dataclass(frozen=True, slots=True)
class Founding:
    """A line that would become an organisation; `key` is what others of the file call it."""

    key: int
    line: Line
    wanted: Wanted
    on: date


@dataclass(frozen=True, slots=True)
class Change:
    """An organisation that would be something else from a day on."""

    node: Node
    line: Line
    wanted: Wanted
    on: date

    @property
    def differing(self) -> tuple[str, ...]:
        """The fields that would differ."""
        return differing(self.node, self.wanted)


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything a file would do, with who stays as it is and who is not in the file."""

    founded: tuple[Founding, ...]
    changed: tuple[Change, ...]
    unchanged: int
    untouched: int

    @property
    def size(self) -> int:
        """How many organisations the file would touch."""
        return len(self.founded) + len(self.changed)

    @property
    def digest(self) -> str:
        """Name this very plan, so that what is done is what was shown."""
        told = [
            *((each.key, each.on, each.wanted) for each in self.founded),
            *((each.node.version_id, each.on, each.wanted) for each in self.changed),
        ]
        return hashlib.sha256(repr(told).encode()).hexdigest()


def differing(node: Node, wanted: Wanted) -> tuple[str, ...]:
    """Return the fields in which an organisation differs from what it is to be."""
    now = {name: getattr(node, name) for name in FIELDS if name != "parent"}
    now["parent"] = node.parent_id
    return tuple(name for name in FIELDS if getattr(wanted, name) != now[name])

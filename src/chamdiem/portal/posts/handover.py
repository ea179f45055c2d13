"""What a handover sheet is made of: each room tells its part (nội dung bàn giao).

A room registers what it collects when it starts, in `AppConfig.ready`; this room, which stands
lower, only asks. The sheet is frozen when it is opened: headings and plain lines.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, Protocol

from chamdiem.portal.orgs.models import Organisation


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a sheet: a heading and plain lines, or why there are none."""

    heading: str
    lines: tuple[str, ...]
    empty: str = "Không có."


class Collect(Protocol):
    """What a room registers: gathers its parts for an organisation as of a day."""

    def __call__(self, *, organisation: Organisation, on: date, at: datetime) -> Sequence[Section]:
        """Return the parts, in the order in which they should be read."""


class RegisteredTwice(Exception):
    """Raise when two rooms register under one name."""


_collected: dict[str, Collect] = {}


def register(name: str, collect: Collect) -> None:
    """Let a room tell its part of every sheet opened from now on."""
    if _collected.setdefault(name, collect) is not collect:
        raise RegisteredTwice(name)


def sheet(*, organisation: Organisation, on: date, at: datetime) -> list[dict[str, Any]]:
    """Return the whole sheet as it is frozen, room by room in the order of their names."""
    return [
        asdict(section)
        for _, collect in sorted(_collected.items())
        for section in collect(organisation=organisation, on=on, at=at)
    ]

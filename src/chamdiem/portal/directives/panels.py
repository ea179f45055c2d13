"""What rooms above show on the page of a document: tasks given from it, who made it known.

A room registers itself when it starts; this room asks them all and knows none of them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from chamdiem.portal.directives.models import Directive


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a panel: words that lead somewhere, and a state in words, tone and icon."""

    words: str
    address: str
    note: str = ""
    light: tuple[str, str, str] = ("", "", "")


@dataclass(frozen=True, slots=True)
class Panel:
    """One part of the page (phần của trang văn bản)."""

    code: str
    title: str
    hint: str
    lines: tuple[Line, ...]
    button: str = ""
    address: str = ""


Show = Callable[..., Panel | None]
_SHOWN: dict[str, Show] = {}


def register(code: str, show: Show) -> None:
    """Let a room show a part; registering again replaces it."""
    _SHOWN[code] = show


def all_of(*, directive: Directive, user: Any, at: datetime) -> tuple[Panel, ...]:
    """Return every part that rooms show to the person."""
    found = (show(directive=directive, user=user, at=at) for show in _SHOWN.values())
    return tuple(panel for panel in found if panel is not None)

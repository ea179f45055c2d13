"""What a file proposes for the draft, as plain values that a page carries and sends back."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from chamdiem.formats.returns import LoadedReturn

CELL, REMARK = "c", "r"
_NAME = re.compile(r"([cr]):([0-9]{0,9}):(.+)", re.DOTALL)
_NO_TEXT = re.compile("[\0\ud800-\udfff]")  # no database keeps NUL or half a letter


@dataclass(frozen=True, slots=True)
class Proposed:
    """One figure or explanation: its text, the version it was written against, where it stood.

    `seen` is None where the file does not say; `was` is what stood in the cell then.
    """

    kind: str
    code: str
    text: str
    place: str
    seen: int | None = None
    was: str | None = None

    @property
    def key(self) -> str:
        """Name it as the fields of the page do."""
        return f"{self.kind}:{self.code}"


def proposals(loaded: LoadedReturn) -> tuple[Proposed, ...]:
    """Return what a file as read proposes."""
    cells = (
        Proposed(CELL, one.code, one.text, one.place.short, one.seen, one.was)
        for one in loaded.cells
    )
    remarks = (
        Proposed(REMARK, one.leaf, one.text, one.place.short, one.seen, one.was)
        for one in loaded.remarks
    )
    return (*cells, *remarks)


def posted(given: Mapping[str, Any]) -> tuple[Proposed, ...]:
    """Read back what a page carried: `c:3:CODE` was written against version 3."""
    found, places = [], _places(str(given.get("places", "")))
    for name in given:
        shape = _NAME.fullmatch(name)
        text = str(given[name])
        if shape and not _NO_TEXT.search(text):
            kind, seen, code = shape[1], shape[2], shape[3]
            place = str(places.get(f"{kind}:{code}", ""))[:200]
            found.append(Proposed(kind, code, text, place, int(seen) if seen else None))
    return tuple(found)


def places_written(places: Mapping[str, str]) -> str:
    """Write where each figure stood in the file, as a page carries it in one field."""
    return json.dumps(dict(places), ensure_ascii=False)


def _places(written: str) -> Mapping[str, Any]:
    try:
        found = json.loads(written or "{}")
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}

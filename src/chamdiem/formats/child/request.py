"""What the parent asks: one line of JSON, then the bytes of the files."""

import json
from dataclasses import dataclass
from typing import Any, BinaryIO


@dataclass(frozen=True, slots=True)
class Request:
    """A file to read: a scheme, figures of a scheme, organisations, a return, tasks."""

    source: bytes
    name: str
    scheme: Any = None
    month: str = ""
    units: bytes | None = None
    units_name: str = ""
    words: Any = None
    asked: Any = None
    layout: Any = None
    is_tasks: bool = False

    def sent(self) -> bytes:
        """Return the request as bytes."""
        head = {
            "name": self.name,
            "size": len(self.source),
            "scheme": self.scheme,
            "month": self.month,
            "has_units": self.units is not None,
            "units_name": self.units_name,
            "words": self.words,
            "asked": self.asked,
            "layout": self.layout,
            "is_tasks": self.is_tasks,
        }
        return json.dumps(head).encode() + b"\n" + self.source + (self.units or b"")

    @classmethod
    def receive(cls, stream: BinaryIO) -> "Request":
        """Read a request back."""
        head = json.loads(stream.readline())
        source, rest = stream.read(head["size"]), stream.read()
        return cls(
            source,
            head["name"],
            head["scheme"],
            head["month"],
            rest if head["has_units"] else None,
            head["units_name"],
            head["words"],
            head["asked"],
            head["layout"],
            head["is_tasks"],
        )

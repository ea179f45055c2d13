"""Log lines as JSON, one each, without personal data.

An error is written as its type and the places it passed, never with its message or its
variables: those may hold a name or a figure.
"""

import json
import logging
import traceback
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

from chamdiem.portal.common import requests

# What a caller may add by `extra=`; anything else is dropped.
FIELDS = ("route", "method", "status", "ms")


class Lines(logging.Formatter):
    """Write a record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Write when, how grave, who says it, what, and where an error came from."""
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.name if _may_name(record) else record.getMessage(),
            "request": requests.current_id(),
        }
        line |= {name: getattr(record, name) for name in FIELDS if hasattr(record, name)}
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__qualname__
            line["passed"] = places(record.exc_info[2])
        return json.dumps(line, ensure_ascii=False)


def _may_name(record: logging.LogRecord) -> bool:
    """Tell whether the message may hold an address or the words of an error."""
    return bool(record.exc_info) or record.name == "django.request"


def places(trail: TracebackType | None) -> list[str]:
    """Return the places an error passed, nearest last: file:line function."""
    return [
        f"{frame.filename.rpartition('site-packages/')[2]}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(trail)[-12:]
    ]

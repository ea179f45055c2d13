"""The trail as a file: every link, with the text of those entries that were asked for.

The rows come from a cursor of the server, so that a million of them take no memory here.
"""

from collections.abc import Iterator
from typing import Any

from django.db import connection, transaction

from chamdiem.portal.audit.queries import Asked
from chamdiem.seal.trail import exported, stored
from chamdiem.seal.trail.chain import Row
from chamdiem.seal.trail.exported import Head

LINES_AT_ONCE = 1000


def lines(asked: Asked, head: Head) -> Iterator[bytes]:
    """Write the export: its head, then all links up to where the head says they end."""
    yield head.line
    opened, values = _opened(asked)
    query = stored.links(opened=opened, until="%s")
    with transaction.atomic(), connection.chunked_cursor() as cursor:
        cursor.execute(query, [*values, head.number])
        while rows := cursor.fetchmany(LINES_AT_ONCE):
            yield b"".join(exported.line(Row(*row)) for row in rows)


def _opened(asked: Asked) -> tuple[str, list[Any]]:
    """Return the condition under which an entry is open to the reader, with its values."""
    people = None if asked.people is None else list(asked.people)
    parts: list[tuple[str, Any]] = [
        ("e.at >= %s", asked.since),
        ("e.at < %s", asked.until),
        ("e.verb = ANY(%s)", list(asked.verbs) or None),
        ("e.verb <> ALL(%s)", list(asked.hidden) or None),
        ("e.subject_kind = %s", asked.subject_kind or None),
        ("e.subject_id = %s", asked.subject_id or None),
        ("%s && ARRAY[e.actor::text, e.on_behalf_of::text]", people),
    ]
    kept = [(condition, value) for condition, value in parts if value is not None]
    return " AND ".join(one for one, _ in kept) or "true", [value for _, value in kept]

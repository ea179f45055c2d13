"""The trail's entries that concern the scope, and the piece of the chain that proves them.

An entry that concerns others stands in the piece by its digest only: enough to follow the
chain, and nothing of it can be read. The piece reaches from the first entry that concerns the
scope to the first anchor (bản neo) after the last one, or to that last one where none is yet.
"""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Q

from chamdiem.portal.audit import verbs
from chamdiem.portal.audit.models import Anchor, Entry, Link
from chamdiem.portal.supervision.queries.months import CHUNK, Row, instant
from chamdiem.seal.trail import stored
from chamdiem.seal.trail.chain import GENESIS

Subjects = Mapping[str, Collection[str]]
ENTRIES = (
    "mắt xích", "lúc", "việc", "mã việc", "người (mã)", "thay mặt (mã)", "đối tượng",
    "mã đối tượng", "chi tiết", "trước", "sau", "mã yêu cầu",
)  # fmt: skip
# A text only of what concerns the scope; the words are those by which the chain is verified.
PIECE = (
    f"SELECT l.number, l.entry_id, l.digest, l.hash, CASE WHEN e.id IS NOT NULL THEN {stored.TEXT} "
    "ELSE '' END FROM audit_link l LEFT JOIN audit_entry e ON e.id = l.entry_id "
    "AND e.id = ANY(%s) WHERE l.number BETWEEN %s AND %s ORDER BY l.number"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Which links are exported, the hash before the first, and which entries are readable."""

    first: int
    last: int
    before: str
    readable: frozenset[int]


def piece(*, subjects: Subjects) -> Piece | None:
    """Return the piece of the chain that the subjects need, None where nothing was recorded."""
    keys = _concerned(subjects).values_list("pk", flat=True)
    links = Link.objects.filter(entry_id__in=keys).order_by("number")
    found = list(links.values_list("number", "entry_id"))
    if not found:
        return None
    first, last = found[0][0], found[-1][0]
    anchor = Anchor.objects.filter(number__gte=last).order_by("number").first()
    before = Link.objects.filter(number=first - 1).values_list("hash", flat=True).first()
    readable = frozenset(entry for _, entry in found)
    return Piece(first, anchor.number if anchor else last, before or GENESIS, readable)


def entries(*, of: Piece) -> Iterator[Row]:
    """Yield the entries in words for people, in the order of the chain."""
    rows = Entry.objects.in_bulk(of.readable)
    links = Link.objects.filter(entry_id__in=of.readable).order_by("number")
    for number, key in links.values_list("number", "entry_id"):
        row = rows[key]
        yield (
            number,
            instant(row.at),
            verbs.VERBS.get(row.verb, ""),
            row.verb,
            row.actor,
            row.on_behalf_of,
            row.subject_kind,
            row.subject_id,
            _written(row.details),
            _written(row.before),
            _written(row.after),
            row.request_id,
        )


def chain(*, of: Piece) -> Iterator[str]:
    """Yield number, digest, hash and text of each link; others' entries have their digest only."""
    yield f"{of.first - 1}\t\t{of.before}\t"
    with connection.chunked_cursor() as cursor:
        cursor.execute(PIECE, [sorted(of.readable), of.first, of.last])
        while rows := cursor.fetchmany(CHUNK):
            for number, key, digest, head, text in rows:
                shown = head if key in of.readable or number == of.last else ""
                yield f"{number}\t{digest}\t{shown}\t{text}"


def anchors(*, of: Piece) -> list[dict[str, Any]]:
    """Return the anchors within the piece, and the latest there is."""
    latest = Anchor.objects.order_by("-day").values_list("pk", flat=True)[:1]
    rows = Anchor.objects.filter(
        Q(number__gte=of.first, number__lte=of.last) | Q(pk__in=list(latest))
    )
    return [
        {
            "day": row.day.isoformat(),
            "number": row.number,
            "hash": row.hash,
            "made_at": instant(row.made_at),
            "key": row.key,
            "signature": row.signature,
        }
        for row in rows.order_by("day")
    ]


def _concerned(subjects: Subjects) -> Any:
    asked = Q(pk__in=())
    for kind, identities in subjects.items():
        asked |= Q(subject_kind=kind, subject_id__in=identities)
    return Entry.objects.filter(asked)


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True) if value else ""


def keys_of(rows: Sequence[Any]) -> list[str]:
    """Return the keys of rows as the trail writes them."""
    return [str(row.pk) for row in rows]

"""Reading the trail: a page of it, one entry with its link, the latest anchor.

A page is found by the moment and id of its neighbour and never by counting, so that the
millionth entry is as near as the first. Each kind of filter is a branch with an index of its
own in the page's order; the branches are merged by the database, a page's length of each.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from chamdiem.portal.audit.models import Anchor, Entry, Link

PER_PAGE = 50
Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """What of the trail is asked for; `people` None means everybody, empty means nobody."""

    since: datetime | None = None
    until: datetime | None = None
    people: tuple[str, ...] | None = None
    verbs: tuple[str, ...] = ()
    subject_kind: str = ""
    subject_id: str = ""
    hidden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """One entry as it stands; `number` is its place in the chain."""

    id: int
    number: int | None
    verb: str
    actor: str
    on_behalf_of: str
    subject_kind: str
    subject_id: str
    at: datetime
    details: Values
    before: Values
    after: Values
    request_id: str
    origin: str


@dataclass(frozen=True, slots=True)
class Slice:
    """A page of the trail, newest first; how it goes on in either direction."""

    entries: tuple[Shown, ...] = ()
    newer: int | None = None
    older: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry stands in the chain."""

    number: int
    digest: str
    hash: str
    previous: str
    head: int


@dataclass(frozen=True, slots=True)
class AnchorShown:
    """A signed head as pages and published results print it."""

    day: date
    number: int
    hash: str
    made_at: datetime
    key: str


@dataclass(frozen=True, slots=True)
class _Way:
    """A direction through the trail from a neighbour on."""

    mark: tuple[datetime, int] | None = None
    is_newer: bool = False

    @property
    def order(self) -> tuple[str, str]:
        return ("at", "id") if self.is_newer else ("-at", "-id")

    @property
    def beyond(self) -> Q:
        if self.mark is None:
            return Q()
        at, entry = self.mark
        if self.is_newer:
            return Q(at__gte=at) & (Q(at__gt=at) | Q(id__gt=entry))
        return Q(at__lte=at) & (Q(at__lt=at) | Q(id__lt=entry))


def entries(
    asked: Asked, *, older: int | None = None, newer: int | None = None, size: int = PER_PAGE
) -> Slice:
    """Return a page: the newest, or what stands before or after the entry of that id."""
    mark = Entry.objects.filter(pk=older or newer or 0).values_list("at", "id").first()
    way = _Way(mark, is_newer=bool(newer and not older and mark))
    found = _found(asked, way, size + 1)
    kept, is_more = found[:size], len(found) > size
    if way.is_newer:
        kept.reverse()
    return Slice(
        entries=_shown(kept),
        newer=kept[0] if kept and (is_more if way.is_newer else mark) else None,
        older=kept[-1] if kept and (way.is_newer or is_more) else None,
    )


def numbered(number: int) -> Shown | None:
    """Return the entry at this place of the chain."""
    entry = Link.objects.filter(number=number).values_list("entry_id", flat=True).first()
    return next(iter(_shown([entry])), None) if entry else None


def place(number: int) -> Place | None:
    """Return where an entry stands in the chain."""
    around = Link.objects.filter(number__in=(number - 1, number)).in_bulk()
    if number not in around:
        return None
    own, before = around[number], around.get(number - 1)
    return Place(number, own.digest, own.hash, before.hash if before else "", head()[0])


def head() -> tuple[int, str]:
    """Return number and hash of the last link; 0 of an empty trail."""
    last = Link.objects.order_by("-number").values_list("number", "hash").first()
    return last or (0, "0" * 64)


def latest_anchor() -> AnchorShown | None:
    """Return the latest signed head (bản neo), None while there is none."""
    return _anchor(Anchor.objects.order_by("-day"))


def anchor_over(number: int) -> AnchorShown | None:
    """Return the first signed head that covers this place of the chain."""
    return _anchor(Anchor.objects.filter(number__gte=number).order_by("number", "day"))


def kinds() -> Sequence[str]:
    """Return every kind of subject that the trail names, by jumping from one to the next."""
    found: list[str] = []
    while kind := _kind_after(found[-1] if found else ""):
        found.append(kind)
    return found


def _kind_after(kind: str) -> str | None:
    rows = Entry.objects.filter(subject_kind__gt=kind).order_by("subject_kind")
    return rows.values_list("subject_kind", flat=True).first()


def _found(asked: Asked, way: _Way, size: int) -> list[int]:
    """Return the ids of a page in its order, each branch asked for a page's length."""
    branches = [
        branch.filter(way.beyond).order_by(*way.order).values_list("at", "id")[:size]
        for branch in _branches(asked)
    ]
    if not branches:
        return []
    first, rest = branches[0], branches[1:]
    merged = first.union(*rest).order_by(*way.order)[:size] if rest else first
    return [entry for _, entry in merged]


def _branches(asked: Asked) -> Iterator[QuerySet[Entry]]:
    rows = _narrowed(asked)
    if asked.people is not None:
        for person in asked.people:
            yield rows.filter(actor=person)
            yield rows.filter(on_behalf_of=person)
    elif asked.verbs and not asked.subject_kind:
        for verb in sorted(set(asked.verbs) - set(asked.hidden)):
            yield rows.filter(verb=verb)
    else:
        yield rows


def _narrowed(asked: Asked) -> QuerySet[Entry]:
    """Return what no branch is made for: days, subject, and verbs where a branch is by person."""
    wanted = {
        "at__gte": asked.since,
        "at__lt": asked.until,
        "subject_kind": asked.subject_kind,
        "subject_id": asked.subject_id,
        "verb__in": asked.verbs,
    }
    rows = Entry.objects.filter(**{name: value for name, value in wanted.items() if value})
    return rows.exclude(verb__in=asked.hidden) if asked.hidden else rows


def _shown(ids: Sequence[int]) -> tuple[Shown, ...]:
    rows = Entry.objects.in_bulk(ids)
    links = Link.objects.filter(entry_id__in=ids).values_list("entry_id", "number")
    numbers = dict(links)
    return tuple(_plain(rows[pk], numbers.get(pk)) for pk in ids if pk in rows)


def _plain(row: Entry, number: int | None) -> Shown:
    return Shown(
        row.pk,
        number,
        row.verb,
        row.actor,
        row.on_behalf_of,
        row.subject_kind,
        row.subject_id,
        row.at,
        row.details,
        row.before,
        row.after,
        row.request_id,
        row.origin,
    )


def _anchor(rows: QuerySet[Anchor]) -> AnchorShown | None:
    row = rows.values_list("day", "number", "hash", "made_at", "key").first()
    return AnchorShown(*row) if row else None

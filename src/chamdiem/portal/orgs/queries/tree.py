"""Organisations as they were on a day, as known at an instant: one statement, then the order."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from chamdiem.portal.orgs.choices import Block, Confidence, Kind
from chamdiem.portal.orgs.facts import Node
from chamdiem.portal.orgs.models import Organisation, Version

COLUMNS = (
    "organisation_id", "organisation__public_id", "id", "name", "short_name", "kind", "block",
    "parent_id", "unit_code", "area_code", "identifier", "confidence", "note",
)  # fmt: skip
KINDS = {kind.value: kind for kind in Kind}
BLOCKS = {block.value: block for block in Block}
CONFIDENCES = {confidence.value: confidence for confidence in Confidence}
PLACE_OF_BLOCK = {block.value: place for place, block in enumerate(Block)}


def known(*, at: datetime | None) -> Q:
    """Return the condition of being what we knew at that instant, or know now."""
    if at is None:
        return Q(superseded_at=None)
    return Q(recorded_at__lte=at) & (Q(superseded_at=None) | Q(superseded_at__gt=at))


def holding(*, on: date, known_at: datetime | None = None) -> QuerySet[Version]:
    """Return the versions that hold on a day, as known at an instant, in no order yet."""
    days = Q(holds_from__lte=on) & (Q(holds_until=None) | Q(holds_until__gt=on))
    return Version.objects.filter(days & known(at=known_at)).order_by()


def tree(*, on: date, known_at: datetime | None = None) -> tuple[Node, ...]:
    """Return the whole tree of a day, each parent before its children, with their depth."""
    rows = holding(on=on, known_at=known_at).values_list(*COLUMNS, "sort_key")
    ordered = sorted(rows, key=_place)
    there = {row[0] for row in ordered}
    children: defaultdict[int | None, list[tuple[Any, ...]]] = defaultdict(list)
    for row in ordered:
        children[row[7] if row[7] in there else None].append(row)
    return tuple(_downwards(children))


def as_of(*, organisation: Organisation, on: date, known_at: datetime | None = None) -> Node | None:
    """Return what one organisation was on a day, or nothing where it was not."""
    found = holding(on=on, known_at=known_at).filter(organisation=organisation)
    return first_node(found)


def first_node(versions: QuerySet[Version]) -> Node | None:
    """Return the one version that was found as a node."""
    row = versions.order_by("id").values_list(*COLUMNS).first()
    return None if row is None else node(row, 0)


def nodes(versions: QuerySet[Version]) -> tuple[Node, ...]:
    """Return the versions that were found in the order of blocks and names, without a depth."""
    rows: Iterable[tuple[Any, ...]] = versions.values_list(*COLUMNS, "sort_key")
    return tuple(node(row, 0) for row in sorted(rows, key=_place))


def node(row: tuple[Any, ...], depth: int) -> Node:
    """Return a row of COLUMNS as a node."""
    return Node(
        row[0], row[1], row[2], row[3], row[4], KINDS[row[5]], BLOCKS[row[6]],
        row[7], row[8], row[9], row[10], CONFIDENCES[row[11]], row[12], depth,
    )  # fmt: skip


def _place(row: tuple[Any, ...]) -> tuple[int, str, int]:
    return PLACE_OF_BLOCK[row[6]], row[-1], row[0]


def _downwards(children: dict[int | None, list[tuple[Any, ...]]]) -> Iterator[Node]:
    """Walk from the roots down without recursion, so that depth costs nothing."""
    waiting = [(row, 0) for row in reversed(children.get(None, []))]
    while waiting:
        row, depth = waiting.pop()
        yield node(row, depth)
        waiting.extend((below, depth + 1) for below in reversed(children.get(row[0], [])))

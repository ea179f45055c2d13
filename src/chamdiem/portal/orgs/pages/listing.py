"""The tree of the jurisdiction as a list: one level at a time, or all that a search finds."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from chamdiem.portal.common import lists, text
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.orgs import access, queries
from chamdiem.portal.orgs.choices import Block, Confidence
from chamdiem.portal.orgs.facts import Node
from chamdiem.portal.orgs.pages import words
from chamdiem.portal.orgs.pages.span import Span

PER_PAGE = 100
UNSURE = {Confidence.NAME_ONLY, Confidence.INFERRED, Confidence.UNCLEAR}


@dataclass(frozen=True, slots=True)
class Row:
    """One organisation of the list; addresses are made for those only that are shown."""

    place: int
    node: Node
    parent: str
    below: int
    span: Span

    @property
    def address(self) -> str:
        """Where its page is, on the same days."""
        return f"{reverse('orgs:organisation', args=[self.node.public_id])}{self.span.tail}"

    @property
    def below_address(self) -> str:
        """Where the list below it is, on the same days."""
        return under(self.node, self.span)

    @property
    def kind(self) -> str:
        """Its kind in words."""
        return words.CHOICES["kind"][self.node.kind]

    @property
    def block(self) -> str:
        """Its block in words."""
        return words.CHOICES["block"][self.node.block]

    @property
    def mark(self) -> tuple[str, str]:
        """How it says that it is not confirmed."""
        return words.unsure(self.node.confidence)

    @property
    def codes(self) -> str:
        """The codes that a search finds it by."""
        node = self.node
        return f"{node.unit_code} {node.area_code} {node.identifier}"


@dataclass(frozen=True, slots=True)
class BlockRow:
    """One block: how many organisations, scored or only followed."""

    name: str
    count: int
    is_scored: bool
    address: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """What the list of organisations shows."""

    crumbs: tuple[Crumb, ...]
    span: Span
    above: Node | None
    path: tuple[Crumb, ...]
    listed: lists.Arranged[Row]
    is_flat: bool
    blocks: tuple[BlockRow, ...]
    unsure: int
    invented: int
    is_established: bool
    may_manage: bool


LIST: lists.Declared[Row] = lists.Declared(
    searched=lambda row: f"{row.node.name} {row.node.short_name} {row.codes}",
    sorts={
        "order": lambda row: row.place,
        "name": lambda row: text.collation_key(row.node.name),
        "code": lambda row: (row.node.area_code or row.node.unit_code, row.place),
        "below": lambda row: row.below,
    },
    sort="order",
    filters=(
        lists.Filter("khoi", "Khối", lambda row: row.block),
        lists.Filter("loai", "Loại", lambda row: row.kind),
    ),
    per_page=PER_PAGE,
    carried=("ngay", "biet", "duoi"),
)


def list_page(*, span: Span, asked: Mapping[str, str], user: Any) -> ListPage:
    """Return the organisations of a day: below one of them, or all that match."""
    nodes = queries.tree(on=span.on, known_at=span.known_at)
    root = queries.jurisdiction()
    start = _start(nodes, asked.get("duoi", ""), root.pk if root else None)
    rows = _rows(nodes, _below(nodes, start), span)
    found = lists.arrange(rows, LIST, asked)
    if not found.is_narrowed:
        level = nodes[start].depth + 1 if start is not None else 0
        one_level = [row for row in rows if row.node.depth == level]
        found = replace(lists.arrange(one_level, LIST, asked), filters=found.filters)
    return ListPage(
        crumbs=words.crumbs(),
        span=span,
        above=None if start is None else nodes[start],
        path=_path(nodes, start, span),
        listed=found,
        is_flat=found.is_narrowed,
        blocks=_blocks(rows, span, asked.get("duoi", "")),
        unsure=sum(row.node.confidence in UNSURE for row in rows),
        invented=sum(row.node.confidence is Confidence.INVENTED for row in rows),
        is_established=root is not None,
        may_manage=access.manages(user),
    )


def _start(nodes: Sequence[Node], asked: str, root: int | None) -> int | None:
    """Return the place of whom the list stands below: asked for, else the jurisdiction."""
    places = {str(node.public_id): place for place, node in enumerate(nodes)}
    if asked in places:
        return places[asked]
    return next((place for place, node in enumerate(nodes) if node.id == root), None)


def _below(nodes: Sequence[Node], start: int | None) -> Sequence[tuple[int, Node]]:
    """Return whoever stands below, at any depth; the tree has each parent before its children."""
    if start is None:
        return list(enumerate(nodes))
    end = start + 1
    while end < len(nodes) and nodes[end].depth > nodes[start].depth:
        end += 1
    return [(place, nodes[place]) for place in range(start + 1, end)]


def _rows(nodes: Sequence[Node], shown: Iterable[tuple[int, Node]], span: Span) -> list[Row]:
    names = {node.id: node.name for node in nodes}
    below = Counter(node.parent_id for node in nodes)
    return [
        Row(place, node, names.get(node.parent_id or 0, ""), below[node.id], span)
        for place, node in shown
    ]


def under(node: Node, span: Span) -> str:
    """Return the address of the list below an organisation, on the same days."""
    more = f"&{span.tail[1:]}" if span.tail else ""
    return f"{reverse('orgs:list')}?duoi={node.public_id}{more}"


def _path(nodes: Sequence[Node], start: int | None, span: Span) -> tuple[Crumb, ...]:
    by_id = {node.id: node for node in nodes}
    path: list[Crumb] = []
    node = None if start is None else by_id.get(nodes[start].parent_id or 0)
    while node is not None and len(path) <= len(nodes):
        path.insert(0, Crumb(node.name, under(node, span)))
        node = by_id.get(node.parent_id or 0)
    return tuple(path)


def _blocks(rows: Sequence[Row], span: Span, duoi: str) -> tuple[BlockRow, ...]:
    scored = queries.blocks(on=span.on)
    counts = Counter(row.node.block for row in rows)
    carried = {**span.asked, **({"duoi": duoi} if duoi else {})}
    return tuple(
        BlockRow(
            str(block.label),
            counts[block],
            scored[block],
            f"?{urlencode({**carried, 'khoi': str(block.label)})}",
        )
        for block in Block
        if counts[block]
    )

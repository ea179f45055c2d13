"""Organisations as people name them in a form: by name or by code, as of a day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Self

from chamdiem.portal.common import text
from chamdiem.portal.orgs.facts import Node

OFFERED = 400  # a browser's list of suggestions; what is not in it can still be typed


@dataclass(frozen=True, slots=True)
class Names:
    """The organisations of a day, each under words that mean it alone."""

    labels: Mapping[int, str]
    meant: Mapping[str, frozenset[int]]
    nodes: Mapping[int, Node]

    @classmethod
    def of(cls, nodes: Iterable[Node]) -> Self:
        """Give each node its label: its name, with more where others are called the same."""
        listed = {node.id: node for node in nodes}
        shared: dict[str, list[Node]] = {}
        for node in listed.values():
            shared.setdefault(text.folded(node.name), []).append(node)
        labels = {
            node.id: node.name if len(same) == 1 else f"{node.name} ({_told(node, listed)})"
            for same in shared.values()
            for node in same
        }
        meant: dict[str, set[int]] = {}
        for node in listed.values():
            for words in (*_codes(node), node.name, labels[node.id]):
                if words:
                    meant.setdefault(text.folded(words), set()).add(node.id)
        return cls(labels, {words: frozenset(ids) for words, ids in meant.items()}, listed)

    def find(self, written: str) -> Node | None:
        """Return the one organisation these words mean, or nothing."""
        found = self.meant.get(text.folded(written), frozenset())
        return self.nodes[next(iter(found))] if len(found) == 1 else None

    def trouble(self, written: str, day: str) -> str:
        """Say why these words mean nobody, and what could be meant."""
        found = self.meant.get(text.folded(written), frozenset())
        if found:
            told = "; ".join(self.labels[key] for key in sorted(found)[:5])
            return (
                f"“{written}” là tên của {len(found)} cơ quan: {told}. Hãy ghi đủ như một tên ấy."
            )
        near = get_close_matches(text.folded(written), self.meant, n=1, cutoff=0.6)
        also = ""
        if near:
            also = f" Có phải là “{self.labels[next(iter(self.meant[near[0]]))]}” không?"
        return f"Ngày {day} không có cơ quan nào tên hoặc mã “{written}”.{also}"

    def label(self, key: int | None) -> str:
        """Return the words for one organisation, nothing where it is not there."""
        return self.labels.get(key or 0, "")

    def offered(self) -> list[str]:
        """Return what a form suggests: who stands highest first, no more than helps."""
        ordered = sorted(self.nodes.values(), key=lambda node: node.depth)
        return [self.labels[node.id] for node in ordered[:OFFERED]]


def _told(node: Node, listed: Mapping[int, Node]) -> str:
    parent = listed.get(node.parent_id or 0)
    code = next((code for code in _codes(node) if code), str(node.public_id))
    return f"{code}, {parent.name}" if parent else code


def _codes(node: Node) -> tuple[str, ...]:
    return node.unit_code, node.area_code, node.identifier, str(node.public_id)

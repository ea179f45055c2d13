"""Of what an inspection file is made (phạm vi): a unit or a criterion, and whole months."""

from collections.abc import Iterator
from dataclasses import dataclass

from chamdiem.engine.periods import Month
from chamdiem.engine.scheme import Leaf, Node, Scheme
from chamdiem.portal.scoring.models import Series
from chamdiem.portal.supervision.choices import ScopeKind


@dataclass(frozen=True, slots=True)
class Span:
    """Whole months, first and last included."""

    first: Month
    last: Month

    def months(self) -> list[Month]:
        """Return the months one by one."""
        count = (self.last.year - self.first.year) * 12 + self.last.number - self.first.number
        return [self.first.shift(by) for by in range(count + 1)]

    @property
    def spoken(self) -> str:
        """Say the months."""
        if self.first == self.last:
            return self.first.spoken
        return f"{self.first.spoken} đến {self.last.spoken}"


@dataclass(frozen=True, slots=True)
class Scope:
    """One unit, or one node of the tree, in one series of months."""

    kind: ScopeKind
    series: Series
    code: str
    name: str

    @property
    def is_unit(self) -> bool:
        """Tell a unit from a criterion."""
        return self.kind == ScopeKind.UNIT

    @property
    def spoken(self) -> str:
        """Say kind and name."""
        return f"{ScopeKind(self.kind).label.lower()} {self.name}"

    def nodes(self, scheme: Scheme) -> frozenset[str] | None:
        """Return the node and all below it; None, which is all, for a unit."""
        if self.is_unit:
            return None
        found = [node for node, _ in scheme.nodes() if node.code == self.code]
        return frozenset(each.code for node in found for each in _below(node))

    def inputs(self, scheme: Scheme) -> frozenset[str] | None:
        """Return the figures that the node and all below it take; None, which is all, for a unit.

        The figures of gates (điều kiện khống chế) belong to totals, not to a criterion.
        """
        nodes = self.nodes(scheme)
        if nodes is None:
            return None
        own = [code for leaf in scheme.leaves() if leaf.code in nodes for code in leaf.rule.inputs]
        given = [group.given for group in scheme.groups() if group.code in nodes and group.given]
        return frozenset((*own, *given))


def _below(node: Node) -> Iterator[Node]:
    yield node
    if not isinstance(node, Leaf):
        for child in node.children:
            yield from _below(child)

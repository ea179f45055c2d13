"""The tree of a scheme (cây tiêu chí): leaves that earn, groups that gather, views across."""

from dataclasses import dataclass
from fractions import Fraction

from chamdiem.engine.rules import Rule
from chamdiem.engine.scheme.parts import Maintain, Policies
from chamdiem.engine.scheme.terms import Aggregate, Certainty

WHOLE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A criterion that earns points (tiêu chí) by one rule.

    `weight` counts where its group takes a mean. A bonus or penalty has `maximum` as its
    cap, outside the maximum of its group.
    """

    code: str
    name: str
    maximum: int
    rule: Rule
    policies: Policies
    verifier: str
    evidence: str
    clause: str
    certainty: Certainty
    maintain: Maintain | None = None
    note: str = ""
    unconfirmed: tuple[str, ...] = ()
    weight: Fraction = WHOLE

    @property
    def within(self) -> int:
        """What it adds to the maximum of its group: nothing where it is a bonus or penalty."""
        return 0 if self.rule.adjusts else self.maximum


@dataclass(frozen=True, slots=True)
class Group:
    """A section of the tree (mục, nhóm): what its children come to, or points given whole.

    `given` names the input that may carry the group's published points instead of its
    leaves' figures (điểm đã công bố, nhập nguyên). `rescale` marks the one level at which
    the sum is rescaled to what applies (I9).
    """

    code: str
    name: str
    maximum: int
    children: tuple["Node", ...]
    clause: str
    certainty: Certainty
    given: str | None = None
    maintain: Maintain | None = None
    note: str = ""
    aggregate: Aggregate = Aggregate.SUM
    rescale: bool = False
    weight: Fraction = WHOLE

    @property
    def within(self) -> int:
        """What it adds to the maximum of the group above."""
        return self.maximum

    def earners(self) -> tuple["Node", ...]:
        """Return the children that make up its points; bonuses and penalties come after."""
        return tuple(child for child in self.children if counts(child))

    def adjusters(self) -> tuple[Leaf, ...]:
        """Return the bonuses and penalties."""
        leaves = (child for child in self.children if isinstance(child, Leaf))
        return tuple(leaf for leaf in leaves if leaf.rule.adjusts)


Node = Group | Leaf


def counts(node: Node) -> bool:
    """Tell whether a node is part of its group's maximum."""
    return isinstance(node, Group) or (node.rule.earns and not node.rule.adjusts)


@dataclass(frozen=True, slots=True)
class Part:
    """One node of a view, with its weight there."""

    node: str
    weight: Fraction = WHOLE


@dataclass(frozen=True, slots=True)
class View:
    """An overlapping gathering of nodes (cách nhìn khác, ví dụ trụ cột); it moves no total."""

    code: str
    name: str
    maximum: int
    parts: tuple[Part, ...]
    clause: str
    certainty: Certainty
    aggregate: Aggregate = Aggregate.SUM
    note: str = ""

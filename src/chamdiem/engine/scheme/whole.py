"""A scheme (bộ tiêu chí) under an act (phương án chấm điểm), whole.

Points are scaled by the scheme's `decimals`, figures by their input's `decimals`.
Nothing here is code that a decision could change: every number comes from the file.
"""

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from chamdiem.engine.periods import Validity
from chamdiem.engine.scheme.closing import Gate, Quota
from chamdiem.engine.scheme.nodes import Group, Leaf, Node, View
from chamdiem.engine.scheme.parts import Band, Block, Input, LegalBasis, TaskCounting
from chamdiem.engine.scheme.terms import Aggregate, Certainty, Compare, Ties

TOTAL = ""  # the code of the total among the nodes' codes
Worked = TypeVar("Worked")


@dataclass(frozen=True, slots=True)
class Scheme:
    """One version of a scheme; once activated it never changes (I1).

    Leaves and groups have `decimals` decimals, the total `total_decimals`, which are as
    many or fewer; totals are kept on the scale of `decimals` all the same.
    """

    id: str
    version: str
    title: str
    act: str
    basis: tuple[LegalBasis, ...]
    validity: Validity
    certainty: Certainty
    objects: tuple[str, ...]
    blocks: tuple[Block, ...]
    decimals: int
    bands: tuple[Band, ...]
    ties: Ties
    inputs: tuple[Input, ...]
    tree: tuple[Node, ...]
    illustrative: str = ""
    note: str = ""
    rounding_stated: Certainty | None = None
    ranking_stated: Certainty | None = None
    stated_maximum: int | None = None
    stated_total_decimals: int | None = None
    aggregate: Aggregate = Aggregate.SUM
    rescale: bool = False
    compare: Compare = Compare.ROUNDED
    tiebreak: tuple[str, ...] = ()
    views: tuple[View, ...] = ()
    gates: tuple[Gate, ...] = ()
    quotas: tuple[Quota, ...] = ()
    tasks: TaskCounting | None = None
    _input_by_code: dict[str, Input] = field(init=False, repr=False, compare=False)
    _worked_out: dict[Hashable, Any] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Keep a look-up of inputs beside the tuple, and room for what is worked out once."""
        object.__setattr__(self, "_input_by_code", {item.code: item for item in self.inputs})
        object.__setattr__(self, "_worked_out", {})

    @property
    def identity(self) -> str:
        """Name and version together, as results quote them."""
        return f"{self.id}@{self.version}"

    @property
    def maximum(self) -> int:
        """The greatest total, scaled: as stated, else the sum of the top nodes' maxima."""
        if self.stated_maximum is not None:
            return self.stated_maximum
        return sum(node.within for node in self.tree)

    @property
    def total_decimals(self) -> int:
        """How many decimals the total is rounded to and shown with."""
        stated = self.stated_total_decimals
        return self.decimals if stated is None else stated

    @property
    def root(self) -> Group:
        """The total as a group of the top nodes."""
        return Group(
            code=TOTAL,
            name="Tổng điểm",
            maximum=self.maximum,
            children=self.tree,
            clause=self.act,
            certainty=self.certainty,
            aggregate=self.aggregate,
            rescale=self.rescale,
        )

    @property
    def rounding_certainty(self) -> Certainty:
        """How sure the rounding is: as stated, else as the scheme is."""
        return self.rounding_stated or self.certainty

    @property
    def ranking_certainty(self) -> Certainty:
        """How sure the ranking of equal totals is: as stated, else as the scheme is."""
        return self.ranking_stated or self.certainty

    def once(self, name: Hashable, work_out: Callable[[], Worked]) -> Worked:
        """Return what follows from this version alone: a version never changes (I1)."""
        found: Worked | None = self._worked_out.get(name)
        if found is None:
            found = self._worked_out[name] = work_out()
        return found

    def input(self, code: str) -> Input:
        """Return the input of that code."""
        return self._input_by_code[code]

    def nodes(self) -> Iterator[tuple[Node, int]]:
        """Walk the tree from the top in its own order, with each node's depth from 0."""
        yield from _walk(self.tree, 0)

    def leaves(self) -> tuple[Leaf, ...]:
        """Return all leaves in the order of the tree."""
        return tuple(node for node, _ in self.nodes() if isinstance(node, Leaf))

    def groups(self) -> tuple[Group, ...]:
        """Return all groups in the order of the tree."""
        return tuple(node for node, _ in self.nodes() if isinstance(node, Group))


def _walk(nodes: tuple[Node, ...], depth: int) -> Iterator[tuple[Node, int]]:
    for node in nodes:
        yield node, depth
        if isinstance(node, Group):
            yield from _walk(node.children, depth + 1)

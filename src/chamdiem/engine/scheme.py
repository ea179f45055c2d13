"""A scheme (bộ tiêu chí) under an act (phương án chấm điểm), as plain frozen values.

Points are scaled by the scheme's `decimals`, figures by their input's `decimals`.
Nothing here is code that a decision could change: every number comes from the file.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from chamdiem.engine.periods import Validity
from chamdiem.engine.rules import Rule


class Certainty(StrEnum):
    """How sure a part is (mức độ chắc chắn); it travels with the value (I6)."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    ILLUSTRATIVE = "illustrative"
    SYSTEM_DEFAULT = "system-default"


class Timing(StrEnum):
    """What span a figure speaks of (tại thời điểm, trong kỳ, luỹ kế)."""

    AS_OF = "as-of"
    IN_PERIOD = "in-period"
    CUMULATIVE = "cumulative"


class Measure(StrEnum):
    """What kind of quantity a figure is; a percent may be written with its sign."""

    COUNT = "count"
    PERCENT = "percent"
    POINTS = "points"
    DAYS = "days"
    MONEY = "money"
    NUMBER = "number"


class Direction(StrEnum):
    """Which way is better (chiều của chỉ tiêu)."""

    UP = "up"
    DOWN = "down"
    NONE = "none"


class Outcome(StrEnum):
    """What a leaf's policy makes of a special case.

    `BLANK` leaves the points empty and counts them 0 (“để trống, tính 0 điểm”), which is
    not the score 0; `MISSING` hands a zero denominator on to the policy for missing
    figures; `BLOCK` stops the unit's total until the figure is there.
    """

    ZERO = "zero"
    FULL = "full"
    BLANK = "blank"
    MISSING = "missing"
    BLOCK = "block"


class Ties(StrEnum):
    """How equal totals are ranked: 1, 2, 2, 4 (competition) or 1, 2, 2, 3 (dense)."""

    COMPETITION = "competition"
    DENSE = "dense"


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """The document a scheme rests on (căn cứ)."""

    number: str
    issued_on: str
    issuer: str
    title: str
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Block:
    """Units that are ranked together (khối) and the object scored (đối tượng)."""

    code: str
    name: str
    object: str


@dataclass(frozen=True, slots=True)
class Band:
    """One grade (xếp loại): from `lower` points, up to but not including the next band."""

    name: str
    lower: int
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Input:
    """One figure that units report (chỉ tiêu số liệu); many leaves may use it.

    `largest` is the greatest value anyone may report, scaled; bounds are proved from it.
    """

    code: str
    name: str
    definition: str
    unit: str
    measure: Measure
    timing: Timing
    direction: Direction
    supplier: str
    rhythm: str
    closing: str
    decimals: int
    largest: int
    certainty: Certainty
    note: str = ""


@dataclass(frozen=True, slots=True)
class Policies:
    """What a leaf makes of the four special cases (R21)."""

    zero_denominator: Outcome
    missing: Outcome
    not_applicable: Outcome
    nothing_arose: Outcome


@dataclass(frozen=True, slots=True)
class Maintain:
    """The flag “duy trì điểm số” with the level to keep, scaled; None where none is stated."""

    level: int | None
    basis: str
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Leaf:
    """A criterion that earns points (tiêu chí) by one rule."""

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


@dataclass(frozen=True, slots=True)
class Group:
    """A section of the tree (mục, nhóm): the sum of its children, or points given whole.

    `given` names the input that may carry the group's published points instead of its
    leaves' figures (điểm đã công bố, nhập nguyên).
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


Node = Group | Leaf


@dataclass(frozen=True, slots=True)
class Scheme:
    """One version of a scheme; once activated it never changes (I1)."""

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
    _input_by_code: dict[str, Input] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Keep a look-up of inputs beside the tuple."""
        object.__setattr__(self, "_input_by_code", {item.code: item for item in self.inputs})

    @property
    def identity(self) -> str:
        """Name and version together, as results quote them."""
        return f"{self.id}@{self.version}"

    @property
    def maximum(self) -> int:
        """The greatest total, scaled: the sum of the top nodes' maxima."""
        return sum(node.maximum for node in self.tree)

    @property
    def rounding_certainty(self) -> Certainty:
        """How sure the rounding is: as stated, else as the scheme is."""
        return self.rounding_stated or self.certainty

    @property
    def ranking_certainty(self) -> Certainty:
        """How sure the ranking of equal totals is: as stated, else as the scheme is."""
        return self.ranking_stated or self.certainty

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

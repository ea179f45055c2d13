"""A scheme (bộ tiêu chí) as plain frozen values: its terms, parts, tree, and what closes it."""

from chamdiem.engine.scheme.closing import Gate, Quota
from chamdiem.engine.scheme.nodes import Group, Leaf, Node, Part, View, counts
from chamdiem.engine.scheme.parts import (
    Band,
    Block,
    Input,
    LegalBasis,
    Maintain,
    Policies,
    TaskCounting,
)
from chamdiem.engine.scheme.terms import (
    Aggregate,
    Certainty,
    Compare,
    Direction,
    Measure,
    Outcome,
    Pooling,
    Ties,
    Timing,
)
from chamdiem.engine.scheme.whole import TOTAL, Scheme

__all__ = [
    "TOTAL",
    "Aggregate",
    "Band",
    "Block",
    "Certainty",
    "Compare",
    "Direction",
    "Gate",
    "Group",
    "Input",
    "Leaf",
    "LegalBasis",
    "Maintain",
    "Measure",
    "Node",
    "Outcome",
    "Part",
    "Policies",
    "Pooling",
    "Quota",
    "Scheme",
    "TaskCounting",
    "Ties",
    "Timing",
    "View",
    "counts",
]

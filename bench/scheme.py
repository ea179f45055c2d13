"""The scheme that all yardsticks score: 100 leaves in 10 groups, by every rule that computes.

Each group of ten holds four ratios, two ratios to a target, two given rates, one complement
of a sum and one leaf marked by hand. No input is shared between leaves, which is the
harder case: 180 columns to read for 100 leaves.
"""

from fractions import Fraction
from typing import Any

from chamdiem.engine.periods import Month, Validity
from chamdiem.engine.rules import ComplementOfSum, GivenRate, Manual, Ratio, Rule
from chamdiem.engine.scheme import (
    Band,
    Block,
    Certainty,
    Direction,
    Group,
    Input,
    Leaf,
    LegalBasis,
    Measure,
    Outcome,
    Policies,
    Scheme,
    Ties,
    Timing,
)

GROUPS = 10
KINDS = "RRRRTTGGCM"  # a group: ratios, to a target, given rates, a complement, one by hand
BLOCKS = 34
UNSURE = Certainty.ILLUSTRATIVE
FIRST = Month(2023, 9)
BLOCKING = "L07"  # the one leaf whose missing figure stops a unit's total
COUNT, PERCENT, POINTS = 1_000_000, 10_000, 300  # the declared largest figures, scaled
BANDS = (("Yếu", 0), ("Trung bình", 5000), ("Khá", 7000), ("Tốt", 7700))
_MAXIMA = (50, 75, 100, 125, 150)
_TARGETS = (Fraction(4, 5), Fraction(9, 10), Fraction(3, 4), Fraction(1, 2))
_RATE_TARGETS = (Fraction(100), Fraction(95), Fraction(80))
_DENIED = (Outcome.ZERO, Outcome.BLANK, Outcome.FULL)


def scheme(groups: int = GROUPS) -> Scheme:
    """Return the scheme; with ten groups its maximum is 100,00 points."""
    tree = tuple(_group(at) for at in range(groups))
    leaves = [leaf for group in tree for leaf in group.children if isinstance(leaf, Leaf)]
    inputs = tuple(an_input(code, leaf.rule.kind) for leaf in leaves for code in leaf.rule.inputs)
    return framed("bench", tree, inputs)


def framed(name: str, tree: tuple[Group, ...], inputs: tuple[Input, ...], **more: Any) -> Scheme:
    """Put a tree into the frame that every scheme of the benchmark has."""
    return Scheme(
        id=name,
        version="1",
        title="Bộ tiêu chí để đo tốc độ",
        act="Phương án để đo tốc độ",
        basis=(LegalBasis("0/QĐ-THU", "2026-01-01", "–", "Không có thật", UNSURE),),
        validity=Validity(FIRST),
        certainty=UNSURE,
        objects=("xa-phuong",),
        blocks=tuple(Block(_block(at), f"Khối {at + 1}", "xa-phuong") for at in range(BLOCKS)),
        decimals=2,
        bands=tuple(Band(name, lower, UNSURE) for name, lower in BANDS),
        ties=Ties.COMPETITION,
        inputs=inputs,
        tree=tree,
        illustrative="số liệu sinh ngẫu nhiên để đo tốc độ",
        **more,
    )


def _block(at: int) -> str:
    return f"k{at + 1:02d}"


def _group(at: int) -> Group:
    leaves = tuple(_leaf(at * len(KINDS) + place, kind) for place, kind in enumerate(KINDS))
    maximum = sum(leaf.maximum for leaf in leaves)
    return Group(f"G{at}", f"Nhóm {at}", maximum, leaves, f"mục {at}", UNSURE)


def _leaf(at: int, kind: str) -> Leaf:
    code = f"L{at:02d}"
    return a_leaf(code, _MAXIMA[at % len(_MAXIMA)], _rule(kind, code, at), _policies(code, at))


def a_leaf(code: str, maximum: int, rule: Rule, policies: Policies, **more: Any) -> Leaf:
    """Return a leaf of which only what is computed matters."""
    return Leaf(
        code=code,
        name=f"Tiêu chí {code}",
        maximum=maximum,
        rule=rule,
        policies=policies,
        verifier="Sở KH&CN",
        evidence="văn bản",
        clause=f"mục {code}",
        certainty=UNSURE,
        **more,
    )


def _rule(kind: str, code: str, at: int) -> Rule:
    if kind == "R":
        return Ratio(f"{code}_a", f"{code}_b")
    if kind == "T":
        return Ratio(f"{code}_a", f"{code}_b", _TARGETS[at % len(_TARGETS)], part_of=False)
    if kind == "G":
        return GivenRate(f"{code}_r", _RATE_TARGETS[at % len(_RATE_TARGETS)])
    if kind == "C":
        return ComplementOfSum((f"{code}_a", f"{code}_b"), f"{code}_w")
    return Manual(f"{code}_m")


def _policies(code: str, at: int) -> Policies:
    """Deal the outcomes round, so that each of them meets each kind of rule somewhere."""
    return Policies(
        zero_denominator=(Outcome.MISSING, Outcome.ZERO, Outcome.FULL)[at % 3],
        missing=Outcome.BLOCK if code == BLOCKING else _DENIED[at % 2],
        not_applicable=_DENIED[(at + 1) % 3],
        nothing_arose=_DENIED[(at + 2) % 3],
    )


def an_input(code: str, kind: str) -> Input:
    """Return a figure as a rule of that kind takes it."""
    rate, points = kind == "rate", kind == "manual"
    return Input(
        code=code,
        name=f"Số liệu {code}",
        definition="sinh ngẫu nhiên",
        unit="%" if rate else "điểm" if points else "hồ sơ",
        measure=Measure.PERCENT if rate else Measure.POINTS if points else Measure.COUNT,
        timing=Timing.IN_PERIOD,
        direction=Direction.UP,
        supplier="đơn vị",
        rhythm="hằng tháng",
        closing="cuối tháng",
        decimals=2 if rate or points else 0,
        largest=PERCENT if rate else POINTS if points else COUNT,
        certainty=UNSURE,
    )

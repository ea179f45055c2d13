"""Small schemes and figures, built in two lines where a test needs them."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import numpy as np

from chamdiem.engine.figures import Figures, Ruled, State, Unit
from chamdiem.engine.periods import Month, Validity
from chamdiem.engine.reference import Member
from chamdiem.engine.rules import Rule
from chamdiem.engine.scheme import (
    Band,
    Block,
    Certainty,
    Direction,
    Group,
    Input,
    Leaf,
    Measure,
    Node,
    Outcome,
    Policies,
    Scheme,
    Ties,
    Timing,
)

AUGUST = Month(2026, 8)
STRICT = Policies(Outcome.MISSING, Outcome.BLOCK, Outcome.BLOCK, Outcome.BLOCK)
Cell = int | State


def an_input(code: str, *, decimals: int = 0, largest: int = 10**9) -> Input:
    """Return an input of which only code, decimals and largest matter."""
    return Input(
        code=code,
        name=f"Số liệu {code}",
        definition="để thử",
        unit="hồ sơ",
        measure=Measure.COUNT,
        timing=Timing.IN_PERIOD,
        direction=Direction.UP,
        supplier="đơn vị",
        rhythm="hằng tháng",
        closing="cuối tháng",
        decimals=decimals,
        largest=largest,
        certainty=Certainty.HIGH,
    )


def a_leaf(
    code: str,
    rule: Rule,
    *,
    maximum: int = 1000,
    policies: Policies = STRICT,
    weight: Fraction = Fraction(1),
) -> Leaf:
    """Return a leaf of 10,00 points unless told otherwise."""
    return Leaf(
        code=code,
        name=f"Tiêu chí {code}",
        maximum=maximum,
        rule=rule,
        policies=policies,
        verifier="Sở KH&CN",
        evidence="văn bản",
        clause=f"mục {code}",
        certainty=Certainty.HIGH,
        weight=weight,
    )


def a_group(code: str, *children: Node, maximum: int | None = None, **more: Any) -> Group:
    """Return a group whose maximum is the sum of its children's unless told otherwise."""
    top = sum(child.within for child in children) if maximum is None else maximum
    return Group(code, f"Nhóm {code}", top, children, f"mục {code}", Certainty.HIGH, **more)


def a_scheme(
    *tree: Node,
    inputs: Sequence[Input] = (),
    lowers: Sequence[int] = (0, 500),
    ties: Ties = Ties.COMPETITION,
    **more: Any,
) -> Scheme:
    """Return a scheme of two decimals; inputs not given are made up from the rules."""
    known = {item.code: item for item in inputs}
    for code in _codes(tree):
        known.setdefault(code, an_input(code))
    return Scheme(
        id="thu",
        version="1",
        title="Bộ tiêu chí để thử",
        act="Phương án để thử",
        basis=(),
        validity=Validity(Month(2026, 1)),
        certainty=Certainty.HIGH,
        objects=("co-quan",),
        blocks=(Block("so", "Sở", "co-quan"), Block("xa", "Xã", "xa-phuong")),
        decimals=2,
        bands=tuple(Band(f"Bậc {at}", low, Certainty.HIGH) for at, low in enumerate(lowers)),
        ties=ties,
        inputs=tuple(known.values()),
        tree=tree,
        **more,
    )


def _codes(tree: Sequence[Node]) -> list[str]:
    codes: list[str] = []
    for node in tree:
        if isinstance(node, Group):
            codes.extend([node.given] if node.given else [])
            codes.extend(_codes(node.children))
        else:
            codes.extend(node.rule.inputs)
    return codes


def figures_of(
    columns: Mapping[str, Sequence[Cell]],
    *,
    blocks: Sequence[str] | None = None,
    month: Month = AUGUST,
    as_of: int = 0,
    ruled: Mapping[str, Sequence[int | None]] | None = None,
) -> Figures:
    """Return figures from columns of integers and states; `ruled` holds points by leaf."""
    size = len(next(iter(columns.values())))
    named = blocks or ["so"] * size
    units = [Unit(f"U{at}", f"Đơn vị {at}", named[at]) for at in range(size)]
    return Figures(
        month=month,
        units=units,
        values={code: _values(cells) for code, cells in columns.items()},
        states={code: _states(cells) for code, cells in columns.items()},
        as_of=as_of,
        ruled={code: a_ruling(cells) for code, cells in (ruled or {}).items()},
    )


def a_ruling(cells: Sequence[int | None]) -> Ruled:
    """Return recorded points, None where nobody recorded any."""
    points = np.array([0 if cell is None else cell for cell in cells], np.int64)
    return Ruled(points, np.array([cell is not None for cell in cells], np.bool_))


def _values(cells: Sequence[Cell]) -> np.ndarray:
    numbers = [0 if isinstance(cell, State) else cell for cell in cells]
    fits = all(abs(number) < 2**63 for number in numbers)
    return np.array(numbers, np.int64 if fits else object)


def _states(cells: Sequence[Cell]) -> np.ndarray:
    return np.array([cell if isinstance(cell, State) else 0 for cell in cells], np.uint8)


def exact_cells(scheme: Scheme, figures: Figures, index: int) -> dict[str, Fraction | State]:
    """Return one unit's figures as the oracle takes them."""
    cells: dict[str, Fraction | State] = {}
    for code, column in figures.values.items():
        states = figures.states.get(code)
        state = State.VALUE if states is None else State(states[index])
        value = Fraction(int(column[index]), 10 ** scheme.input(code).decimals)
        cells[code] = value if state is State.VALUE else state
    return cells


def members_of(scheme: Scheme, figures: Figures) -> list[Member]:
    """Return all units as the oracle takes them."""
    return [
        Member(unit.block, exact_cells(scheme, figures, at), _ruled_at(figures, at))
        for at, unit in enumerate(figures.units)
    ]


def _ruled_at(figures: Figures, index: int) -> dict[str, int]:
    return {
        code: int(ruled.points[index]) for code, ruled in figures.ruled.items() if ruled.mask[index]
    }

"""What rules that compare a unit with its peers share (so với nhóm so sánh)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from chamdiem.engine.decimals import spoken_fraction
from chamdiem.engine.rules.base import Rule, Scales
from chamdiem.engine.sheets import Better, Case, Column, Indices, Mask, Scope, Sheet, Spoken

MOST_UNITS = 10**6  # more units than a country has: what the bounds of counts rest on
WHOM = {Scope.BLOCK: "các đơn vị cùng khối", Scope.ALL: "tất cả các đơn vị"}


@dataclass(frozen=True, slots=True)
class PeerRule(Rule):
    """One figure compared with that of all units of the scope that have a number."""

    value: str
    peers: Scope
    better: Better

    @property
    def inputs(self) -> tuple[str, ...]:
        """The figure."""
        return (self.value,)

    @property
    def scope(self) -> Scope:
        """Whom the unit is compared with."""
        return self.peers

    @property
    def is_up(self) -> bool:
        """Tell whether a greater figure is better."""
        return self.better is Better.UP

    def ends(self, sheet: Sheet) -> tuple[Column, Column]:
        """Return the least and the greatest figure among each unit's peers."""
        column = sheet[self.value]
        low, high = np.zeros_like(column), np.zeros_like(column)
        for members, there in groups(sheet, self.value, self.peers):
            low[members], high[members] = column[there].min(), column[there].max()
        return low, high

    def known(self, sheet: Sheet, column: Column) -> Column:
        """Keep a column where the unit has the figure; elsewhere 0."""
        return np.asarray(np.where(sheet.has(self.value), column, 0))

    def others(self, case: Case) -> list[Fraction]:
        """Return the figures compared, its own among them."""
        return list(case.peers[self.value])

    def bound(self, largest: Mapping[str, int], scales: Scales) -> int:
        """Return the greatest intermediate of a quotient over figures or counts of units."""
        most = max(largest[self.value], MOST_UNITS)
        return most * scales.maximum + most

    def range_worked(self, spoken: Spoken) -> str:
        """Say between whom the unit stands: the least and the greatest figure, with names."""
        found = sorted(spoken.peers[self.value], key=lambda each: each[1])
        (least, low), (most, high) = found[0], found[-1]
        told = f"{len(found)} đơn vị có số liệu; nhỏ nhất {_number(low)} ({least})"
        return f"{told}, lớn nhất {_number(high)} ({most})"


def groups(sheet: Sheet, code: str, scope: Scope) -> list[tuple[Indices, Indices]]:
    """Return for each group of peers its members, and those of them that have the figure."""
    has: Mask = sheet.has(code)
    found = [(members, members[has[members]]) for members in sheet.peers[scope]]
    return [(members, there) for members, there in found if there.size]


def spread_over(
    sheet: Sheet, code: str, scope: Scope, per_group: Callable[[Column], Column]
) -> Column:
    """Apply a function to the figures of each group; units without the figure get 0."""
    column = sheet[code]
    answer = np.zeros(column.size, np.int64)
    for _, there in groups(sheet, code, scope):
        answer[there] = per_group(column[there])
    return answer


def _number(value: Fraction) -> str:
    return spoken_fraction(value, 4).removeprefix("= ")

"""Rank and percentile among peers (thứ hạng, phân vị trong nhóm so sánh)."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar

import numpy as np

from chamdiem.engine.rules import words
from chamdiem.engine.rules.base import Quotient, Scales
from chamdiem.engine.rules.peers import WHOM, PeerRule, spread_over
from chamdiem.engine.sheets import Case, Column, Sheet, Spoken


class Standing(StrEnum):
    """How a place is measured: among n − 1 steps, or as the share that is not better."""

    RANK = "rank"
    PERCENTILE = "percentile"


@dataclass(frozen=True, slots=True)
class PeerRank(PeerRule):
    """Points by place: with n peers of which r are better, rank earns (n − 1 − r) ÷ (n − 1).

    Percentile earns (n − r) ÷ n: the share of peers that are not better, itself among them.
    Equals stand on the same place. A rank among one cannot be divided.
    """

    kind: ClassVar[str] = "peer-rank"

    measure: Standing

    def quotient(self, sheet: Sheet, scales: Scales) -> Quotient:
        """Return the places below over all places."""
        many = spread_over(sheet, self.value, self.peers, _count)
        ahead = spread_over(sheet, self.value, self.peers, self._ahead)
        one = 1 if self.measure is Standing.RANK else 0
        behind = self.known(sheet, many - one - ahead)
        return behind * scales.maximum, self.known(sheet, many - one)

    def _ahead(self, column: Column) -> Column:
        """Count for each figure of a group how many are better."""
        ladder = np.sort(column)
        if self.is_up:
            return np.asarray(ladder.size - np.searchsorted(ladder, column, side="right"))
        return np.asarray(np.searchsorted(ladder, column, side="left"))

    def _place(self, case: Case) -> tuple[int, int]:
        """Return how many peers there are, and how many of them are better."""
        own, others = case[self.value], self.others(case)
        ahead = [each for each in others if (each > own if self.is_up else each < own)]
        return len(others), len(ahead)

    def exact(self, case: Case, maximum: Fraction) -> Fraction | None:
        """Return one unit's unrounded points."""
        many, ahead = self._place(case)
        if self.measure is Standing.PERCENTILE:
            return maximum * (many - ahead) / many
        return maximum * (many - 1 - ahead) / (many - 1) if many > 1 else None

    def formula(self, spoken: Spoken) -> str:
        """Say how a place becomes points."""
        way = "càng cao càng tốt" if self.is_up else "càng thấp càng tốt"
        lead = f"{spoken.names[self.value]} ({way}) trong {WHOM[self.peers]}"
        top = words.number(spoken.maximum)
        if self.measure is Standing.RANK:
            return f"Thứ hạng theo {lead}: đứng đầu {top} điểm, đứng cuối 0 điểm, chia đều"
        return f"Phân vị theo {lead}: tỷ lệ đơn vị không hơn mình × {top} điểm"

    def worked(self, spoken: Spoken) -> str:
        """Say the place and what it earns."""
        many, ahead = self._place(spoken.case)
        points = self.exact(spoken.case, spoken.maximum)
        told = f"{spoken.shown[self.value]}: thứ {ahead + 1} trong {many} đơn vị có số liệu"
        if points is None:
            return f"{told}: chỉ có một đơn vị, không có hạng để so"
        share, top = points / spoken.maximum, words.number(spoken.maximum)
        return f"{told}; {words.percent(share)}; × {top} điểm {words.earned(points)}"


def _count(column: Column) -> Column:
    return np.full(column.size, column.size, np.int64)

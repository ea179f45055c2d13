"""Relative to the best peer (so với đơn vị tốt nhất)."""

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

import numpy as np

from chamdiem.engine.rules import words
from chamdiem.engine.rules.base import Quotient, Scales
from chamdiem.engine.rules.peers import WHOM, PeerRule
from chamdiem.engine.sheets import Case, Sheet, Spoken


@dataclass(frozen=True, slots=True)
class PeerBest(PeerRule):
    """Points in proportion to the best peer: own ÷ greatest, or least ÷ own where less is better.

    Where less is better a figure of 0 cannot be beaten and is full; where more is better and
    the greatest is 0 nothing can be divided.
    """

    kind: ClassVar[str] = "peer-best"

    def quotient(self, sheet: Sheet, scales: Scales) -> Quotient:
        """Return own over best, or best over own."""
        low, high = self.ends(sheet)
        value = self.known(sheet, sheet[self.value])
        if self.is_up:
            return value * scales.maximum, high
        none = value == 0
        full = np.where(none, scales.maximum, low * scales.maximum)
        return full, np.where(none, 1, value)

    def exact(self, case: Case, maximum: Fraction) -> Fraction | None:
        """Return one unit's unrounded points."""
        own, others = case[self.value], self.others(case)
        if self.is_up:
            return maximum * own / max(others) if max(others) else None
        return maximum * min(others) / own if own else maximum

    def formula(self, spoken: Spoken) -> str:
        """Say what is divided by what."""
        name, top = spoken.names[self.value], words.number(spoken.maximum)
        if self.is_up:
            return f"{name} ÷ giá trị cao nhất của {WHOM[self.peers]} × {top} điểm"
        return f"Giá trị thấp nhất của {WHOM[self.peers]} ÷ {name} × {top} điểm"

    def worked(self, spoken: Spoken) -> str:
        """Say the division with the unit's numbers."""
        points = self.exact(spoken.case, spoken.maximum)
        told = f"{spoken.shown[self.value]}; {self.range_worked(spoken)}"
        if points is None:
            return f"{told}: giá trị cao nhất bằng 0, không tính được tỷ lệ"
        share, top = points / spoken.maximum, words.number(spoken.maximum)
        return f"{told}; đạt {words.percent(share)}; × {top} điểm {words.earned(points)}"

"""Peer minimum–maximum (chuẩn hoá theo đơn vị thấp nhất và cao nhất)."""

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from chamdiem.engine.rules import words
from chamdiem.engine.rules.base import Quotient, Scales
from chamdiem.engine.rules.peers import WHOM, PeerRule
from chamdiem.engine.sheets import Case, Sheet, Spoken


@dataclass(frozen=True, slots=True)
class PeerMinMax(PeerRule):
    """Points in proportion to the way from the worst peer to the best.

    Where all peers have the same figure there is no way, and the leaf's policy for a zero
    denominator decides. Source: composite indices (OECD handbook), old ICT indices.
    """

    kind: ClassVar[str] = "peer-minmax"

    def quotient(self, sheet: Sheet, scales: Scales) -> Quotient:
        """Return the way gone over the whole way."""
        low, high = self.ends(sheet)
        value = sheet[self.value]
        gone = value - low if self.is_up else high - value
        return self.known(sheet, gone) * scales.maximum, high - low

    def exact(self, case: Case, maximum: Fraction) -> Fraction | None:
        """Return one unit's unrounded points."""
        others = self.others(case)
        worst, best = (min(others), max(others)) if self.is_up else (max(others), min(others))
        return None if best == worst else maximum * (case[self.value] - worst) / (best - worst)

    def formula(self, spoken: Spoken) -> str:
        """Say between whom the unit is placed."""
        ends = ("thấp nhất", "cao nhất") if self.is_up else ("cao nhất", "thấp nhất")
        return (
            f"{spoken.names[self.value]} so với {WHOM[self.peers]}: từ đơn vị {ends[0]} (0 điểm) "
            f"đến đơn vị {ends[1]} ({words.number(spoken.maximum)} điểm)"
        )

    def worked(self, spoken: Spoken) -> str:
        """Say the place between the two ends."""
        points = self.exact(spoken.case, spoken.maximum)
        told = f"{spoken.shown[self.value]}; {self.range_worked(spoken)}"
        if points is None:
            return f"{told}: các đơn vị bằng nhau, không có khoảng để so"
        share = points / spoken.maximum
        top = words.number(spoken.maximum)
        return f"{told}; đi được {words.percent(share)}; × {top} điểm {words.earned(points)}"

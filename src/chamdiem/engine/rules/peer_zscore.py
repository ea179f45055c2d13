"""Z-score among peers (điểm chuẩn hoá theo trung bình và độ lệch chuẩn)."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction
from typing import ClassVar

import numpy as np

from chamdiem.engine.decimals import spoken_fraction
from chamdiem.engine.exactly import SLACK, half_up_with_root, rounded
from chamdiem.engine.rules import words
from chamdiem.engine.rules.base import Earned, Scales
from chamdiem.engine.rules.peers import WHOM, PeerRule, groups
from chamdiem.engine.sheets import Case, Column, Indices, Sheet, Spoken

_WIDE = Context(prec=90)
_DIGITS = 60
NO_FIGURE, ALL_EQUAL = -1, -2  # instead of the number of a group


@dataclass(frozen=True, slots=True)
class Field:
    """The units of a month: n·x − Σx of each, its group, and n·Σx² − (Σx)² of each group."""

    ways: Column
    group: Indices
    variances: list[int]


@dataclass(frozen=True, slots=True)
class PeerZScore(PeerRule):
    """Points from none at `spread` deviations below the mean to all at as many above it.

    The deviation is that of the whole group (chia cho n). Where all are equal there is none,
    and the leaf's policy for a zero denominator decides.
    """

    kind: ClassVar[str] = "peer-zscore"

    spread: Fraction

    @property
    def irrational(self) -> bool:
        """A deviation is a square root."""
        return True

    def earn(self, sheet: Sheet, scales: Scales) -> Earned:
        """Return rounded points, exact where the float is in doubt, and where all are equal."""
        field = self._field(sheet)
        points = self._rounded(field, np.full(field.ways.size, scales.maximum))
        return points, field.group == ALL_EQUAL

    def earn_worth(self, sheet: Sheet, scales: Scales, worths: Column) -> Column:
        """Return rounded points where each unit has a maximum of its own."""
        return self._rounded(self._field(sheet), worths.astype(np.int64))

    def _field(self, sheet: Sheet) -> "Field":
        """Say where each unit stands in its group, in whole numbers."""
        column, size = sheet[self.value], len(sheet)
        most = int(column.max(initial=0))
        fits = size * most * most < np.iinfo(np.int64).max
        exact, sign = column.astype(np.int64 if fits else object), 1 if self.is_up else -1
        ways, variances = np.zeros_like(exact), list[int]()
        group = np.full(size, NO_FIGURE)
        for members, there in groups(sheet, self.value, self.peers):
            own, many = exact[there], there.size
            total = int(own.sum())
            variance = many * int((own * own).sum()) - total * total
            ways[there] = sign * (own * many - total)
            group[members if not variance else there] = len(variances) if variance else ALL_EQUAL
            variances += [variance] if variance else []
        return Field(ways, group, variances)

    def _rounded(self, field: "Field", tops: Column) -> Column:
        """Round `top ÷ 2 + top · way ÷ (2 · spread · √variance)`, within its bounds.

        The float's error: the quotient is off relatively by SLACK, the sum by half a unit.
        """
        points = np.zeros(tops.size, np.int64)
        there = np.flatnonzero(field.group >= 0)
        if not there.size:
            return points
        roots = np.sqrt(np.array(field.variances, np.float64))[field.group[there]]
        ways, top = field.ways[there], tops[there]
        moves = ways.astype(np.float64) * (top / (2 * float(self.spread)) / roots)
        errors = np.abs(moves) * SLACK + top * SLACK

        def decide(at: int) -> int:
            half, exact = Fraction(int(top[at]), 2), Fraction(int(top[at]) * int(ways[at]))
            variance = field.variances[field.group[there[at]]]
            return half_up_with_root(half, exact / (2 * self.spread), variance)

        within = np.clip(top / 2 + moves, -1.0, top + 1.0)
        points[there] = np.clip(rounded(within, errors, decide), 0, top)
        return points

    def bound(self, largest: Mapping[str, int], scales: Scales) -> int:
        """Return the greatest whole number kept in 64 bits: figures and points themselves."""
        return max(largest[self.value], scales.maximum)

    def _score(self, case: Case) -> Fraction | None:
        """Return the z-score to 60 digits, turned so that more is better."""
        own, others = case[self.value], self.others(case)
        mean = sum(others, Fraction(0)) / len(others)
        variance = sum(((each - mean) ** 2 for each in others), Fraction(0)) / len(others)
        if variance == 0:
            return None
        root = _WIDE.sqrt(_decimal(variance))
        way = own - mean if self.is_up else mean - own
        return Fraction(
            _WIDE.divide(_decimal(way), root).quantize(Decimal(10) ** -_DIGITS, context=_WIDE)
        )

    def exact(self, case: Case, maximum: Fraction) -> Fraction | None:
        """Return one unit's points to 60 digits."""
        score = self._score(case)
        if score is None:
            return None
        share = (score + self.spread) / (2 * self.spread)
        return maximum * min(Fraction(1), max(Fraction(0), share))

    def formula(self, spoken: Spoken) -> str:
        """Say from where to where the points go."""
        way = "cao hơn" if self.is_up else "thấp hơn"
        far, top = words.number(self.spread), words.number(spoken.maximum)
        return (
            f"{spoken.names[self.value]} so với trung bình của {WHOM[self.peers]}: {way} "
            f"trung bình {far} độ lệch chuẩn được {top} điểm, ngược lại {far} độ lệch chuẩn 0 điểm"
        )

    def worked(self, spoken: Spoken) -> str:
        """Say how many deviations from the mean the unit stands."""
        case = spoken.case
        score, points = self._score(case), self.exact(case, spoken.maximum)
        others = self.others(case)
        mean = spoken_fraction(sum(others, Fraction(0)) / len(others), 4)
        told = f"{spoken.shown[self.value]}; trung bình của {len(others)} đơn vị {mean}"
        if score is None or points is None:
            return f"{told}: các đơn vị bằng nhau, không có độ lệch chuẩn"
        return f"{told}; cách {words.signed(score)} độ lệch chuẩn; {words.earned(points)}"


def _decimal(value: Fraction) -> Decimal:
    return _WIDE.divide(Decimal(value.numerator), Decimal(value.denominator))

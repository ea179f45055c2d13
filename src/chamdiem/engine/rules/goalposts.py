"""Fixed goalposts (chuẩn hoá theo hai mốc cố định), linear or logarithmic, with caps."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Context, Decimal
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor, lcm, log
from typing import ClassVar

import numpy as np

from chamdiem.engine.exactly import SLACK, half_up_of_logs, rounded
from chamdiem.engine.rules import words
from chamdiem.engine.rules.base import Earned, Quotient, Rule, Scales
from chamdiem.engine.sheets import Case, Column, Sheet, Spoken

_WIDE = Context(prec=90)
_DIGITS = 60


class Scale(StrEnum):
    """How the way between the posts is measured."""

    LINEAR = "linear"
    LOG = "log"


@dataclass(frozen=True, slots=True)
class Goalposts(Rule):
    """Nothing at `low`, full points at `high`, in proportion between; `low > high`: less is better.

    Source: the human development index (UNDP, technical notes 2010): 20–85 years, 0–18 and
    0–15 years of schooling, the logarithm of 100–75,000 dollars.
    """

    kind: ClassVar[str] = "goalposts"

    value: str
    low: Fraction
    high: Fraction
    scale: Scale = Scale.LINEAR

    @property
    def inputs(self) -> tuple[str, ...]:
        """The figure."""
        return (self.value,)

    @property
    def irrational(self) -> bool:
        """A logarithm hardly ever is a fraction."""
        return self.scale is Scale.LOG

    def _posts(self, scales: Scales) -> tuple[int, int, int]:
        """Return both posts as whole numbers, and by what a scaled figure is multiplied."""
        low, high = (post * scales.inputs[self.value] for post in (self.low, self.high))
        common = lcm(low.denominator, high.denominator)
        return int(low * common), int(high * common), common

    def quotient(self, sheet: Sheet, scales: Scales) -> Quotient:
        """Return the way gone over the way between the posts."""
        low, high, common = self._posts(scales)
        way = abs(high - low)
        gone = sheet[self.value] * common - low
        gone = np.clip(gone if high > low else -gone, 0, way)
        return gone * scales.maximum, way

    def earn(self, sheet: Sheet, scales: Scales) -> Earned:
        """Return scaled points, rounded half up; by logarithms where the scale says so."""
        if self.scale is Scale.LINEAR:
            return Rule.earn(self, sheet, scales)
        column = sheet[self.value]
        return self._by_logs(column, scales, np.full(column.size, scales.maximum)), None

    def earn_worth(self, sheet: Sheet, scales: Scales, worths: Column) -> Column:
        """Return scaled points where each unit has a maximum of its own."""
        if self.scale is Scale.LINEAR:
            return Rule.earn_worth(self, sheet, scales, worths)
        return self._by_logs(sheet[self.value], scales, worths.astype(np.int64))

    def _by_logs(self, column: Column, scales: Scales, tops: Column) -> Column:
        """Return nothing or all beyond the posts, which whole numbers decide; between, logs."""
        unit = scales.inputs[self.value]
        lower, upper = sorted((self.low * unit, self.high * unit))
        under, over = column <= floor(lower), column >= ceil(upper)
        answer: Column = np.where(over if self.high > self.low else under, tops, 0)
        within = np.flatnonzero(~(under | over))
        answer[within] = self._between(column[within], unit, tops[within])
        return answer

    def _between(self, column: Column, unit: int, tops: Column) -> Column:
        """Round `maximum × ln part ÷ ln whole`; the float's error grows with each logarithm."""
        low, high = log(self.low), log(self.high)
        logs = np.log(column.astype(np.float64)) - log(unit)
        values = (logs - low) / (high - low) * tops
        spread = np.abs(logs) + log(unit) + abs(low) + abs(high) + 1
        errors = spread * tops * (SLACK * (2 + abs(low) + abs(high)) / min(1, (high - low) ** 2))

        def decide(at: int) -> int:
            value = Fraction(int(column[at]), unit)
            share = value / self.low if self.high > self.low else self.low / value
            return half_up_of_logs(Fraction(int(tops[at])), share, self._whole())

        return np.clip(rounded(values, errors, decide), 0, tops)

    def _part(self, value: Fraction) -> Fraction | None:
        """Return how many times the lower post the figure is; None beyond all bounds."""
        if self.high > self.low:
            return value / self.low
        return self.low / value if value else None

    def _whole(self) -> Fraction:
        return self.high / self.low if self.high > self.low else self.low / self.high

    def exact(self, case: Case, maximum: Fraction) -> Fraction | None:
        """Return one unit's points: a fraction, or to 60 digits where logarithms are taken."""
        value = case[self.value]
        if self.scale is Scale.LINEAR:
            share = (value - self.low) / (self.high - self.low)
            return maximum * min(Fraction(1), max(Fraction(0), share))
        part, whole = self._part(value), self._whole()
        if part is None or part >= whole:
            return maximum
        return maximum * _ratio_of_logs(part, whole) if part > 1 else Fraction(0)

    def bound(self, largest: Mapping[str, int], scales: Scales) -> int:
        """Return the greatest intermediate; logarithms keep nothing but figures and points."""
        if self.scale is Scale.LOG:
            return max(largest[self.value], scales.maximum)
        low, high, common = self._posts(scales)
        way = abs(high - low)
        return max(largest[self.value] * common + max(low, high), way * scales.maximum + way)

    def probes(self, code: str) -> Iterable[Fraction]:
        """Return the posts: nowhere else does the course change."""
        return (self.low, self.high)

    def formula(self, spoken: Spoken) -> str:
        """Say where nothing and where everything is earned."""
        name, top = spoken.names[self.value], words.number(spoken.maximum)
        low, high = words.number(self.low), words.number(self.high)
        way = "theo lôgarit" if self.scale is Scale.LOG else "theo tỷ lệ"
        return f"{name}: mốc {low} được 0 điểm, mốc {high} được {top} điểm, ở giữa {way}"

    def worked(self, spoken: Spoken) -> str:
        """Say the place between the posts."""
        points = self.exact(spoken.case, spoken.maximum) or Fraction(0)
        shown, top = spoken.shown[self.value], words.number(spoken.maximum)
        low, high = words.number(self.low), words.number(self.high)
        share = words.percent(points / spoken.maximum)
        if self.scale is Scale.LOG and not spoken.exact[self.value]:
            way = f"{shown}: thấp hơn mọi mốc"
        elif self.scale is Scale.LOG:
            way = f"(ln {shown} − ln {low}) ÷ (ln {high} − ln {low})"
        else:
            way = f"({shown} − {low}) ÷ ({high} − {low})"
        return f"{way}, trong khoảng 0–100 %: {share}; × {top} điểm {words.earned(points)}"


def _ratio_of_logs(part: Fraction, whole: Fraction) -> Fraction:
    """Return `ln part ÷ ln whole` to 60 digits."""
    ratio = _WIDE.divide(_log(part), _log(whole))
    return Fraction(ratio.quantize(Decimal(10) ** -_DIGITS, context=_WIDE))


def _log(value: Fraction) -> Decimal:
    return _WIDE.divide(Decimal(value.numerator), Decimal(value.denominator)).ln(_WIDE)

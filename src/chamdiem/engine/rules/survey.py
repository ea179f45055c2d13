"""Survey mean (điểm khảo sát bình quân): marks of people asked, from a lowest to a highest."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

import numpy as np

from chamdiem.engine.rules import words
from chamdiem.engine.rules.axes import Axis
from chamdiem.engine.rules.base import Quotient, Rule, Scales
from chamdiem.engine.rules.shares import ALL, NONE, Course
from chamdiem.engine.sheets import Case, Sheet, Spoken


@dataclass(frozen=True, slots=True)
class Survey(Rule):
    """Nothing at the lowest mark, full points at the highest, in proportion between.

    Where `answers` is named, `mean` is the sum of all marks, to be divided by them: so that
    surveys of several units can be pooled. Source: PAR index (sociological survey).
    """

    kind: ClassVar[str] = "survey"

    mean: str
    low: Fraction
    high: Fraction
    answers: str | None = None

    @property
    def axis(self) -> Axis:
        """The mean, as it is or as a quotient."""
        return Axis(self.mean, self.answers)

    @property
    def inputs(self) -> tuple[str, ...]:
        """The mean, or the sum and the answers."""
        return self.axis.inputs

    def deciding(self, case: Case) -> tuple[str, ...]:
        """Name the denominator alone where it is 0."""
        return self.axis.deciding(case)

    def quotient(self, sheet: Sheet, scales: Scales) -> Quotient:
        """Return the way gone over the way from the lowest to the highest mark."""
        lift, (low, high) = self.axis.levels((self.low, self.high), scales)
        place, unit = self.axis.place(sheet, lift)
        way = unit * (high - low)
        gone = np.minimum(np.maximum(place - unit * low, 0), way)
        return gone * scales.maximum, way

    def _share(self, case: Case) -> Fraction | None:
        """Return the share of the way, uncut."""
        place = self.axis.exact(case)
        return None if place is None else (place - self.low) / (self.high - self.low)

    def exact(self, case: Case, maximum: Fraction) -> Fraction | None:
        """Return one unit's unrounded points."""
        share = self._share(case)
        return None if share is None else maximum * min(max(share, NONE), ALL)

    def bound(self, largest: Mapping[str, int], scales: Scales) -> int:
        """Return the greatest intermediate: figure, marks, or points with half the way."""
        lift, (low, high) = self.axis.levels((self.low, self.high), scales)
        figure, top = self.axis.bound(largest, lift, high)
        _, way = self.axis.bound(largest, lift, high - low)
        return max(figure, top, way * scales.maximum + way // 2)

    def probes(self, code: str) -> Iterable[Fraction]:
        """Return the lowest and the highest mark, where the course changes."""
        return self.axis.probes(code, (self.low, self.high))

    @property
    def _way(self) -> str:
        return f"({words.number(self.high)} − {words.number(self.low)})"

    def formula(self, spoken: Spoken) -> str:
        """Say how a mean becomes points."""
        what = f"({self.axis.what(spoken)} − {words.number(self.low)}) ÷ {self._way}"
        return words.share_formula(what, Course(), spoken.maximum)

    def worked(self, spoken: Spoken) -> str:
        """Say the place of the mean between the marks."""
        share, written = self._share(spoken.case), self.axis.written(spoken)
        if share is None:
            return self.axis.placed(spoken, in_percent=False)
        told = f"({written} − {words.number(self.low)}) ÷ {self._way}"
        if share < 0:
            return f"{told}: dưới mức thấp nhất nên tính 0 điểm"
        told = words.share_worked(told, share, Course(), spoken.maximum)
        return f"{self.axis.placed(spoken, in_percent=False)}; {told}" if self.answers else told

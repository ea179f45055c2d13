"""Change against a dated baseline (mức tăng, giảm so với mốc)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

import numpy as np

from chamdiem.engine.decimals import spoken_fraction
from chamdiem.engine.rules import words
from chamdiem.engine.rules.base import Quotient, Rule, Scales, times
from chamdiem.engine.rules.goals import Goal
from chamdiem.engine.rules.shares import NONE, Course, Pair
from chamdiem.engine.sheets import Better, Case, Column, Sheet, Spoken

_WAY = {Better.UP: "tăng", Better.DOWN: "giảm"}


@dataclass(frozen=True, slots=True)
class Change(Rule):
    """Points in proportion to the gain since the baseline, full from `target` on.

    The gain is value − baseline, or baseline − value where less is better; a relative one is
    divided by the baseline, and `target` is then a share. A loss earns nothing.
    `baseline_on` is the day of the baseline, YYYY-MM-DD.
    """

    kind: ClassVar[str] = "change"

    value: str
    baseline: str
    baseline_on: str
    target: Fraction
    relative: bool
    better: Better

    @property
    def inputs(self) -> tuple[str, ...]:
        """The figure and its baseline."""
        return (self.value, self.baseline)

    def deciding(self, case: Case) -> tuple[str, ...]:
        """Name one figure alone where it is 0 and nothing can be gained from it."""
        rises = self.better is Better.UP and not self.relative
        first = self.value if rises else self.baseline
        return self.inputs if case[first] else (first,)

    def _lift(self, code: str, scales: Scales) -> int:
        return self._common(scales) // scales.inputs[code]

    def _common(self, scales: Scales) -> int:
        return max(scales.inputs[code] for code in self.inputs)

    def _goal(self, scales: Scales) -> Goal:
        return Goal(self.target * self._common(scales))

    def quotient(self, sheet: Sheet, scales: Scales) -> Quotient:
        """Return the share of the maximum over all units."""
        value, base = (times(sheet[code], self._lift(code, scales)) for code in self.inputs)
        gain = self._gained(value, base)
        if self.relative:
            return Course(self.target).quotient(gain, base, Pair(1, 1), scales.maximum)
        return self._goal(scales).quotient(gain, scales.maximum)

    def _gained(self, value: Column, base: Column) -> Column:
        rise = value - base if self.better is Better.UP else base - value
        return np.asarray(np.maximum(rise, 0))

    def _gain(self, case: Case) -> Fraction | None:
        """Return the gain, negative where it is a loss; None where nothing can be divided."""
        rise = case[self.value] - case[self.baseline]
        gain = rise if self.better is Better.UP else -rise
        if not self.relative:
            return gain
        return gain / case[self.baseline] if case[self.baseline] else None

    def exact(self, case: Case, maximum: Fraction) -> Fraction | None:
        """Return one unit's unrounded points."""
        gain = self._gain(case)
        return None if gain is None else maximum * Course(self.target).reached(max(gain, NONE))

    def bound(self, largest: Mapping[str, int], scales: Scales) -> int:
        """Return the greatest intermediate; a difference is no greater than its greater side."""
        value, base = (largest[code] * self._lift(code, scales) for code in self.inputs)
        gain = max(value, base)
        if self.relative:
            return Course(self.target).bound(gain, base, Pair(1, 1), scales.maximum)
        return self._goal(scales).bound(gain, scales.maximum)

    def probes(self, code: str) -> Iterable[Fraction]:
        """Return where nothing is gained, and where the target is reached."""
        ends = (NONE, Fraction(1), Fraction(100))
        if not self.relative:
            return (*ends, self.target, 1 + self.target, 100 + self.target)
        return (*ends, *(base * abs(1 + self._sign * self.target) for base in (1, 100)))

    @property
    def _sign(self) -> int:
        return 1 if self.better is Better.UP else -1

    @property
    def _day(self) -> str:
        return "/".join(reversed(self.baseline_on.split("-")))

    def _difference(self, told: Mapping[str, str]) -> str:
        sides = self.inputs if self.better is Better.UP else tuple(reversed(self.inputs))
        gain = " − ".join(told[code] for code in sides)
        return f"({gain}) ÷ {told[self.baseline]}" if self.relative else gain

    def formula(self, spoken: Spoken) -> str:
        """Say which difference counts, and where full points begin."""
        lead = f"Mức {_WAY[self.better]} so với ngày {self._day}: "
        what = self._difference(spoken.names)
        if self.relative:
            return lead + words.share_formula(what, Course(self.target), spoken.maximum)
        goal, top = words.number(self.target), words.number(spoken.maximum)
        full = f"{_WAY[self.better]} từ {goal} trở lên được đủ {top} điểm"
        return f"{lead}({what}) ÷ {goal} × {top} điểm; {full}"

    def worked(self, spoken: Spoken) -> str:
        """Say the difference and what it earns."""
        gain, written = self._gain(spoken.case), self._difference(spoken.shown)
        if gain is None:
            return f"{written}: số liệu ngày {self._day} bằng 0, không tính được"
        if gain <= 0:
            return f"{written}: không {_WAY[self.better]} so với ngày {self._day}, 0 điểm"
        if self.relative:
            return words.share_worked(written, gain, Course(self.target), spoken.maximum)
        told = f"{written} {spoken_fraction(gain, 4)}"
        goal = f"{spoken_fraction(gain, 4).removeprefix('= ')} ÷ {words.number(self.target)}"
        reached = words.share_worked(goal, gain / self.target, Course(), spoken.maximum)
        return f"{told}; {reached}"

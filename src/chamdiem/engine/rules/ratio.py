"""Ratio, with or without a target (tỷ lệ; tỷ lệ so với mức phải đạt)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

import numpy as np

from chamdiem.engine.rules import words
from chamdiem.engine.rules.base import Quotient, Rule, Scales, times
from chamdiem.engine.rules.shares import ALL, NONE, Course, Pair
from chamdiem.engine.sheets import Case, Sheet, Spoken


@dataclass(frozen=True, slots=True)
class Fallback:
    """Another denominator where the own one is 0 (mẫu số thay thế): an input ÷ `divisor`."""

    input: str
    divisor: int = 1


@dataclass(frozen=True, slots=True)
class Ratio(Rule):
    """Points in proportion to `numerator / denominator`, full from `target` upwards.

    `part_of` declares that the numerator counts a part of the denominator, so that a
    greater one is a wrong figure. `invert` counts what is left of the whole; a share below
    `floor` earns nothing. Source: QĐ 766/QĐ-TTg, PAR index (floor), commune indices.
    """

    kind: ClassVar[str] = "ratio"

    numerator: str
    denominator: str
    target: Fraction = ALL
    part_of: bool = True
    floor: Fraction = NONE
    invert: bool = False
    fallback: Fallback | None = None

    @property
    def course(self) -> Course:
        """How the share becomes points."""
        return Course(self.target, self.floor, self.invert)

    @property
    def inputs(self) -> tuple[str, ...]:
        """The numerator, the denominator, and what stands in for a denominator of 0."""
        other = (self.fallback.input,) if self.fallback else ()
        return (self.numerator, self.denominator, *other)

    @property
    def optional(self) -> frozenset[str]:
        """The other denominator may be without a number."""
        return frozenset({self.fallback.input} if self.fallback else ())

    def deciding(self, case: Case) -> tuple[str, ...]:
        """Leave the other denominator out unless the own one is 0."""
        return self.required if case[self.denominator] else self.inputs

    def quotient(self, sheet: Sheet, scales: Scales) -> Quotient:
        """Return the share of the maximum over all units."""
        done, owed = sheet[self.numerator], sheet[self.denominator]
        pair = Pair.of(scales.inputs[self.denominator], scales.inputs[self.numerator])
        if self.fallback is None:
            return self.course.quotient(done, owed, pair, scales.maximum)
        done, owed = times(done, pair.done), times(owed, pair.owed)
        lift = self._lift(self.fallback, scales)
        empty = owed == 0
        stands = sheet.number(self.fallback.input)
        done = np.where(empty, done * lift.done, done)
        owed = np.where(empty, stands * lift.owed, owed)
        return self.course.quotient(done, owed, Pair(1, 1), scales.maximum)

    def _lift(self, fallback: Fallback, scales: Scales) -> Pair:
        """Bring the other denominator to the common scale of the two own figures."""
        pair = Pair.of(scales.inputs[self.denominator], scales.inputs[self.numerator])
        common = scales.inputs[self.denominator] * pair.owed
        other = scales.inputs[fallback.input]
        return Pair.of(fallback.divisor * other, common)

    def exact(self, case: Case, maximum: Fraction) -> Fraction | None:
        """Return one unit's unrounded points."""
        owed = case[self.denominator]
        if owed == 0 and self.fallback and case.has(self.fallback.input):
            owed = case[self.fallback.input] / self.fallback.divisor
        if owed == 0:
            return None
        return maximum * self.course.reached(case[self.numerator] / owed)

    def bound(self, largest: Mapping[str, int], scales: Scales) -> int:
        """Return the greatest intermediate, from the declared largest figures."""
        pair = Pair.of(scales.inputs[self.denominator], scales.inputs[self.numerator])
        done, owed = largest[self.numerator] * pair.done, largest[self.denominator] * pair.owed
        if self.fallback:
            lift = self._lift(self.fallback, scales)
            done = max(done, done * lift.done)
            owed = max(owed, largest[self.fallback.input] * lift.owed)
        return self.course.bound(done, owed, Pair(1, 1), scales.maximum)

    def parts(self) -> tuple[tuple[str, str], ...]:
        """Return the numerator, where it is declared a part of the denominator."""
        return ((self.numerator, self.denominator),) if self.part_of else ()

    def probes(self, code: str) -> Iterable[Fraction]:
        """Return shares: the course changes nowhere else than at the floor and the target."""
        return (Fraction(0), self.floor, self.target, Fraction(1), Fraction(2), Fraction(100))

    def formula(self, spoken: Spoken) -> str:
        """Say which number is divided by which."""
        names = spoken.names
        what = f"{names[self.numerator]} ÷ {names[self.denominator]}"
        told = words.share_formula(what, self.course, spoken.maximum)
        if self.fallback is None:
            return told
        return f"{told}; {names[self.denominator]} bằng 0 thì chia cho {self._other(names)}"

    def _other(self, names: Mapping[str, str]) -> str:
        if self.fallback is None:
            return ""
        part = f" ÷ {self.fallback.divisor}" if self.fallback.divisor != 1 else ""
        return names[self.fallback.input] + part

    def worked(self, spoken: Spoken) -> str:
        """Say the division with the unit's numbers."""
        shown, done, owed = spoken.shown, spoken.exact[self.numerator], self._owed(spoken)
        written = f"{shown[self.numerator]} ÷ {shown[self.denominator]}"
        if self.fallback and not spoken.exact[self.denominator]:
            written = f"{shown[self.numerator]} ÷ ({self._other(shown)})"
        share = done / owed if owed else None
        return words.share_worked(written, share, self.course, spoken.maximum)

    def _owed(self, spoken: Spoken) -> Fraction:
        owed = spoken.exact[self.denominator]
        if owed == 0 and self.fallback and self.fallback.input in spoken.exact:
            return spoken.exact[self.fallback.input] / self.fallback.divisor
        return owed

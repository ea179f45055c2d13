"""The axis on which thresholds stand (trục giá trị): one figure, or one divided by another.

Thresholds are brought to the scale of the figures, so that only integers are compared.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

import numpy as np

from chamdiem.engine.decimals import spoken_fraction
from chamdiem.engine.rules import words
from chamdiem.engine.rules.base import Scales, times
from chamdiem.engine.sheets import Case, Column, Indices, Sheet, Spoken

_DIVISORS = (1, 2, 100)


@dataclass(frozen=True, slots=True)
class Axis:
    """A figure (`value`), or the quotient of two figures where there is a `divisor`."""

    value: str
    divisor: str | None = None

    @property
    def inputs(self) -> tuple[str, ...]:
        """The figures that make up the place on the axis."""
        return (self.value, self.divisor) if self.divisor else (self.value,)

    def levels(self, marks: Sequence[Fraction], scales: Scales) -> tuple[int, list[int]]:
        """Return by what a scaled figure is multiplied, and the thresholds on that scale."""
        under = scales.inputs[self.divisor] if self.divisor else 1
        unit = Fraction(scales.inputs[self.value], under)
        lift = lcm(*((mark * unit).denominator for mark in marks))
        return lift, [int(mark * unit * lift) for mark in marks]

    def place(self, sheet: Sheet, lift: int) -> tuple[Column, Column | int]:
        """Return the lifted figure, and by what a threshold is multiplied to stand beside it."""
        return times(sheet[self.value], lift), sheet[self.divisor] if self.divisor else 1

    def bound(self, largest: Mapping[str, int], lift: int, top: int) -> tuple[int, int]:
        """Return the greatest lifted figure and the greatest threshold beside it."""
        unit = largest[self.divisor] if self.divisor else 1
        return largest[self.value] * lift, unit * top

    def exact(self, case: Case) -> Fraction | None:
        """Return one unit's place on the axis, or None where nothing can be divided."""
        if self.divisor is None:
            return case[self.value]
        return case[self.value] / case[self.divisor] if case[self.divisor] else None

    def deciding(self, case: Case) -> tuple[str, ...]:
        """Name the figures that count: nothing can be divided by 0, whatever the other one is."""
        if self.divisor is None or case[self.divisor]:
            return self.inputs
        return (self.divisor,)

    def probes(self, code: str, marks: Iterable[Fraction]) -> tuple[Fraction, ...]:
        """Return the quantities of a figure at which some threshold is met."""
        if self.divisor is None:
            return tuple(marks)
        if code == self.divisor:
            return (Fraction(0), *(Fraction(each) for each in _DIVISORS))
        return tuple(mark * each for mark in marks for each in _DIVISORS)

    def what(self, spoken: Spoken) -> str:
        """Name the figure, or the division."""
        return " ÷ ".join(spoken.names[code] for code in self.inputs)

    def written(self, spoken: Spoken) -> str:
        """Write the figure, or the division, with the unit's numbers."""
        return " ÷ ".join(spoken.shown[code] for code in self.inputs)

    def placed(self, spoken: Spoken, *, in_percent: bool) -> str:
        """Write the place: `75`, `3 ÷ 4 = 75 %`, or that nothing can be divided."""
        place, written = self.exact(spoken.case), self.written(spoken)
        if place is None:
            return f"{written}: mẫu số bằng 0, không tính được"
        if self.divisor is None:
            return written
        return f"{written} {words.percent(place) if in_percent else spoken_fraction(place, 4)}"

    def in_percent(self, marks: Iterable[Fraction]) -> bool:
        """Tell whether thresholds are spoken of in percent: shares of a whole."""
        return self.divisor is not None and max(marks) <= 1


def reached(place: Column, unit: Column | int, levels: Sequence[int]) -> Indices:
    """Count for each place how many of the thresholds it has reached."""
    many = np.zeros(place.size, np.intp)
    for level in levels:
        many += place >= unit * level
    return many


def mark(value: Fraction, *, in_percent: bool) -> str:
    """Write a threshold: `4`, or `80 %`."""
    return f"{words.number(value * 100)} %" if in_percent else words.number(value)

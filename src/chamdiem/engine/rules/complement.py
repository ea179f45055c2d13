"""Complement of a sum (phần còn lại): what is left of a whole after taking parts away."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from typing import ClassVar

import numpy as np

from chamdiem.engine.rules import words
from chamdiem.engine.rules.base import Quotient, Rule, Scales, times
from chamdiem.engine.rules.shares import ALL, Course, Pair
from chamdiem.engine.sheets import Case, Sheet, Spoken


@dataclass(frozen=True, slots=True)
class ComplementOfSum(Rule):
    """Points in proportion to `(whole − sum of parts) / whole`, full from `target` upwards.

    Where the parts together exceed the whole nothing is left: the share is 0.
    """

    kind: ClassVar[str] = "complement"

    taken: tuple[str, ...]
    whole: str
    target: Fraction = ALL

    @property
    def course(self) -> Course:
        """How the share becomes points."""
        return Course(self.target)

    @property
    def inputs(self) -> tuple[str, ...]:
        """The whole, then what is taken from it."""
        return (self.whole, *self.taken)

    def _lift(self, code: str, scales: Scales) -> int:
        common = max(scales.inputs[each] for each in self.inputs)
        return common // scales.inputs[code]

    def quotient(self, sheet: Sheet, scales: Scales) -> Quotient:
        """Return the share of the maximum over all units."""
        whole = times(sheet[self.whole], self._lift(self.whole, scales))
        lifted = [times(sheet[code], self._lift(code, scales)) for code in self.taken]
        left = np.maximum(whole - reduce(np.add, lifted), 0)
        return self.course.quotient(left, whole, Pair(1, 1), scales.maximum)

    def _left(self, values: Mapping[str, Fraction]) -> Fraction:
        taken = sum((values[code] for code in self.taken), Fraction(0))
        return max(values[self.whole] - taken, Fraction(0))

    def exact(self, case: Case, maximum: Fraction) -> Fraction | None:
        """Return one unit's unrounded points."""
        if case[self.whole] == 0:
            return None
        return maximum * self.course.reached(self._left(case.values) / case[self.whole])

    def bound(self, largest: Mapping[str, int], scales: Scales) -> int:
        """Return the greatest intermediate, the sum of the parts among them."""
        lifted = [largest[code] * self._lift(code, scales) for code in self.inputs]
        share = self.course.bound(lifted[0], lifted[0], Pair(1, 1), scales.maximum)
        return max(share, sum(lifted))

    def parts(self) -> tuple[tuple[str, str], ...]:
        """Each part counts some of the whole."""
        return tuple((code, self.whole) for code in self.taken)

    def probes(self, code: str) -> Iterable[Fraction]:
        """Return shares: the course changes at nothing, at the target and at the whole."""
        return (Fraction(0), self.target, Fraction(1), Fraction(2), Fraction(100))

    def formula(self, spoken: Spoken) -> str:
        """Say what is taken from what."""
        names = spoken.names
        taken = " − ".join(names[code] for code in self.taken)
        what = f"({names[self.whole]} − {taken}) ÷ {names[self.whole]}"
        return words.share_formula(what, self.course, spoken.maximum)

    def worked(self, spoken: Spoken) -> str:
        """Say the subtraction and the division with the unit's numbers."""
        shown, whole = spoken.shown, spoken.exact[self.whole]
        taken = " − ".join(shown[code] for code in self.taken)
        written = f"({shown[self.whole]} − {taken}) ÷ {shown[self.whole]}"
        if whole and sum(spoken.exact[code] for code in self.taken) > whole:
            return f"{written}: không còn phần nào nên tính 0 điểm"
        share = self._left(spoken.exact) / whole if whole else None
        return words.share_worked(written, share, self.course, spoken.maximum)

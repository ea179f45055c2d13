"""Yes or no (có hoặc không): one thing that is there or is not."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

import numpy as np

from chamdiem.engine.rules import words
from chamdiem.engine.rules.base import Quotient, Rule, Scales
from chamdiem.engine.rules.shares import NONE
from chamdiem.engine.sheets import Case, Sheet, Spoken


@dataclass(frozen=True, slots=True)
class YesNo(Rule):
    """The points of “Có”, else those of “Không”; full points and none unless told otherwise."""

    kind: ClassVar[str] = "yesno"

    value: str
    yes: Fraction | None = None
    no: Fraction = NONE

    @property
    def inputs(self) -> tuple[str, ...]:
        """The answer."""
        return (self.value,)

    def _yes(self, scales: Scales) -> int:
        return scales.maximum if self.yes is None else scales.points(self.yes)

    def quotient(self, sheet: Sheet, scales: Scales) -> Quotient:
        """Return the points of each unit's answer."""
        answer = np.full_like(sheet[self.value], scales.points(self.no))
        return np.where(sheet[self.value] > 0, self._yes(scales), answer), 1

    def exact(self, case: Case, maximum: Fraction) -> Fraction | None:
        """Return one unit's points."""
        return self._points(case[self.value], maximum)

    def _points(self, answer: Fraction | int, maximum: Fraction) -> Fraction:
        """Return what an answer earns: 1 is yes, 0 is no."""
        if not answer:
            return self.no
        return maximum if self.yes is None else self.yes

    def bound(self, largest: Mapping[str, int], scales: Scales) -> int:
        """Return the greatest of answers and points."""
        return max(largest[self.value], self._yes(scales), scales.points(self.no))

    def probes(self, code: str) -> Iterable[Fraction]:
        """There are two answers."""
        return (Fraction(0), Fraction(1))

    def formula(self, spoken: Spoken) -> str:
        """Say what each answer earns."""
        told = (
            f"{words.answer(each)} {words.number(self._points(each, spoken.maximum))} điểm"
            for each in (1, 0)
        )
        return f"{spoken.names[self.value]}: {'; '.join(told)}"

    def worked(self, spoken: Spoken) -> str:
        """Say the answer."""
        answer = spoken.exact[self.value]
        points = words.number(self._points(answer, spoken.maximum))
        return f"{words.answer(answer)}: {points} điểm"

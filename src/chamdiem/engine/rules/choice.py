"""Choice (chọn một phương án): each option of a list has its points."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

import numpy as np

from chamdiem.engine.rules import words
from chamdiem.engine.rules.base import Quotient, Rule, Scales
from chamdiem.engine.sheets import Case, Sheet, Spoken


@dataclass(frozen=True, slots=True)
class Choice(Rule):
    """The points of the option that was chosen.

    `options` holds pairs (code, points); the words of a code stand in the input. Source:
    commune indices of digital transformation (who heads the steering committee).
    """

    kind: ClassVar[str] = "choice"

    value: str
    options: tuple[tuple[int, Fraction], ...]

    @property
    def inputs(self) -> tuple[str, ...]:
        """The figure that holds the option."""
        return (self.value,)

    def quotient(self, sheet: Sheet, scales: Scales) -> Quotient:
        """Return the points of each unit's option."""
        chosen = sheet[self.value]
        answer = np.zeros_like(chosen)
        for code, points in self.options:
            answer = np.where(chosen == code, scales.points(points), answer)
        return answer, 1

    def exact(self, case: Case, maximum: Fraction) -> Fraction | None:
        """Return one unit's points; an option without points earns nothing."""
        found = [points for code, points in self.options if code == case[self.value]]
        return found[0] if found else Fraction(0)

    def bound(self, largest: Mapping[str, int], scales: Scales) -> int:
        """Return the greatest of codes and points."""
        codes = (code for code, _ in self.options)
        points = (scales.points(points) for _, points in self.options)
        return max(largest[self.value], *codes, *points)

    def probes(self, code: str) -> Iterable[Fraction]:
        """Every option has its own points."""
        return tuple(Fraction(code) for code, _ in self.options)

    def formula(self, spoken: Spoken) -> str:
        """Say what each option earns."""
        told = (
            f"{self._named(code, spoken)} {words.number(points)} điểm"
            for code, points in self.options
        )
        return f"Theo phương án của {spoken.names[self.value]}: {'; '.join(told)}"

    def _named(self, code: int, spoken: Spoken) -> str:
        return f"“{spoken.options.get(self.value, {}).get(code, str(code))}”"

    def worked(self, spoken: Spoken) -> str:
        """Say what was chosen."""
        chosen = self._named(int(spoken.exact[self.value]), spoken)
        points = self.exact(spoken.case, spoken.maximum) or Fraction(0)
        return f"Phương án {chosen}: {words.number(points)} điểm"

"""Transfer (điểm lấy từ bộ tiêu chí khác): a score of another scheme on this leaf's scale."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from chamdiem.engine.rules import words
from chamdiem.engine.rules.base import Quotient, Rule, Scales
from chamdiem.engine.rules.goals import Goal
from chamdiem.engine.rules.shares import ALL, Course
from chamdiem.engine.sheets import Case, Sheet, Spoken


@dataclass(frozen=True, slots=True)
class Transfer(Rule):
    """Points in proportion to the points elsewhere, of which `of` are the most.

    `scheme` and `node` name where they come from.
    """

    kind: ClassVar[str] = "transfer"

    points: str
    of: Fraction
    scheme: str
    node: str

    @property
    def inputs(self) -> tuple[str, ...]:
        """The points reached elsewhere."""
        return (self.points,)

    def _goal(self, scales: Scales) -> Goal:
        return Goal(self.of * scales.inputs[self.points])

    def quotient(self, sheet: Sheet, scales: Scales) -> Quotient:
        """Return the share of the maximum over all units."""
        return self._goal(scales).quotient(sheet[self.points], scales.maximum)

    def exact(self, case: Case, maximum: Fraction) -> Fraction | None:
        """Return one unit's unrounded points."""
        return maximum * min(ALL, case[self.points] / self.of)

    def bound(self, largest: Mapping[str, int], scales: Scales) -> int:
        """Return the greatest intermediate, from the declared largest points."""
        return self._goal(scales).bound(largest[self.points], scales.maximum)

    def probes(self, code: str) -> Iterable[Fraction]:
        """Return nothing and the maximum of the other scheme, where points stop growing."""
        return (Fraction(0), self.of)

    def formula(self, spoken: Spoken) -> str:
        """Say where the points come from."""
        what = f"{spoken.names[self.points]} ÷ {words.number(self.of)}"
        share = words.share_formula(what, Course(), spoken.maximum)
        return f"Lấy từ bộ tiêu chí {self.scheme}, mục {self.node}: {share}"

    def worked(self, spoken: Spoken) -> str:
        """Say the conversion with the unit's numbers."""
        written = f"{spoken.shown[self.points]} ÷ {words.number(self.of)}"
        share = spoken.exact[self.points] / self.of
        return words.share_worked(written, share, Course(), spoken.maximum)

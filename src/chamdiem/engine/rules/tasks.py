"""Task-derived points (điểm theo nhiệm vụ): counts of assigned tasks, each with its share."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from math import lcm
from typing import ClassVar

import numpy as np

from chamdiem.engine.rules import words
from chamdiem.engine.rules.base import Quotient, Rule, Scales, times
from chamdiem.engine.rules.shares import ALL, Course, Pair
from chamdiem.engine.sheets import Case, Sheet, Spoken


@dataclass(frozen=True, slots=True)
class Tasks(Rule):
    """Points in proportion to the tasks done out of those assigned.

    `counts` holds pairs (input, share): a task done in time counts whole, one done late or
    under way a share of it. All counts together never earn more than the maximum.
    """

    kind: ClassVar[str] = "tasks"

    assigned: str
    counts: tuple[tuple[str, Fraction], ...]

    @property
    def inputs(self) -> tuple[str, ...]:
        """The counts, then the tasks assigned."""
        return (*(code for code, _ in self.counts), self.assigned)

    def deciding(self, case: Case) -> tuple[str, ...]:
        """Leave out a count that is worth nothing, or without which all is done already."""
        worth = {code: share * case[code] for code, share in self.counts}
        done, owed = sum(worth.values(), Fraction(0)), case[self.assigned]
        counting = (code for code, share in self.counts if share and done - worth[code] < owed)
        return (*counting, self.assigned)

    def _weights(self, scales: Scales) -> tuple[list[int], int]:
        """Return whole numbers by which counts and assigned tasks are multiplied."""
        unit = scales.inputs[self.assigned]
        exact = [share * Fraction(unit, scales.inputs[code]) for code, share in self.counts]
        common = lcm(*(each.denominator for each in exact))
        return [int(each * common) for each in exact], common

    def quotient(self, sheet: Sheet, scales: Scales) -> Quotient:
        """Return the share of the maximum over all units."""
        weights, common = self._weights(scales)
        codes = (code for code, _ in self.counts)
        done = reduce(
            np.add, (times(sheet[code], each) for code, each in zip(codes, weights, strict=True))
        )
        return Course().quotient(done, sheet[self.assigned], Pair(1, common), scales.maximum)

    def _share(self, case: Case) -> Fraction | None:
        """Return the weighed tasks over those assigned."""
        if case[self.assigned] == 0:
            return None
        done = sum((share * case[code] for code, share in self.counts), Fraction(0))
        return done / case[self.assigned]

    def exact(self, case: Case, maximum: Fraction) -> Fraction | None:
        """Return one unit's unrounded points."""
        share = self._share(case)
        return None if share is None else maximum * min(ALL, share)

    def bound(self, largest: Mapping[str, int], scales: Scales) -> int:
        """Return the greatest intermediate, the sum of all counts among them."""
        weights, common = self._weights(scales)
        codes = [code for code, _ in self.counts]
        done = sum(largest[code] * each for code, each in zip(codes, weights, strict=True))
        share = Course().bound(done, largest[self.assigned], Pair(1, common), scales.maximum)
        return max(share, *(largest[code] for code in codes))

    def parts(self) -> tuple[tuple[str, str], ...]:
        """Each count is some of the tasks assigned."""
        return tuple((code, self.assigned) for code, _ in self.counts)

    def probes(self, code: str) -> Iterable[Fraction]:
        """Return shares up to the whole, where the course changes, and beyond."""
        return (Fraction(0), Fraction(1), Fraction(2), Fraction(100))

    def _written(self, told: Mapping[str, str]) -> str:
        """Write the division with names or numbers."""
        parts = list(self._parts(told))
        done = parts[0] if len(parts) == 1 and "×" not in parts[0] else f"({' + '.join(parts)})"
        return f"{done} ÷ {told[self.assigned]}"

    def _parts(self, told: Mapping[str, str]) -> Iterator[str]:
        for code, share in self.counts:
            weight = "" if share == 1 else f" × {words.number(share * 100)} %"
            yield f"{told[code]}{weight}"

    def formula(self, spoken: Spoken) -> str:
        """Say how much each count is worth."""
        return words.share_formula(self._written(spoken.names), Course(), spoken.maximum)

    def worked(self, spoken: Spoken) -> str:
        """Say the division with the unit's numbers."""
        written = self._written(spoken.shown)
        return words.share_worked(written, self._share(spoken.case), Course(), spoken.maximum)

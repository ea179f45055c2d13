"""What comes after the total: gates that force or cap, quotas on a grade."""

from dataclasses import dataclass
from fractions import Fraction

from chamdiem.engine.scheme.terms import Certainty


@dataclass(frozen=True, slots=True)
class Gate:
    """A condition that forces a grade or caps the total (điều kiện khống chế).

    It looks at an input (scaled by its decimals) or at a node's points, and applies where
    the value is at least `at_least`, or below `below`.
    """

    name: str
    clause: str
    certainty: Certainty
    input: str | None = None
    node: str | None = None
    at_least: int | None = None
    below: int | None = None
    grade: str | None = None
    cap: int | None = None

    def met_by(self, value: int) -> bool:
        """Tell whether a value meets the condition."""
        if self.at_least is not None:
            return value >= self.at_least
        return self.below is not None and value < self.below


@dataclass(frozen=True, slots=True)
class Quota:
    """At most a share of a block may hold a grade (hạn mức của mức xếp loại).

    The share is of all units with a total, or of those that end in the grade `of`. Units
    beyond it take the next lower grade; equals at the border go down together.
    """

    grade: str
    share: Fraction
    of: str | None
    clause: str
    certainty: Certainty

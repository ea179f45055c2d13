"""What is gathered: children with their maxima and weights; how the whole then stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from math import gcd, lcm

import numpy as np

from chamdiem.engine.evaluation import Codes, Points, Result, Steps
from chamdiem.engine.sheets import Mask

_COUNTED, _BLANK, _BLOCKED = (
    np.uint8(each) for each in (Result.COUNTED, Result.BLANK, Result.BLOCKED)
)


@dataclass(frozen=True, slots=True)
class Share:
    """One child: its steps, its maximum (scaled points) and its weight."""

    steps: Steps
    maximum: int
    weight: Fraction


@dataclass(frozen=True, slots=True)
class Gathered:
    """The children of one group or view, and the maximum of the whole (scaled points)."""

    maximum: int
    shares: tuple[Share, ...]

    @property
    def steps(self) -> tuple[Steps, ...]:
        """The children's steps."""
        return tuple(share.steps for share in self.shares)

    @property
    def weights(self) -> tuple[int, ...]:
        """The weights as whole numbers in lowest terms."""
        weights = [share.weight for share in self.shares]
        common = lcm(*(weight.denominator for weight in weights))
        whole = [int(weight * common) for weight in weights]
        divisor = gcd(*whole) or 1
        return tuple(weight // divisor for weight in whole)

    def applies(self, share: Share) -> Mask:
        """Return where a child is not left out; what was handed on is left out too."""
        results = share.steps.results
        return np.asarray((results != Result.EXCLUDED) & (results != Result.HANDED_ON))


def results_of(steps: Sequence[Steps]) -> Codes:
    """Tell how the whole stands: one blocked child blocks; of nothing shown nothing is shown."""
    columns = [each.results for each in steps]
    best = reduce(np.minimum, columns)
    shown = np.where(best < _BLANK, _COUNTED, best)
    if reduce(np.maximum, columns).max(initial=0) < _BLOCKED:
        return shown
    blocked = reduce(np.logical_or, (column == _BLOCKED for column in columns))
    return np.where(blocked, _BLOCKED, shown)


def lost_of(steps: Sequence[Steps]) -> Points | None:
    """Add up what does not apply; None where everything does."""
    lost = [each.lost for each in steps if each.lost is not None]
    return reduce(np.add, lost) if lost else None


def causeless(size: int) -> Codes:
    """Return no cause for anybody: a group meets no special case of its own."""
    return np.zeros(size, np.uint8)

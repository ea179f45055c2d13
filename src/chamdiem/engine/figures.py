"""One month's figures (số liệu) of all units, as arrays: one column a figure.

Missing, not applicable, nothing arose and 0 are four things here as everywhere (I8).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from chamdiem.engine.periods import Month

# int64, or Python integers in an object array where 64 bits do not hold them.
Values = npt.NDArray[np.int64]
States = npt.NDArray[np.uint8]


class State(IntEnum):
    """What stands in one cell. A leaf takes the greatest state among its inputs."""

    VALUE = 0
    NOTHING_AROSE = 1  # Không phát sinh
    NOT_APPLICABLE = 2  # Không áp dụng
    MISSING = 3  # Chưa có số liệu
    COVERED = 4  # điểm của nhóm đã nhập nguyên; số liệu này không cần


@dataclass(frozen=True, slots=True)
class Unit:
    """One agency as this month names it (cơ quan, đơn vị)."""

    code: str
    name: str
    block: str


@dataclass(frozen=True, slots=True)
class Ruled:
    """Points of one leaf that people recorded in place of its rule's (điểm ghi theo kết luận).

    `points` are scaled as the scheme's, from 0 to the leaf's maximum (of a penalty, what is
    taken), and mean something only where `mask` is true. `reasons` holds for each unit the
    SHA-256 of the reason that was given, empty where none was.
    """

    points: Values
    mask: npt.NDArray[np.bool_]
    reasons: Sequence[str] = ()

    def reason(self, index: int) -> str:
        """Return the digest of a unit's reason."""
        return self.reasons[index] if self.reasons else ""


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one month: for each input code an array over `units`, scaled.

    `values[code]` holds integers scaled by the input's decimals; where the state is not
    VALUE the number there is 0 and means nothing. A code absent from `states` is VALUE
    throughout; a code absent from `values` is COVERED throughout. `as_of` is the number of
    the day on which what is not done yet counts as late (ngày chốt). `ruled` holds by leaf the
    points that people recorded; a leaf not in it is computed for everybody.
    """

    month: Month
    units: Sequence[Unit]
    values: Mapping[str, Values]
    states: Mapping[str, States] = field(default_factory=dict)
    as_of: int = 0
    ruled: Mapping[str, Ruled] = field(default_factory=dict)

"""What one scoring leaves behind: every step of every unit, as arrays."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from chamdiem.engine.figures import Figures
from chamdiem.engine.scheme import Scheme

Points = npt.NDArray[np.int64]
Codes = npt.NDArray[np.uint8]


class Result(IntEnum):
    """How a node's points stand. Only the first three are numbers to show."""

    COUNTED = 0  # tính theo công thức, hoặc tổng của nhóm
    BY_POLICY = 1  # theo quy tắc của tiêu chí cho trường hợp đặc biệt
    GIVEN = 2  # điểm đã công bố, nhập nguyên
    BLANK = 3  # để trống, tính 0 điểm vào tổng
    COVERED = 4  # không tính riêng: nhóm đã nhập nguyên điểm
    INFORMATION = 5  # chỉ theo dõi, không tính điểm
    BLOCKED = 6  # thiếu số liệu mà quy tắc là dừng


class Cause(IntEnum):
    """Which special case a leaf met, if any; up to COVERED these are the figures' states."""

    NONE = 0
    NOTHING_AROSE = 1
    NOT_APPLICABLE = 2
    MISSING = 3
    COVERED = 4
    ZERO_DENOMINATOR = 5


FIRST_WITHOUT_POINTS = Result.BLANK


@dataclass(frozen=True, slots=True)
class Steps:
    """One node over all units: points (scaled, 0 where there are none), result, cause."""

    points: Points
    results: Codes
    causes: Codes

    def shown(self, index: int) -> int | None:
        """Return the unit's points, or None where there is no number to show."""
        if self.results[index] >= FIRST_WITHOUT_POINTS:
            return None
        return int(self.points[index])


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One month scored: steps of each node by code, totals, grades, ranks.

    `grades` holds the index of the band in the scheme's order, -1 where there is none;
    `ranks` counts from 1 within the unit's block, 0 where there is none.
    """

    scheme: Scheme
    figures: Figures
    nodes: Mapping[str, Steps]
    total: Steps
    grades: npt.NDArray[np.int8]
    ranks: npt.NDArray[np.int32]

    def grade(self, index: int) -> str | None:
        """Return the name of the unit's band."""
        band = int(self.grades[index])
        return self.scheme.bands[band].name if band >= 0 else None

    def rank(self, index: int) -> int | None:
        """Return the unit's rank within its block."""
        return int(self.ranks[index]) or None

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
Places = npt.NDArray[np.int8]


class Result(IntEnum):
    """How a node's points stand. Only the first three are numbers to show."""

    COUNTED = 0  # tính theo công thức, tổng của nhóm, hoặc điểm ghi theo kết luận
    BY_POLICY = 1  # theo quy tắc của tiêu chí cho trường hợp đặc biệt
    GIVEN = 2  # điểm đã công bố, nhập nguyên
    BLANK = 3  # để trống, tính 0 điểm vào tổng
    COVERED = 4  # không tính riêng: nhóm đã nhập nguyên điểm
    INFORMATION = 5  # chỉ theo dõi, không tính điểm
    BLOCKED = 6  # thiếu số liệu mà quy tắc là dừng
    EXCLUDED = 7  # loại ra, phần còn lại được quy đổi
    HANDED_ON = 8  # điểm chia cho các tiêu chí cùng nhóm


class Cause(IntEnum):
    """Which special case a node met, if any; up to COVERED these are the figures' states."""

    NONE = 0
    NOTHING_AROSE = 1
    NOT_APPLICABLE = 2
    MISSING = 3
    COVERED = 4
    ZERO_DENOMINATOR = 5
    NOTHING_APPLIES = 6  # nhóm không còn tiêu chí nào áp dụng để quy đổi
    GATE_UNKNOWN = 7  # thiếu số liệu của một điều kiện khống chế
    RULED = 8  # điểm ghi theo kết luận của người thẩm định hoặc Hội đồng


FIRST_WITHOUT_POINTS = Result.BLANK
NOBODY = -1  # no gate, no quota, no band


@dataclass(frozen=True, slots=True)
class Steps:
    """One node over all units: points (scaled, 0 where there are none), result, cause.

    A penalty's points are negative. `lost` is the part of the node's maximum that does not
    apply to the unit and was not rescaled yet; None where everything applies to everybody.
    `computed` are a leaf's steps by its rule alone, before people's points took their place
    (cause RULED) and before siblings handed anything on; None where nobody's were replaced.
    """

    points: Points
    results: Codes
    causes: Codes
    lost: Points | None = None
    computed: "Steps | None" = None

    @property
    def by_rule(self) -> "Steps":
        """The steps as the rule and the policies alone left them."""
        return self if self.computed is None else self.computed

    def shown(self, index: int) -> int | None:
        """Return the unit's points, or None where there is no number to show."""
        if self.results[index] >= FIRST_WITHOUT_POINTS:
            return None
        return int(self.points[index])


@dataclass(frozen=True, slots=True)
class Conclusion:
    """How the total became a grade: each step after the sum, per unit.

    `before` is the total before caps and its rounding, `exact` after the caps and before the
    rounding; `natural` the band of the total; `capped_by`, `forced_by` number the gate,
    `limited_by` the quota that decided, -1 where none did.
    """

    before: Points
    exact: Points
    natural: Places
    capped_by: Places
    forced_by: Places
    limited_by: Places


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One month scored: steps of each node and view by code, totals, grades, ranks.

    `grades` holds the index of the band in the scheme's order, -1 where there is none;
    `ranks` counts from 1 within the unit's block, 0 where there is none.
    """

    scheme: Scheme
    figures: Figures
    nodes: Mapping[str, Steps]
    total: Steps
    grades: Places
    ranks: npt.NDArray[np.int32]
    conclusion: Conclusion

    def grade(self, index: int) -> str | None:
        """Return the name of the unit's band."""
        return self.band(int(self.grades[index]))

    def band(self, place: int) -> str | None:
        """Return the name of a band by its place, None for no place."""
        return self.scheme.bands[place].name if place >= 0 else None

    def rank(self, index: int) -> int | None:
        """Return the unit's rank within its block."""
        return int(self.ranks[index]) or None

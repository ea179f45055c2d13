"""The closed lists of a scheme: how sure, of which kind, what a special case makes."""

from enum import StrEnum


class Certainty(StrEnum):
    """How sure a part is (mức độ chắc chắn); it travels with the value (I6)."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    ILLUSTRATIVE = "illustrative"
    SYSTEM_DEFAULT = "system-default"


class Timing(StrEnum):
    """What span a figure speaks of (tại thời điểm, trong kỳ, luỹ kế)."""

    AS_OF = "as-of"
    IN_PERIOD = "in-period"
    CUMULATIVE = "cumulative"


class Measure(StrEnum):
    """What kind of quantity a figure is; a percent may be written with its sign.

    `YESNO` is 1 for yes; `CHOICE` the whole number of the option; `DATE` the number of the day.
    """

    COUNT = "count"
    PERCENT = "percent"
    POINTS = "points"
    DAYS = "days"
    MONEY = "money"
    NUMBER = "number"
    YESNO = "yesno"
    CHOICE = "choice"
    DATE = "date"


class Direction(StrEnum):
    """Which way is better (chiều của chỉ tiêu)."""

    UP = "up"
    DOWN = "down"
    NONE = "none"


class Outcome(StrEnum):
    """What a leaf's policy makes of a special case.

    `BLANK` leaves the points empty and counts them 0 (“để trống, tính 0 điểm”), which is
    not the score 0; `EXCLUDE` takes the leaf out and rescales what applies; `REDISTRIBUTE`
    hands its points to its siblings in equal parts; `GROUP_MEAN` takes the mean of the
    unit's block; `MISSING` and `FALLBACK` are answers to a zero denominator only: the policy
    for missing figures, another denominator; `BLOCK` stops the total until the figure is there.
    """

    ZERO = "zero"
    FULL = "full"
    BLANK = "blank"
    REDISTRIBUTE = "redistribute"
    EXCLUDE = "exclude"
    GROUP_MEAN = "group-mean"
    FALLBACK = "fallback"
    MISSING = "missing"
    BLOCK = "block"


class Aggregate(StrEnum):
    """How a group gathers its children (cách tổng hợp)."""

    SUM = "sum"
    MEAN = "mean"
    GEOMETRIC = "geometric"
    MINIMUM = "minimum"


class Pooling(StrEnum):
    """How a figure of several units or months becomes one (gộp số liệu); `NONE`: it cannot."""

    SUM = "sum"
    LAST = "last"
    NONE = "none"


class Ties(StrEnum):
    """How equal totals are ranked: 1, 2, 2, 4 (competition) or 1, 2, 2, 3 (dense)."""

    COMPETITION = "competition"
    DENSE = "dense"


class Compare(StrEnum):
    """Which total is compared for the rank: as rounded for the reader, or before that."""

    ROUNDED = "rounded"
    EXACT = "exact"

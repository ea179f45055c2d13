"""What the letters of a month are made from: plain values, each read from the month's own rows."""

from dataclasses import dataclass
from datetime import date, datetime

from chamdiem.engine.decimals import spoken
from chamdiem.engine.periods import Month

NONE = "–"
# Nothing is claimed where nothing arose or nothing applies, and it earns what the rule gives.
AGREED = "Không áp dụng/Không phát sinh, người thẩm định đồng ý"


@dataclass(frozen=True, slots=True)
class Names:
    """Who issues and receives, as declared; `unconfirmed` names what is still a default."""

    superior: str
    issuer: str
    symbol: str
    signer: str
    kept_by: str
    approver: str
    approver_symbol: str
    approver_kept_by: str
    chairman: str
    place: str
    unconfirmed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitResult:
    """One unit's result; no total where the rules stop or nothing was sent."""

    name: str
    block: str
    total: int | None
    grade: str
    rank: int | None


@dataclass(frozen=True, slots=True)
class Changed:
    """Points of one criterion that are not as the unit scored itself, with the reason.

    `is_agreed`: the unit answered “Không áp dụng” or “Không phát sinh”, so claimed no points, and
    the verifier agreed; counted apart.
    """

    unit: str
    criterion: str
    claimed: int | None
    appraised: int | None
    concluded: int | None
    reason: str
    is_agreed: bool = False

    @property
    def difference(self) -> int | None:
        """What was concluded less what was claimed."""
        if self.claimed is None or self.concluded is None:
            return None
        return self.concluded - self.claimed


@dataclass(frozen=True, slots=True)
class Objected:
    """An objection to points (kiến nghị về điểm) and its ruling, where there is one."""

    unit: str
    criterion: str
    asked: int | None
    reason: str
    outcome: str
    points: int | None
    ruling: str


@dataclass(frozen=True, slots=True)
class Late:
    """A unit whose first sending arrived after the deadline of all; some had leave until later."""

    unit: str
    block: str
    due_at: datetime
    arrived_at: datetime
    days: int
    way: str
    leave_until: datetime | None = None

    @property
    def is_excused(self) -> bool:
        """Tell whether it arrived within the unit's own leave (trong thời gian gia hạn)."""
        return self.leave_until is not None and self.arrived_at <= self.leave_until


@dataclass(frozen=True, slots=True)
class Unsent:
    """A unit that has not sent yet."""

    unit: str
    block: str
    due_at: datetime
    state: str
    is_over: bool


@dataclass(frozen=True, slots=True)
class Submitted:
    """The month as frozen (đã trình): its number, its fingerprint, the revision it is of."""

    number: int
    fingerprint: str
    on: date
    revision: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Rectified:
    """One number that a correction changes (điểm đính chính): before, after, why."""

    unit: str
    what: str
    before: int | None
    after: int | None
    is_total: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Rectification:
    """What a correction changes (đính chính), and the document whose result it corrects."""

    document: str
    rows: tuple[Rectified, ...]


@dataclass(frozen=True, slots=True)
class Low:
    """Below how much a total is low, and whether the province confirmed that."""

    percent: int
    points: int
    is_confirmed: bool
    words: str


@dataclass(frozen=True, slots=True)
class Lists:
    """Units that are late, unsent and low (gửi chậm, chưa gửi, điểm thấp) of all expected."""

    month: Month
    is_trial: bool
    expected: int
    sent: int
    late: tuple[Late, ...]
    unsent: tuple[Unsent, ...]
    low_rule: Low
    low: tuple[UnitResult, ...] | None  # None before there is a result


@dataclass(frozen=True, slots=True)
class MonthFacts:
    """Everything a letter of a month may say."""

    month: Month
    marks: tuple[str, ...]
    is_trial: bool
    act: str
    window_from: date
    window_to: date
    scheme: str
    bases: tuple[str, ...]
    decimals: int
    total_decimals: int
    maximum: int
    names: Names
    lists: Lists
    blocks: tuple[str, ...]
    grades: tuple[str, ...]
    units: tuple[UnitResult, ...]
    changed: tuple[Changed, ...]
    objected: tuple[Objected, ...]
    settled: tuple[tuple[str, int], ...]
    sampled: int | None
    origins: tuple[tuple[str, int], ...]
    read_on: date
    submitted: Submitted | None = None
    rectified: Rectification | None = None

    @property
    def differing(self) -> tuple[Changed, ...]:
        """Points that are not as claimed, without what nobody claimed and the verifier agreed."""
        return tuple(one for one in self.changed if not one.is_agreed)

    @property
    def agreed(self) -> tuple[Changed, ...]:
        """Criteria without points of the unit's own to whose answer the verifier agreed."""
        return tuple(one for one in self.changed if one.is_agreed)

    @property
    def has_result(self) -> bool:
        """Tell whether there is a result to speak of."""
        return bool(self.units)

    def points(self, value: int | None) -> str:
        """Write points with the decimals of the scheme and a decimal comma."""
        return NONE if value is None else spoken(value, self.decimals)

    def total(self, value: int | None) -> str:
        """Write a total with the decimals that totals have."""
        if value is None:
            return NONE
        cut: int = 10 ** (self.decimals - self.total_decimals)
        return spoken(value // cut, self.total_decimals)

"""Plain values of periods: the window of figures, the act, a deadline, what a page is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from chamdiem.engine.periods import Month
from chamdiem.portal.files.models import Stored
from chamdiem.portal.periods.choices import Due

TRIAL_WORDS = "CHẤM THỬ – KHÔNG DÙNG ĐỂ ĐÁNH GIÁ"
INVENTED_WORDS = "SỐ LIỆU GIẢ ĐỊNH – TỈNH MẪU"
DAY = timedelta(days=1)
MID = 15


@dataclass(frozen=True, slots=True)
class Window:
    """The days whose figures a period counts (kỳ số liệu), both ends with it."""

    first: date
    last: date

    @classmethod
    def of_month(cls, month: Month) -> "Window":
        """Return the calendar month."""
        following = month.shift(1)
        return cls(
            date(month.year, month.number, 1), date(following.year, following.number, 1) - DAY
        )

    @classmethod
    def to_the_middle(cls, month: Month) -> "Window":
        """Return the days from the 15th of the month before to the 14th of this one."""
        before = month.shift(-1)
        return cls(date(before.year, before.number, MID), date(month.year, month.number, MID) - DAY)


@dataclass(frozen=True, slots=True)
class Act:
    """The document that orders the official scoring (văn bản cho chấm chính thức)."""

    number: str = ""
    issued_on: date | None = None
    issuer: str = ""
    file: Stored | None = None

    @property
    def is_whole(self) -> bool:
        """Tell whether number, day and issuer are named."""
        return bool(self.number and self.issuer and self.issued_on)


@dataclass(frozen=True, slots=True)
class Move:
    """One time that a deadline was moved for all (lùi thời hạn), and why."""

    what: Due
    was: datetime
    due_at: datetime
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Term:
    """A deadline of a period: the one in force, the first, and each move between them (I20)."""

    what: Due
    due_at: datetime
    first: datetime
    moves: tuple[Move, ...] = ()

    @property
    def is_moved(self) -> bool:
        """Tell whether it was ever moved."""
        return bool(self.moves)


@dataclass(frozen=True, slots=True)
class Marks:
    """What every page of a period says above all else: a trial, what was moved, by what act.

    `acts` are the sentences that rooms above add (`periods.marks`).
    """

    month: Month
    is_trial: bool
    moves: Sequence[Move] = ()
    words: str = TRIAL_WORDS
    acts: Sequence[str] = ()
    is_invented: bool = False
    invented: str = INVENTED_WORDS

"""Plain values of duties: what a unit says, what lists and the matrix tell."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from chamdiem.portal.duties.choices import Answer, Watch
from chamdiem.portal.files.models import Stored


class Refused(Exception):
    """Something of duties that does not go, with the rule, who can lift it, until when."""


@dataclass(frozen=True, slots=True)
class Watched:
    """One meeting chaired or check made by the head (nội dung 13)."""

    kind: Watch
    on: date
    number: str
    subject: str


@dataclass(frozen=True, slots=True)
class Said:
    """What a unit says of a duty (xác nhận)."""

    answer: Answer
    text: str = ""
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    in_charge: str = ""
    number: str = ""
    issued_on: date | None = None
    link: str = ""
    file: Stored | None = None
    watched: tuple[Watched, ...] = ()


class Light(StrEnum):
    """How a duty of a unit stands (đèn): a word goes with every colour."""

    DONE = "đã thực hiện"
    PARTLY = "đang thực hiện"
    OPEN = "đến hạn"
    LATE = "quá hạn"
    NONE = "không phát sinh"
    NOT_APPLICABLE = "không áp dụng"
    UNKNOWN = "chưa có dữ liệu"


@dataclass(frozen=True, slots=True)
class State:
    """One duty of one unit as of a day (tình trạng): keeps what was confirmed last."""

    organisation_id: int
    duty: int
    light: Light
    due_on: date | None = None
    occasion: UUID | None = None
    open_count: int = 0
    late_count: int = 0
    confirmed_at: datetime | None = None
    share: tuple[Decimal, Decimal] | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """One duty of one unit in a month, as figures (số liệu của nội dung)."""

    due: int = 0
    done: int = 0
    done_in_time: int = 0
    nothing: int = 0
    not_applicable: int = 0
    numerator: Decimal | None = None
    denominator: Decimal | None = None

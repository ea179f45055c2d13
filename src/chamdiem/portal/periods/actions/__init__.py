"""What people do to periods: each act has its author, its time and one line in the trail."""

from chamdiem.portal.periods.actions.confirming import (
    NoBasis,
    ReviewsItself,
    UnknownLine,
    confirm_line,
    waive_line,
)
from chamdiem.portal.periods.actions.ground import Refused
from chamdiem.portal.periods.actions.moving import NoNote, NotALegalStep, NotYet, move
from chamdiem.portal.periods.actions.opening import (
    CalendarOutOfOrder,
    MonthTaken,
    NoDepartment,
    NotItsScheme,
    NotReady,
    TooEarly,
    open_period,
    open_with_file,
)
from chamdiem.portal.periods.actions.population import NobodyExpected, TwoOfOneCode
from chamdiem.portal.periods.actions.timing import (
    AlreadyPassed,
    NoReason,
    NotExpected,
    NotLater,
    OutOfOrder,
    TooLateForLeave,
    leave,
    shift_stage,
)

__all__ = [
    "AlreadyPassed",
    "CalendarOutOfOrder",
    "MonthTaken",
    "NoBasis",
    "NoDepartment",
    "NoNote",
    "NoReason",
    "NobodyExpected",
    "NotALegalStep",
    "NotExpected",
    "NotItsScheme",
    "NotLater",
    "NotReady",
    "NotYet",
    "OutOfOrder",
    "Refused",
    "ReviewsItself",
    "TooEarly",
    "TooLateForLeave",
    "TwoOfOneCode",
    "UnknownLine",
    "confirm_line",
    "leave",
    "move",
    "open_period",
    "open_with_file",
    "shift_stage",
    "waive_line",
]

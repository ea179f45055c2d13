"""What people do to returns: open, write, give out, present, send; and evidence."""

from chamdiem.portal.returns.actions.cells import (
    Saved,
    SavedRemark,
    Typed,
    answer_blanks,
    carry_over,
    save_cell,
    save_cells,
    save_remark,
)
from chamdiem.portal.returns.actions.evidence import (
    Given,
    add_evidence,
    reuse_evidence,
    withdraw_evidence,
)
from chamdiem.portal.returns.actions.ground import NotYours, Refused, locked, move
from chamdiem.portal.returns.actions.opening import NotExpected, open_return, open_returns
from chamdiem.portal.returns.actions.parts import assign, mark_done, take_part_back
from chamdiem.portal.returns.actions.sending import (
    Changed,
    MayNotSign,
    NotResponsible,
    Signed,
    TooLate,
    capacity_of,
    require_in_time,
    send,
    store,
)
from chamdiem.portal.returns.actions.steps import (
    NotComplete,
    hand_back,
    present,
    require_complete,
    take_back,
)

__all__ = [
    "Changed",
    "Given",
    "MayNotSign",
    "NotComplete",
    "NotExpected",
    "NotResponsible",
    "NotYours",
    "Refused",
    "Saved",
    "SavedRemark",
    "Signed",
    "TooLate",
    "Typed",
    "add_evidence",
    "answer_blanks",
    "assign",
    "capacity_of",
    "carry_over",
    "hand_back",
    "locked",
    "mark_done",
    "move",
    "open_return",
    "open_returns",
    "present",
    "require_complete",
    "require_in_time",
    "reuse_evidence",
    "save_cell",
    "save_cells",
    "save_remark",
    "send",
    "store",
    "take_back",
    "take_part_back",
    "withdraw_evidence",
]

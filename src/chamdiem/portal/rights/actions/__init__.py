"""What is done about roles and people; each act leaves one entry in the trail."""

from chamdiem.portal.rights.actions.council import AlreadyWithdrawn, WithoutReason, withdraw_from
from chamdiem.portal.rights.actions.giving import (
    AccountClosed,
    AlreadyHeld,
    Clash,
    LastAdministrator,
    NotHeld,
    Refused,
    ToOneself,
    WrongScope,
    give,
    require_another_administrator,
    withdraw,
)
from chamdiem.portal.rights.actions.lending import (
    AlreadyEnded,
    AlreadyLent,
    NotWithinDays,
    end_lending,
    lend,
)
from chamdiem.portal.rights.actions.people import (
    Arrived,
    SamePerson,
    close_account,
    give_account_by_slip,
    hand_over,
    open_account,
    open_by_slip,
    reopen_by_slip,
)

__all__ = [
    "AccountClosed",
    "AlreadyEnded",
    "AlreadyHeld",
    "AlreadyLent",
    "AlreadyWithdrawn",
    "Arrived",
    "Clash",
    "LastAdministrator",
    "NotHeld",
    "NotWithinDays",
    "Refused",
    "SamePerson",
    "ToOneself",
    "WithoutReason",
    "WrongScope",
    "close_account",
    "end_lending",
    "give",
    "give_account_by_slip",
    "hand_over",
    "lend",
    "open_account",
    "open_by_slip",
    "reopen_by_slip",
    "require_another_administrator",
    "withdraw",
    "withdraw_from",
]

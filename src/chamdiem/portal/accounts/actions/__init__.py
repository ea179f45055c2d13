"""What is done to people and their accounts; each act leaves one entry in the trail."""

from chamdiem.portal.accounts.actions.attempts import Locked, lift_lock
from chamdiem.portal.accounts.actions.erasing import erase_person
from chamdiem.portal.accounts.actions.identities import UnknownIdentity, accept_identity
from chamdiem.portal.accounts.actions.opening import (
    AlreadyHasAccount,
    NoAccount,
    Opened,
    close_account,
    give_account,
    open_account,
    reopen_account,
    shut,
)
from chamdiem.portal.accounts.actions.passwords import (
    change_password,
    random_password,
    renew_password,
)
from chamdiem.portal.accounts.actions.people import (
    Erased,
    Unnamed,
    UsernameTaken,
    actor,
    correct_person,
    note_person,
)
from chamdiem.portal.accounts.actions.proving import (
    NotProved,
    prove_own_password,
    prove_password,
)
from chamdiem.portal.accounts.actions.purging import purge
from chamdiem.portal.accounts.actions.second_factor import (
    AlreadySet,
    NotSet,
    WrongSecondFactor,
    prove_second_factor,
    remove_second_factor,
    renew_recovery_codes,
    set_second_factor,
)
from chamdiem.portal.accounts.actions.signing import note_sign_in, note_sign_out
from chamdiem.portal.accounts.actions.slips import (
    AccountClosed,
    NotCalledBack,
    OwnAccount,
    Slip,
    WrongCode,
    issue_slip,
    redeem,
    reset_at_department,
)

__all__ = [
    "AccountClosed",
    "AlreadyHasAccount",
    "AlreadySet",
    "Erased",
    "Locked",
    "NoAccount",
    "NotCalledBack",
    "NotProved",
    "NotSet",
    "Opened",
    "OwnAccount",
    "Slip",
    "UnknownIdentity",
    "Unnamed",
    "UsernameTaken",
    "WrongCode",
    "WrongSecondFactor",
    "accept_identity",
    "actor",
    "change_password",
    "close_account",
    "correct_person",
    "erase_person",
    "erase_person",
    "give_account",
    "issue_slip",
    "lift_lock",
    "note_person",
    "note_sign_in",
    "note_sign_out",
    "open_account",
    "prove_own_password",
    "prove_password",
    "prove_second_factor",
    "purge",
    "random_password",
    "redeem",
    "remove_second_factor",
    "renew_password",
    "renew_recovery_codes",
    "reopen_account",
    "reset_at_department",
    "set_second_factor",
    "shut",
]

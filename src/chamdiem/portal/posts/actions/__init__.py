"""What is done to posts; each act rests on a document and leaves one entry in the trail."""

from chamdiem.portal.orgs.actions import Refused
from chamdiem.portal.posts.actions.delegations import (
    NotTheHead,
    ToOneself,
    delegate,
    delegate_by_head,
    end_delegation,
)
from chamdiem.portal.posts.actions.focal_points import end_focal_point, name_focal_point
from chamdiem.portal.posts.actions.ground import (
    AlreadyEnded,
    ErasedPerson,
    NotADay,
    NothingSaid,
    OwnPost,
    StaleForm,
)
from chamdiem.portal.posts.actions.handovers import (
    AlreadyConfirmed,
    ConfirmsAlone,
    NoPaper,
    NothingHandedOver,
    confirm_handover,
)
from chamdiem.portal.posts.actions.refusals import (
    AlreadyFocalPoint,
    OutsideItsOrganisation,
    SecondHead,
    TwoPosts,
)
from chamdiem.portal.posts.actions.tenures import (
    NoDivision,
    NotAHead,
    appoint,
    correct,
    end,
    redivide,
    replace,
)
from chamdiem.portal.posts.actions.withdrawals import withdraw

__all__ = [
    "AlreadyConfirmed",
    "AlreadyEnded",
    "AlreadyFocalPoint",
    "ConfirmsAlone",
    "ErasedPerson",
    "NoDivision",
    "NoPaper",
    "NotADay",
    "NotAHead",
    "NotTheHead",
    "NothingHandedOver",
    "NothingSaid",
    "OutsideItsOrganisation",
    "OwnPost",
    "Refused",
    "SecondHead",
    "StaleForm",
    "ToOneself",
    "TwoPosts",
    "appoint",
    "confirm_handover",
    "correct",
    "delegate",
    "delegate_by_head",
    "end",
    "end_delegation",
    "end_focal_point",
    "name_focal_point",
    "redivide",
    "replace",
    "withdraw",
]

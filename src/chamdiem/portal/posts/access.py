"""The one door to posts: who may see a handover, who may record for which organisation."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404

from chamdiem.portal.accounts.models import User
from chamdiem.portal.common.rights import MEANINGS, Right
from chamdiem.portal.orgs import access as orgs
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.posts import queries
from chamdiem.portal.posts.choices import Side
from chamdiem.portal.posts.models import Delegation, FocalPoint, Handover, Tenure

NOT_HERE = f"Việc này cần quyền “{MEANINGS[Right.POSTS_MANAGE]}” đối với cơ quan này."


def may_record(user: Any, organisation: Organisation) -> bool:
    """Tell whether the person may record posts of the organisation."""
    return bool(user.is_authenticated and user.has_perm(Right.POSTS_MANAGE, organisation))


def organisation_to_record(*, user: Any, public_id: UUID) -> Organisation:
    """Return an organisation to who may record its posts."""
    return _recordable(user, orgs.organisation_to_see(public_id=public_id))


def tenure_to_change(*, user: Any, public_id: UUID) -> Tenure:
    """Return a tenure to who may record posts there; an action refuses one that is stale."""
    rows = Tenure.objects.select_related("organisation", "person", "act", "end_act")
    found = rows.filter(public_id=public_id).first()
    if found is None:
        raise Http404
    _recordable(user, found.organisation)
    return found


def delegation_to_change(*, user: Any, public_id: UUID) -> Delegation:
    """Return a delegation to who may record posts there."""
    rows = Delegation.objects.select_related("organisation", "giver", "taker", "act")
    found = rows.filter(public_id=public_id).first()
    if found is None:
        raise Http404
    _recordable(user, found.organisation)
    return found


def focal_point_to_change(*, user: Any, public_id: UUID) -> FocalPoint:
    """Return a focal point to who may record posts there."""
    rows = FocalPoint.objects.select_related("organisation", "person", "act")
    found = rows.filter(public_id=public_id).first()
    if found is None:
        raise Http404
    _recordable(user, found.organisation)
    return found


def person_to_record(*, public_id: UUID) -> User:
    """Return the person of that opaque id, as a form names them."""
    found = queries.person(public_id=public_id)
    if found is None:
        raise Http404
    return found


def handover_to_see(*, user: Any, public_id: UUID) -> Handover:
    """Return a handover to its two sides, to who records posts and to who sees all months.

    Once a side's tenure is withdrawn, neither was ever a side.
    """
    rows = Handover.objects.select_related("organisation", "outgoing__person", "incoming__person")
    found = rows.filter(public_id=public_id).first()
    if found is None:
        raise Http404
    is_side = queries.side_of(handover=found, user=user) is not None
    if opens_any(user, found.organisation) or (is_side and not queries.is_void(handover=found)):
        return found
    raise Http404


def opens_any(user: Any, organisation: Organisation) -> bool:
    """Tell whether the person opens every handover of an organisation, whoever its sides are."""
    return may_record(user, organisation) or _sees_all_months(user)


def reads_sheet(user: Any, handover: Handover) -> bool:
    """Tell whether the person reads what the sheet holds: its sides, and who sees all months.

    Who only records posts sees who confirmed, and no point of a month (I33).
    """
    side = queries.side_of(handover=handover, user=user)
    return side is not None or _sees_all_months(user)


def side_to_confirm(*, user: Any, handover: Handover, side: str) -> Side:
    """Return the side for which the person may confirm: the own, or one of who records posts."""
    if side not in Side.values:
        raise Http404
    own = queries.side_of(handover=handover, user=user)
    if own != side and not may_record(user, handover.organisation):
        raise PermissionDenied("Mỗi bên tự xác nhận phần của mình.")
    return Side(side)


def _sees_all_months(user: Any) -> bool:
    return bool(user.is_authenticated and user.has_perm(Right.MONTHS_SEE_UNPUBLISHED))


def _recordable(user: Any, organisation: Organisation) -> Organisation:
    if not may_record(user, organisation):
        raise PermissionDenied(NOT_HERE)
    return organisation

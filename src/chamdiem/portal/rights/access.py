"""Doors of rights: who may judge whom, on whose behalf one acts, whose page one may open."""

from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404

from chamdiem.portal.accounts.models import User
from chamdiem.portal.common.rights import MEANINGS, Right
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.rights import queries
from chamdiem.portal.rights.models import Grant, RightsDelegation
from chamdiem.portal.rights.roles import ROLES

RULE = (
    "Người giữ chức vụ hoặc vai trò ở một cơ quan không thẩm định, kết luận hay duyệt hồ sơ của "
    "cơ quan ấy, cho đến khi thôi giữ."
)


def may_judge(
    *,
    user: User,
    right: Right,
    organisation: Organisation,
    on: date,
    criterion: str = "",
    month: str = "",
) -> None:
    """Let pass who may judge the organisation, or say by which rule not and who may (I16)."""
    if not user.has_perm(right, organisation):
        raise PermissionDenied(f"Việc này cần quyền “{MEANINGS[right]}”.")
    why = queries.conflict(
        user=user, organisation=organisation, on=on, criterion=criterion, month=month
    )
    if why:
        others = ", ".join(meaning.name for meaning in ROLES.values() if right in meaning.rights)
        raise PermissionDenied(f"{why} {RULE} Người khác giữ vai trò sau làm được: {others}.")


def acting_for(*, user: User, right: Right, organisation: Organisation | None, on: date) -> str:
    """Return the opaque id of who lent the right, empty where it is the person's own."""
    place = organisation.pk if organisation else None
    return queries.lender(queries.held_by(user=user), right, place, on)


def person_to_see(*, user: Any, public_id: UUID) -> User:
    """Return a person to who sees people and rights; an erased one is no longer there."""
    found = queries.person(public_id=public_id)
    if found is None or not user.has_perm(Right.PEOPLE_SEE):
        raise Http404
    return found


def manages(user: Any) -> bool:
    """Tell whether the person manages people; who only sees them gets no buttons."""
    return bool(user.has_perm(Right.PEOPLE_MANAGE))


def person_to_manage(*, user: Any, public_id: UUID) -> User:
    """Return a person to who manages people; an erased one is no longer there."""
    found = queries.person(public_id=public_id)
    if found is None or not user.has_perm(Right.PEOPLE_MANAGE):
        raise Http404
    return found


def person_to_name(*, public_id: UUID) -> User:
    """Return a person whom a form names."""
    found = queries.person(public_id=public_id)
    if found is None:
        raise Http404
    return found


def grant_to_withdraw(*, user: Any, person: User, key: int) -> Grant:
    """Return a grant of the person that is in force, to who manages people."""
    found = Grant.objects.filter(pk=key, user=person, withdrawn_at=None).first()
    if found is None or not user.has_perm(Right.PEOPLE_MANAGE):
        raise Http404
    return found


def grant_to_lend(*, user: User, key: int) -> Grant:
    """Return a grant to who holds it; to everybody else there is none."""
    found = Grant.objects.filter(pk=key, user=user, withdrawn_at=None).first()
    if found is None:
        raise Http404
    return found


def delegation_to_end(*, user: User, public_id: UUID) -> RightsDelegation:
    """Return a lent role to its giver or to who manages people; to others there is none."""
    rows = RightsDelegation.objects.select_related("grant", "grant__user", "taker")
    found = rows.filter(public_id=public_id).first()
    if found is None or not (found.grant.user_id == user.pk or user.has_perm(Right.PEOPLE_MANAGE)):
        raise Http404
    return found

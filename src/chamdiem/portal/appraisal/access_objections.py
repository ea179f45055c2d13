"""The door to objections: the unit's own people, who reads months, and the council."""

from typing import Any
from uuid import UUID

from django.http import Http404

from chamdiem.engine.scheme import Leaf
from chamdiem.portal.accounts.models import User
from chamdiem.portal.appraisal.models import Objection
from chamdiem.portal.appraisal.queries import filing
from chamdiem.portal.common.rights import Right
from chamdiem.portal.returns import access as returns
from chamdiem.portal.returns.access import Desk


def leaf_to_object(*, desk: Desk, code: str) -> Leaf:
    """Return the criterion of a return that earns points; of others nobody objects."""
    found = returns.leaf_of(desk=desk, code=code)
    if not found.rule.earns:
        raise Http404
    return found


def objection_to_see(*, public_id: UUID) -> Objection:
    """Return an objection to who reads months (the gate); to its unit it stands at its return."""
    rows = Objection.objects.select_related(
        "of__organisation", "of__period__scheme_version", "file", "ruling"
    )
    found = rows.filter(public_id=public_id).first()
    if found is None:
        raise Http404
    return found


def rules(user: Any) -> bool:
    """Tell whether the person rules at all; of whom, the action says."""
    return bool(user.has_perm(Right.COUNCIL_RULE))


def shows_file(user: Any, key: UUID) -> bool:
    """Tell whether a file came with an objection that the person sees."""
    if not isinstance(user, User) or not user.is_active:
        return False
    unit = filing.shows_file(key)
    if unit is None:
        return False
    is_reader = bool(user.has_perm(Right.MONTHS_SEE_UNPUBLISHED))
    return is_reader or bool(user.has_perm(Right.UNITS_SEE_OWN, unit))

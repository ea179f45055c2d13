"""The one door to an organisation, to a version to be corrected, to a spreadsheet to be kept."""

from typing import Any
from uuid import UUID

from django.http import Http404

from chamdiem.portal.common.rights import Right
from chamdiem.portal.orgs import queries
from chamdiem.portal.orgs.models import Draft, Organisation, Version


def organisation_to_see(*, public_id: UUID) -> Organisation:
    """Return the organisation of that identity; who governs whom is public."""
    found = queries.one(public_id=public_id)
    if found is None:
        raise Http404
    return found


def organisation_to_change(*, user: Any, public_id: UUID) -> Organisation:
    """Return an organisation to who may record acts of it; to others there is none."""
    found = organisation_to_see(public_id=public_id)
    if not may_change(user, found):
        raise Http404
    return found


def version_to_correct(*, user: Any, key: int) -> Version:
    """Return a version to who may record acts of its organisation."""
    found = Version.objects.select_related("organisation", "act").filter(pk=key).first()
    if found is None or not may_change(user, found.organisation):
        raise Http404
    return found


def draft_to_decide(*, user: Any, key: UUID) -> Draft:
    """Return a checked spreadsheet to its author; to everybody else there is none."""
    draft = Draft.objects.filter(pk=key, by=user.public_id).first()
    if draft is None:
        raise Http404
    return draft


def may_change(user: Any, organisation: Organisation) -> bool:
    """Tell whether the person may record acts of the organisation."""
    return bool(user.is_authenticated and user.has_perm(Right.ORGS_MANAGE, organisation))


def manages(user: Any) -> bool:
    """Tell whether the person may record acts of organisations at all."""
    return bool(user.is_authenticated and user.has_perm(Right.ORGS_MANAGE))

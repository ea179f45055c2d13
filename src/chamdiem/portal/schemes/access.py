"""The one door to a version of a scheme (all of them are public), and to a draft."""

from typing import Any
from uuid import UUID

from django.http import Http404

from chamdiem.portal.common.rights import Right
from chamdiem.portal.schemes.models import SchemeDraft, SchemeVersion


def version_to_see(*, scheme_id: str, version: str) -> SchemeVersion:
    """Return the version of that identity."""
    found = SchemeVersion.objects.filter(scheme_id=scheme_id, version=version).first()
    if found is None:
        raise Http404
    return found


def version_to_use(*, key: int) -> SchemeVersion:
    """Return the version of that key, as a form names it."""
    found = SchemeVersion.objects.filter(pk=key).first()
    if found is None:
        raise Http404
    return found


def draft_to_decide(*, user: Any, key: UUID) -> SchemeDraft:
    """Return a draft to its author; to everybody else there is none."""
    draft = SchemeDraft.objects.filter(pk=key, by=user.public_id).first()
    if draft is None:
        raise Http404
    return draft


def sees_people(user: Any) -> bool:
    """Tell whether the person sees who added and who activated a version: staff only."""
    return bool(user.is_authenticated and user.has_perm(Right.MONTHS_SEE_UNPUBLISHED))

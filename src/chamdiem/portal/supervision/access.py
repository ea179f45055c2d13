"""The one door to what an inspection file is made of."""

from typing import Any

from django.http import Http404

from chamdiem.portal.common.rights import Right
from chamdiem.portal.supervision.queries import subjects
from chamdiem.portal.supervision.scope import Scope


def scope_to_export(*, user: Any, kind: str, series: str, code: str) -> Scope:
    """Return the unit or criterion to one who makes inspection files; to others there is none."""
    found = subjects.subject(kind=kind, series=series, code=code)
    if found is None or not user.has_perm(Right.DOSSIERS_EXPORT):
        raise Http404
    return found

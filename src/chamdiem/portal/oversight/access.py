"""The door to the trail: which entries a reader may open."""

from typing import Any

from django.http import Http404

from chamdiem.portal.audit import queries as trail
from chamdiem.portal.audit.queries import Shown
from chamdiem.portal.common.rights import Right

READING = "oversight.page.read"


def hidden_from(user: Any) -> tuple[str, ...]:
    """Return the verbs closed to the reader: what oversight reads is for its leader only."""
    return () if user.has_perm(Right.TRAIL_SEE_OVERSIGHT) else (READING,)


def entry_to_see(*, user: Any, number: int) -> Shown:
    """Return the entry at this place of the chain, if the reader may open it."""
    found = trail.numbered(number)
    if found is None or found.verb in hidden_from(user):
        raise Http404
    return found

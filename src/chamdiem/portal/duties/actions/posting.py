"""Looks whether a posted document can be read where the unit says (kiểm tra đăng tải, nội dung 3).

By a job, never while somebody waits (I38); what cannot be reached is never a fault of the unit.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Protocol

from django.conf import settings
from django.db import transaction

from chamdiem.portal.audit import trail as audit
from chamdiem.portal.common.links import asking
from chamdiem.portal.common.links.looking import GONE, OPENS, Seen
from chamdiem.portal.common.moments import day_of
from chamdiem.portal.duties import queries
from chamdiem.portal.duties.choices import PostingState
from chamdiem.portal.duties.models import PostingCheck

MOST_A_RUN = 500


class Look(Protocol):
    """Who goes to a page and says whether it names one of these words."""

    def __call__(self, link: str, *, names: Collection[str]) -> Seen:
        """Look once."""


def check_postings(*, at: datetime, look: Look | None = None) -> Mapping[PostingState, int]:
    """Look at the pages that are due, and keep what was seen of each."""
    looked = look or _outside
    counts: Counter[PostingState] = Counter()
    for one in queries.postings_due(at=at, limit=MOST_A_RUN):
        seen = looked(one.link, names=one.names)
        state = _state(seen)
        PostingCheck.objects.create(
            confirmation_id=one.confirmation_id, state=state, why=seen.why[:200], at=at
        )
        counts[state] += 1
    _record(counts, at)
    return {state: counts[state] for state in PostingState if counts[state]}


def _state(seen: Seen) -> PostingState:
    if seen.state == GONE:
        return PostingState.ABSENT
    if seen.state != OPENS or seen.names_it is None:
        return PostingState.UNREACHED
    return PostingState.NAMED if seen.names_it else PostingState.UNNAMED


@transaction.atomic
def _record(counts: Counter[PostingState], at: datetime) -> None:
    if counts:
        audit.record(
            verb="duties.postings.checked",
            actor=audit.SYSTEM,
            subject=("duties.postingcheck", day_of(at).isoformat()),
            at=at,
            rows={str(state): count for state, count in counts.items()},
        )


def _outside(link: str, *, names: Collection[str]) -> Seen:
    return asking.look_outside(link, names=names, proxy=settings.LINK_PROXY)

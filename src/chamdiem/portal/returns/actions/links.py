"""Looking at linked pages (kiểm tra đường dẫn): by a job, never while somebody waits (I38)."""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import datetime

from django.conf import settings
from django.db import transaction

from chamdiem.portal.audit import trail as audit
from chamdiem.portal.common.links import asking
from chamdiem.portal.common.links.looking import Seen
from chamdiem.portal.common.moments import day_of
from chamdiem.portal.returns import queries
from chamdiem.portal.returns.choices import LinkState
from chamdiem.portal.returns.models import LinkCheck

MOST_A_RUN = 500
Look = Callable[[str], Seen]


def check_links(*, at: datetime, look: Look | None = None) -> Mapping[LinkState, int]:
    """Look at the pages that are due and keep what was seen; a page is looked at once a run."""
    looked = look or _outside
    seen: dict[str, Seen] = {}
    counts: Counter[LinkState] = Counter()
    for evidence, link in queries.links_due(at=at, limit=MOST_A_RUN):
        if link not in seen:
            seen[link] = looked(link)
        state = LinkState(seen[link].state)
        LinkCheck.objects.create(evidence_id=evidence, state=state, why=seen[link].why, at=at)
        counts[state] += 1
    _record(counts, at)
    return {state: counts[state] for state in LinkState if counts[state]}


@transaction.atomic
def _record(counts: Counter[LinkState], at: datetime) -> None:
    if counts:
        audit.record(
            verb="returns.links.checked",
            actor=audit.SYSTEM,
            subject=("returns.linkcheck", day_of(at).isoformat()),
            at=at,
            rows={str(state): count for state, count in counts.items()},
        )


def _outside(link: str) -> Seen:
    return asking.look_outside(link, proxy=settings.LINK_PROXY)

"""Which posted documents are to be looked at: those not found named lately, oldest first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q

from chamdiem.portal.directives import queries as directives
from chamdiem.portal.duties.choices import Answer, PostingState
from chamdiem.portal.duties.models import Confirmation, PostingCheck

PAUSE = timedelta(hours=20)
LONG_PAUSE = timedelta(days=30)  # a page that was found well is looked at again after this
POSTING = 3


@dataclass(frozen=True, slots=True)
class Posted:
    """Where a unit says that it posted a document, and how a page would name it."""

    confirmation_id: int
    link: str
    names: tuple[str, ...]


def postings_due(*, at: datetime, limit: int) -> tuple[Posted, ...]:
    """Return the links of duty 3 that nobody looked at lately; three queries."""
    later = Confirmation.objects.filter(occasion=OuterRef("occasion"), pk__gt=OuterRef("pk"))
    looks = PostingCheck.objects.filter(confirmation=OuterRef("pk"))
    lately = looks.filter(
        Q(at__gt=at - PAUSE) | Q(at__gt=at - LONG_PAUSE, state=PostingState.NAMED)
    )
    rows = Confirmation.objects.filter(
        ~Exists(later), ~Exists(lately), occasion__duty=POSTING, answer=Answer.DONE
    ).exclude(link="")
    found = list(rows.order_by("at", "id").select_related("occasion")[:limit])
    ids = {row.occasion.directive_id for row in found if row.occasion.directive_id}
    known = directives.spoken_of(ids=ids)
    return tuple(Posted(row.pk, row.link, _names(row, known)) for row in found)


def _names(row: Confirmation, known: Mapping[int, tuple[str, ...]]) -> tuple[str, ...]:
    return known.get(row.occasion.directive_id or 0, ())

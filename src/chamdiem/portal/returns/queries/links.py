"""Looks at linked pages: which are due, and the latest of each evidence."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef

from chamdiem.portal.periods.choices import Stage
from chamdiem.portal.returns.choices import EvidenceKind
from chamdiem.portal.returns.models import Evidence, LinkCheck

PAUSE = timedelta(hours=20)
_OPEN = (Stage.OPEN, Stage.SELF_SCORE, Stage.APPRAISAL)


def links_due(*, at: datetime, limit: int) -> tuple[tuple[int, str], ...]:
    """Return the linked evidence of open months that nobody looked at lately, oldest first."""
    lately = LinkCheck.objects.filter(evidence_id=OuterRef("pk"), at__gt=at - PAUSE)
    rows = Evidence.objects.filter(
        ~Exists(lately),
        kind=EvidenceKind.LINK,
        withdrawn_at=None,
        of__period__stage__in=_OPEN,
    )
    return tuple(rows.order_by("at", "id").values_list("pk", "link")[:limit])


def link_checks(*, evidence: Collection[int]) -> Mapping[int, LinkCheck]:
    """Return the latest look of each evidence, in one question."""
    rows = LinkCheck.objects.filter(evidence_id__in=evidence).order_by("evidence_id", "id")
    return {row.evidence_id: row for row in rows}

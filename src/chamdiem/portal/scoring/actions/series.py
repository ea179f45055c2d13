"""Opening a series of months."""

from datetime import datetime

from django.db import transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.scoring.choices import SeriesKind
from chamdiem.portal.scoring.models import Series


@transaction.atomic
def open_series(
    *, slug: str, title: str, kind: SeriesKind, note: str, by: User, at: datetime
) -> Series:
    """Open a series, or return the one of that address."""
    series, new = Series.objects.get_or_create(
        slug=slug, defaults={"title": title, "kind": kind, "note": note}
    )
    if new:
        audit.record(
            verb="scoring.series.opened",
            actor=by.opaque_id,
            subject=series,
            at=at,
            after={"series": slug, "name": title, "kind": str(kind)},
        )
    return series

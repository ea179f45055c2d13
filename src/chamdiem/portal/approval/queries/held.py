"""Corrections that lie with the Department (Sở KH&CN đang giữ): drafted, or sealed and not told."""

from collections.abc import Mapping, Sequence

from chamdiem.portal.approval.facts import Held
from chamdiem.portal.approval.models import Approved, Correction
from chamdiem.portal.periods.models import Period


def held(*, periods: Sequence[Period]) -> Mapping[int, Held]:
    """Return, by the period's key, the correction that the Department holds; two queries.

    What was submitted lies elsewhere; the reader says so before it asks here.
    """
    untold = Approved.objects.filter(period__in=periods, revision__gt=0, notice=None)
    found = {
        key: Held(revision, is_sealed=True)
        for key, revision in untold.order_by("revision").values_list("period_id", "revision")
    }
    drafted = Correction.objects.filter(period__in=periods, dropped=None)
    rows = drafted.exclude(submissions__approved__isnull=False).order_by("revision")
    return found | {
        key: Held(revision, is_sealed=False)
        for key, revision in rows.values_list("period_id", "revision")
    }

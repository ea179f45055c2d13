"""Until when a return may be sent: the period's deadline, moved by leave or by a supplement."""

from chamdiem.portal.periods.choices import Due as Kind
from chamdiem.portal.periods.models import Deadline, Leave
from chamdiem.portal.returns.facts import Due
from chamdiem.portal.returns.models import Return


def due(*, of: Return, is_supplement: bool) -> Due:
    """Return the deadline of the next sending; a supplement lasts until appraisal ends."""
    kind = Kind.APPRAISAL if is_supplement else Kind.SENDING
    rows = Deadline.objects.filter(period_id=of.period_id, what=kind).order_by("id")
    instants = list(rows.values_list("due_at", flat=True))
    first, instant = (instants[0], instants[-1]) if instants else (None, None)
    leaves = Leave.objects.filter(period_id=of.period_id, organisation_id=of.organisation_id)
    leave = leaves.order_by("id").last()
    if leave is not None and (instant is None or leave.until > instant):
        return Due(leave.until, first, leave.reason)
    return Due(instant, first)

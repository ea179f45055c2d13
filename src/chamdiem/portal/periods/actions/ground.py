"""What every act on a period stands on: its refusal, and the period locked."""

from chamdiem.engine.periods import Month
from chamdiem.portal.periods.models import Period


class Refused(Exception):
    """Raise when a rule refuses an act; says the rule, who can lift it, until when."""


def locked(period: Period) -> Period:
    """Return the period as it stands now, locked until this transaction ends."""
    return Period.objects.select_for_update().get(pk=period.pk)


def spoken(period: Period) -> str:
    """Say the month of a period."""
    return Month.parse(period.month).spoken

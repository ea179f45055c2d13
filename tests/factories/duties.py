"""Duties of the tests: a unit that is scored, what fell due to it."""

from datetime import UTC, datetime

from chamdiem.portal.duties import actions
from chamdiem.portal.duties.models import Occasion
from chamdiem.portal.orgs.models import Organisation
from tests.factories import organisations, periods

AT = datetime(2026, 9, 7, 9, 2, tzinfo=UTC)


def unit(name: str = "Sở Thử") -> Organisation:
    """Return an agency that is scored."""
    made = organisations.organisation(name)
    periods.settle()
    return made


def fallen(of: Organisation, duty: int, *, at: datetime = AT) -> Occasion:
    """Return what fell due to a unit first, of one duty."""
    actions.open_due(at=at)
    return Occasion.objects.filter(organisation=of, duty=duty).order_by("due_on", "id")[0]

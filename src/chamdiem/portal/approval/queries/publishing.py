"""On what basis the province publishes, from when a month may be, and what is public."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from chamdiem.portal.approval.models import Approved, PublicationRule
from chamdiem.portal.calendar import deadlines
from chamdiem.portal.calendar import queries as calendars
from chamdiem.portal.common import moments
from chamdiem.portal.defaults import queries as defaults
from chamdiem.portal.periods.models import Period

DAY = timedelta(days=1)
DAYS = "approval.publication-days"


def rule() -> PublicationRule | None:
    """Return the basis that stands, nothing where publication is off (chưa có căn cứ)."""
    last = PublicationRule.objects.order_by("-id").first()
    return None if last is None or last.is_off else last


def rules() -> Sequence[PublicationRule]:
    """Return every basis that was entered, latest first."""
    return list(PublicationRule.objects.order_by("-id"))


def publication_from(*, told_at: datetime) -> date:
    """Return the first day on which what the units were told of may be published.

    Each head has the own result for so many whole working days before the public has it.
    """
    told_on = moments.day_of(told_at)
    days = int(defaults.value(DAYS, on=told_on))
    last = moments.day_of(deadlines.after_working_days(calendars.calendar(), told_on, days))
    return last + DAY


def published(*, period: Period | None = None) -> Sequence[Approved]:
    """Return what was published, latest month first, each month's revisions in order."""
    rows = Approved.objects.filter(publication__isnull=False).defer("seal")
    if period is not None:
        rows = rows.filter(period=period)
    related = ("period", "frozen__run__series", "frozen__run__scheme_version", "publication__rule")
    return list(rows.select_related(*related).order_by("-period__month", "revision"))

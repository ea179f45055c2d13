"""Returns that came on paper: the one being entered, what the unit said of the one entered."""

from collections.abc import Mapping

from chamdiem.portal.returns.choices import Way
from chamdiem.portal.returns.models import PaperEntry, Return, Sending, UnitConfirmation


def open_paper(*, of: Return) -> PaperEntry | None:
    """Return the paper that is being entered for a unit."""
    rows = PaperEntry.objects.filter(of_id=of.pk or 0, sending=None, dropped_at=None)
    return rows.select_related("scan", "of__organisation", "of__period__scheme_version").first()


def confirmation_of(*, sending: Sending) -> UnitConfirmation | None:
    """Return what the unit said of what was entered for it."""
    return UnitConfirmation.objects.filter(sending=sending).first()


def papers_of_month(*, month: str) -> Mapping[int, bool | None]:
    """Return the units whose last sending was entered for them: confirmed, denied, or neither."""
    rows = Sending.objects.filter(of__period__month=month).order_by("of_id", "number")
    columns = rows.values_list("of__organisation_id", "way", "confirmation__agrees")
    last = {unit: (way, agrees) for unit, way, agrees in columns}
    return {unit: agrees for unit, (way, agrees) in last.items() if way == Way.PAPER}

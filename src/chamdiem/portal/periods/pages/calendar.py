"""The preview of twelve months: every deadline by the calendar, with Tết and what is expected."""

from dataclasses import dataclass
from datetime import datetime

from chamdiem.engine.periods import Month
from chamdiem.portal.common import moments
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.defaults.queries import Standing
from chamdiem.portal.periods import queries
from chamdiem.portal.periods.choices import Due
from chamdiem.portal.periods.pages import parts
from chamdiem.portal.periods.queries import Planned

TITLE = "Lịch các mốc 12 tháng tới"


@dataclass(frozen=True, slots=True)
class PlannedShown:
    """One month of the preview."""

    month: Month
    days: tuple[datetime, ...]
    is_expected: bool
    spans_tet: bool


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """Twelve months."""

    crumbs: tuple[Crumb, ...]
    headings: tuple[str, ...]
    rows: tuple[PlannedShown, ...]
    settings: tuple[Standing, ...]
    to_the_middle: bool
    is_expected: bool


def preview_page(*, at: datetime, to_the_middle: bool) -> PreviewPage:
    """Show the next twelve months with the deadlines each would have."""
    on = moments.day_of(at)
    found = queries.preview(first=Month(on.year, on.month), on=on, to_the_middle=to_the_middle)
    tet = queries.tet_days(years={due.year for plan in found for due in plan.deadlines.values()})
    return PreviewPage(
        crumbs=parts.crumbs((TITLE, "")),
        headings=tuple(what.label for what in Due),
        rows=tuple(_row(plan, tet) for plan in found),
        settings=tuple(queries.day_standings(on=on)),
        to_the_middle=to_the_middle,
        is_expected=any(plan.is_expected for plan in found),
    )


def _row(plan: Planned, tet: queries.Days) -> PlannedShown:
    days = tuple(plan.deadlines[what] for what in Due)
    first, last = plan.window.last, moments.day_of(days[-1])
    return PlannedShown(
        month=plan.month,
        days=days,
        is_expected=plan.is_expected,
        spans_tet=any(first < day <= last for day in tet),
    )

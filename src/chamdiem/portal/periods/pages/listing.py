"""The list of periods: each month, its kind, where it stands, what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from chamdiem.engine.periods import Month
from chamdiem.portal.calendar import queries as calendars
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.periods import access, queries
from chamdiem.portal.periods.choices import PeriodKind
from chamdiem.portal.periods.models import Period
from chamdiem.portal.periods.pages import parts
from chamdiem.portal.periods.pages.parts import Shown


@dataclass(frozen=True, slots=True)
class Listed:
    """One period in the list."""

    month: Month
    kind: str
    is_trial: bool
    stage: str
    units: int
    scheme: str
    coming: Shown | None


@dataclass(frozen=True, slots=True)
class ListPage:
    """All periods, latest month first."""

    crumbs: tuple[Crumb, ...]
    rows: tuple[Listed, ...]
    open_lines: int
    may_open: bool


def list_page(*, user: Any, at: datetime) -> ListPage:
    """Show all periods (danh sách kỳ); the number of queries does not grow with them."""
    rows = queries.periods()
    counts = queries.expected_count(periods=rows)
    coming = _coming(rows, at)
    return ListPage(
        crumbs=parts.crumbs(),
        rows=tuple(
            Listed(
                month=Month.parse(row.month),
                kind=row.get_kind_display(),
                is_trial=row.kind == PeriodKind.TRIAL,
                stage=row.get_stage_display(),
                units=counts[row.pk],
                scheme=f"{row.scheme_version.title}, phiên bản {row.scheme_version.version}",
                coming=coming.get(row.pk),
            )
            for row in rows
        ),
        open_lines=len(queries.open_lines()),
        may_open=access.may_open(user),
    )


def _coming(rows: Sequence[Period], at: datetime) -> dict[int, Shown]:
    """Return of each period the next deadline that has not passed."""
    found, reckoning = {}, calendars.reckoning(at=at)
    for key, terms in queries.terms_of(periods=rows).items():
        ahead = [term for term in terms.values() if term.due_at >= at]
        if ahead:
            term = min(ahead, key=lambda each: each.due_at)
            found[key] = parts.shown(term, steps=[], reckoning=reckoning)
    return found

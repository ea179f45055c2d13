"""The list of months on their way: in which stage, with whom, since when, until when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from chamdiem.engine.periods import Month
from chamdiem.portal.approval import access, facts, queries
from chamdiem.portal.approval.facts import Held
from chamdiem.portal.approval.models import Frozen
from chamdiem.portal.approval.pages import parts
from chamdiem.portal.calendar import queries as calendars
from chamdiem.portal.calendar.deadlines import Deadline, Reckoning
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.common.rights import Right
from chamdiem.portal.periods import queries as periods
from chamdiem.portal.periods.choices import Due, PeriodKind, Stage
from chamdiem.portal.periods.facts import Term
from chamdiem.portal.periods.models import Period

LATEST = 36
DUE_IN = {
    Stage.OBJECTION: Due.SUBMISSION,
    Stage.SUBMITTED: Due.APPROVAL,
    Stage.APPROVED: Due.APPROVAL,
}


@dataclass(frozen=True, slots=True)
class Listed:
    """One month in the list."""

    month: Month
    is_trial: bool
    stage: str
    whom: str
    since: datetime | None
    deadline: Deadline | None
    number: str
    on: date | None
    revision: int


@dataclass(frozen=True, slots=True)
class ListPage:
    """Months on their way, latest first."""

    crumbs: tuple[Crumb, ...]
    rows: tuple[Listed, ...]
    is_cut: bool
    may_rule: bool


def list_page(*, user: Any, at: datetime) -> ListPage:
    """Show where each month lies; the number of queries does not grow with them."""
    every = periods.periods()
    rows = every[:LATEST]
    waiting, since = queries.waiting(), queries.since(periods=rows)
    terms, reckoning = periods.terms_of(periods=rows), calendars.reckoning(at=at)
    acts, held = queries.latest_acts(periods=rows), queries.held(periods=rows)
    return ListPage(
        crumbs=parts.crumbs(),
        rows=tuple(
            Listed(
                month=Month.parse(row.month),
                is_trial=row.kind == PeriodKind.TRIAL,
                stage=_stage(row, waiting.get(row.pk), held.get(row.pk)),
                whom=facts.lies_with(
                    Stage(row.stage), is_waiting=row.pk in waiting, held=held.get(row.pk)
                ),
                since=waiting[row.pk].at if row.pk in waiting else since.get(row.pk),
                deadline=_deadline(row, _term(row, terms[row.pk]), reckoning),
                number=acts[row.pk][1] if row.pk in acts else "",
                on=acts[row.pk][2] if row.pk in acts else None,
                revision=acts[row.pk][0] if row.pk in acts else 0,
            )
            for row in rows
        ),
        is_cut=len(every) > LATEST,
        may_rule=access.has(user, Right.PUBLICATION_RULE),
    )


def _term(period: Period, terms: Mapping[Due, Term]) -> Term | None:
    """Return the deadline of what is done next, where there is one."""
    due = DUE_IN.get(Stage(period.stage))
    return terms.get(due) if due else None


def _stage(period: Period, waiting: Frozen | None, held: Held | None) -> str:
    of = waiting.correction if waiting is not None else None
    label = str(period.get_stage_display())
    return facts.stands_at(label, submitted=of.revision if of else 0, held=held)


def _deadline(period: Period, term: Term | None, reckoning: Reckoning) -> Deadline | None:
    return reckoning.deadline(term.due_at) if term else None

"""Requests as lists show them, and which subjects of which unit are open."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from chamdiem.portal.common import moments
from chamdiem.portal.explanations.facts import Subject, Told
from chamdiem.portal.explanations.models import Explanation, Request
from chamdiem.portal.explanations.standing import Given, stand
from chamdiem.portal.orgs import queries as orgs
from chamdiem.portal.periods.choices import PeriodKind
from chamdiem.portal.periods.models import Period
from chamdiem.portal.schemes.queries import scheme_of
from chamdiem.portal.tasks import queries as tasks


@dataclass(frozen=True, slots=True)
class _Month:
    """What a list shows of a month: which, whether a trial, how its criteria are called."""

    month: str
    is_trial: bool
    leaves: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Around:
    """What was read at once about all requests of a list."""

    given: Mapping[int, Sequence[Given]]
    units: Mapping[int, str]
    months: Mapping[int, _Month]
    titles: Mapping[int, str]
    at: datetime


def listed(*, at: datetime, only: Collection[int] | None = None) -> tuple[Told, ...]:
    """Return the requests to these organisations, or to all, in the order they were made."""
    rows = Request.objects.filter(at__lte=at)
    if only is not None:
        rows = rows.filter(organisation__in=only)
    return told(requests=rows, at=at)


def told(*, requests: QuerySet[Request], at: datetime) -> tuple[Told, ...]:
    """Return requests with what is derived of them as of an instant; few queries in all."""
    rows = list(requests.order_by("pk"))
    around = _Around(
        given=_given(requests),
        units=orgs.names(ids={row.organisation_id for row in rows}, on=moments.day_of(at)),
        months=_months({row.period_id for row in rows if row.period_id}),
        titles=_titles({row.task_id for row in rows if row.task_id}),
        at=at,
    )
    return tuple(_told(row, around) for row in rows)


def open_of(*, organisations: Collection[int], at: datetime) -> frozenset[tuple[int, Subject]]:
    """Return what these organisations still have to explain, or is not yet accepted.

    Each pair is the key of an organisation and the subject; two queries however many there are.
    """
    rows = Request.objects.filter(at__lte=at, organisation__in=organisations)
    given = _given(rows)
    columns = ("pk", "organisation_id", "due_on", "period__month", "leaf", "task_id")
    return frozenset(
        (unit, Subject(month or "", leaf, task))
        for key, unit, due_on, month, leaf, task in rows.order_by("pk").values_list(*columns)
        if stand(due_on=due_on, given=given.get(key, ()), at=at).is_open
    )


def _given(requests: QuerySet[Request]) -> Mapping[int, Sequence[Given]]:
    rows = Explanation.objects.filter(request__in=requests.order_by().values("pk"))
    found: dict[int, list[Given]] = defaultdict(list)
    judged = ("judgement__at", "judgement__is_accepted", "judgement__due_on")
    columns = ("request_id", "at", "remedy_due_on", *judged)
    for key, at, remedy, judged_at, accepted, due_on in rows.order_by(
        "request_id", "number"
    ).values_list(*columns):
        found[key].append(Given(at, remedy, judged_at, bool(accepted), due_on))
    return found


def _months(ids: Collection[int]) -> Mapping[int, _Month]:
    rows = Period.objects.filter(pk__in=ids).select_related("scheme_version")
    return {
        row.pk: _Month(
            row.month,
            row.kind == PeriodKind.TRIAL,
            {leaf.code: leaf.name for leaf in scheme_of(row.scheme_version).leaves()},
        )
        for row in rows
    }


def _titles(ids: Collection[int]) -> Mapping[int, str]:
    return {key: one.wording.title for key, one in tasks.spoken(ids=ids).items()} if ids else {}


def _told(row: Request, around: _Around) -> Told:
    month = around.months.get(row.period_id or 0)
    name = month.leaves.get(row.leaf, row.leaf) if month else around.titles.get(row.task_id or 0)
    return Told(
        public_id=row.public_id,
        organisation_id=row.organisation_id,
        organisation=around.units.get(row.organisation_id, ""),
        subject=Subject(month.month if month else "", row.leaf, row.task_id),
        name=name or "",
        is_trial=bool(month and month.is_trial),
        grounds=row.grounds,
        at=row.at,
        standing=stand(due_on=row.due_on, given=around.given.get(row.pk, ()), at=around.at),
    )

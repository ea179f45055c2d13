"""Tasks as lists, boards and timelines show them, filtered in the database."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Exists, OuterRef, Q, QuerySet

from chamdiem.portal.calendar import working_days
from chamdiem.portal.calendar.queries import calendar
from chamdiem.portal.calendar.working_days import Calendar
from chamdiem.portal.common import moments, text
from chamdiem.portal.defaults import queries as defaults
from chamdiem.portal.directives.queries import titles
from chamdiem.portal.orgs import queries as orgs
from chamdiem.portal.tasks.choices import Bond, Doing, Timing
from chamdiem.portal.tasks.facts import Told
from chamdiem.portal.tasks.models import Elsewhere, Partner, Progress, Task, Wording
from chamdiem.portal.tasks.queries.counting import courses, partners_of
from chamdiem.portal.tasks.standing import Standing, stand

ORDER = (Timing.LATE, Timing.SOON, Timing.UNKNOWN, Timing.ON_TIME, Timing.DONE_LATE)


@dataclass(frozen=True, slots=True)
class _Around:
    """What was read at once about all tasks of a list."""

    titles: Mapping[int, str]
    names: Mapping[int, str]
    sources: Mapping[int, str]
    partners: Mapping[int, Sequence[int]]
    elsewhere: Mapping[int, tuple[str, str]]
    shares: Mapping[int, tuple[Decimal, Decimal] | None]
    answers: Mapping[int, date]
    on: date


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list shows (bộ lọc): all of it stands in the address of the page.

    `only` are the organisations whose tasks the person may see, None where all.
    """

    words: str = ""
    organisation_id: int | None = None
    directive_id: int | None = None
    parent_id: int | None = None
    only: Collection[int] | None = None
    doing: Doing | None = None
    timing: Timing | None = None


def listed(*, filters: Filters, at: datetime) -> tuple[Told, ...]:
    """Return the tasks of a list, red first, then by deadline; a dozen queries in all."""
    found = told(tasks=_matching(filters), at=at)
    wanted = (
        one
        for one in found
        if (filters.doing is None or one.doing is filters.doing)
        and (filters.timing is None or one.timing is filters.timing)
    )
    return tuple(sorted(wanted, key=_urgency))


def told(*, tasks: QuerySet[Task], at: datetime) -> tuple[Told, ...]:
    """Return tasks with what is derived of them as of an instant, in the order of entry."""
    on = moments.day_of(at)
    rows = list(tasks.order_by("pk"))
    walked = courses(tasks=tasks)
    shares = _shares(tasks)
    known = calendar()
    soon = working_days.add(known, on, defaults.number("calendar.soon-days", on=on))
    standings = {
        row.pk: stand(walked[row.pk], has_begun=row.pk in shares, at=at, soon_on=soon)
        for row in rows
    }
    partners = _partners(tasks, at)
    names = orgs.names(ids=_named(rows), on=on)
    sources = titles(ids={row.directive_id for row in rows if row.directive_id})
    elsewhere = _elsewhere(tasks)
    answers = _answers(standings, known, on)
    titled = _titles(tasks)
    around = _Around(titled, names, sources, partners, elsewhere, shares, answers, on)
    return tuple(_told(row, standings[row.pk], walked[row.pk].first_due, around) for row in rows)


def _matching(filters: Filters) -> QuerySet[Task]:
    found = Task.objects.filter(rhythm="")
    if filters.only is not None:
        found = found.filter(_of(filters.only))
    if filters.organisation_id is not None:
        found = found.filter(_of([filters.organisation_id]))
    if filters.directive_id is not None:
        found = found.filter(directive_id=filters.directive_id)
    if filters.parent_id is not None:
        found = found.filter(parent_id=filters.parent_id)
    key = text.folded(filters.words)
    if key:
        said = Wording.objects.filter(task=OuterRef("pk"), search_key__contains=key)
        found = found.filter(Exists(said))
    return found


def _of(organisations: Collection[int]) -> Q:
    """Match what a unit leads, takes part in, or gave."""
    joined = Partner.objects.filter(task=OuterRef("pk"), organisation__in=organisations)
    return Q(lead__in=organisations) | Q(assigner__in=organisations) | Q(Exists(joined))


def _titles(tasks: QuerySet[Task]) -> Mapping[int, str]:
    """Return how each task reads now, asked for all at once."""
    rows = Wording.objects.filter(task__in=tasks.order_by().values("pk"))
    last = rows.order_by("task_id", "-id").distinct("task_id")
    return dict(last.values_list("task_id", "title"))


def _shares(tasks: QuerySet[Task]) -> Mapping[int, tuple[Decimal, Decimal] | None]:
    rows = Progress.objects.filter(task__in=tasks.order_by().values("pk"))
    values = rows.order_by("task_id", "id").values_list("task_id", "done", "whole")
    return {
        task: None if whole is None or done is None else (done, whole)
        for task, done, whole in values
    }


def _answers(standings: Mapping[int, Standing], known: Calendar, on: date) -> Mapping[int, date]:
    """Return until when each claim that waits is to be answered by the assigner."""
    days = defaults.number("tasks.answer-days", on=on)
    return {
        key: working_days.add(known, moments.day_of(one.waits_since), days)
        for key, one in standings.items()
        if one.waits_since is not None
    }


def _elsewhere(tasks: QuerySet[Task]) -> Mapping[int, tuple[str, str]]:
    rows = Elsewhere.objects.filter(task__in=tasks.order_by().values("pk")).order_by(
        "task_id", "id"
    )
    return {
        task: (f"{system} ({number})", state)
        for task, system, number, state in rows.values_list("task_id", "system", "number", "state")
    }


def _partners(tasks: QuerySet[Task], at: datetime) -> Mapping[int, Sequence[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for task, organisation in partners_of(tasks, at):
        found[task].append(organisation)
    return found


def _named(rows: Iterable[Task]) -> set[int]:
    return {key for row in rows for key in (row.lead_id, row.assigner_id)}


def _told(row: Task, standing: Standing, first_due: date | None, around: _Around) -> Told:
    elsewhere, state = around.elsewhere.get(row.pk, ("", ""))
    answer_by = around.answers.get(row.pk)
    return Told(
        id=row.pk,
        public_id=row.public_id,
        title=around.titles.get(row.pk, ""),
        clause=row.clause,
        bond=Bond(row.bond),
        lead_id=row.lead_id,
        lead=around.names.get(row.lead_id, ""),
        assigner_id=row.assigner_id,
        assigner=around.names.get(row.assigner_id, ""),
        source=around.sources.get(row.directive_id or 0, ""),
        due_on=standing.due_on,
        first_due=first_due,
        absence="",
        doing=standing.doing,
        timing=standing.timing,
        days=standing.days,
        waits_since=standing.waits_since,
        answer_by=answer_by,
        is_owed=answer_by is not None and answer_by < around.on,
        done_at=standing.done_at,
        elsewhere=elsewhere,
        elsewhere_state=state,
        partner_ids=tuple(around.partners.get(row.pk, ())),
        parent_id=row.parent_id,
        directive_id=row.directive_id,
        share=around.shares.get(row.pk),
    )


def _urgency(one: Told) -> tuple[bool, int, date, int]:
    over = one.doing in (Doing.DONE, Doing.WITHDRAWN)
    return over, ORDER.index(one.timing), one.due_on or date.max, one.id

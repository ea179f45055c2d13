"""Recurring tasks make dated occurrences (nhiệm vụ định kỳ): each once, however often asked."""

from datetime import date, datetime, timedelta

from django.db import transaction

from chamdiem.portal.audit import trail as audit
from chamdiem.portal.common import moments
from chamdiem.portal.tasks import queries, spans
from chamdiem.portal.tasks.choices import Rhythm
from chamdiem.portal.tasks.models import Due, Partner, Task, Wording

AHEAD = 45
"""Days before its deadline that an occurrence is opened at the latest."""


@transaction.atomic
def open_occurrences(*, at: datetime) -> int:
    """Open what falls due within the next weeks of every recurring task; none twice."""
    today = moments.day_of(at)
    made = 0
    for task in queries.recurring():
        known = queries.occurrence_days(task=task)
        for due in _wanted(task, today):
            if due not in known:
                _open(task, due, at)
                made += 1
    return made


def _wanted(task: Task, today: date) -> list[date]:
    first = moments.day_of(task.at)
    rhythm, day = Rhythm(task.rhythm), int(task.rhythm_day or 1)
    return list(spans.days(rhythm, day, first, today + timedelta(days=AHEAD)))


def _open(series: Task, due: date, at: datetime) -> None:
    task = Task.objects.create(
        series=series,
        directive=series.directive,
        plan=series.plan,
        clause=series.clause,
        quote=series.quote,
        bond=series.bond,
        assigner=series.assigner,
        lead=series.lead,
        at=at,
        by=series.by,
    )
    words = series.wordings.latest("id")
    span = spans.label(Rhythm(series.rhythm), due)
    Wording.objects.create(
        task=task,
        title=f"{words.title} ({span})",
        product=words.product,
        responsibility=words.responsibility,
        authority=words.authority,
        target=words.target,
        search_key=words.search_key,
        at=at,
        by=series.by,
    )
    Due.objects.create(task=task, due_on=due, at=at, by=series.by)
    for partner in queries.partners_now(task=series):
        Partner.objects.create(
            task=task,
            organisation_id=partner.organisation_id,
            is_request=partner.is_request,
            at=at,
            by=series.by,
        )
    audit.record(
        verb="tasks.occurrence.opened", actor=audit.SYSTEM, subject=task, at=at, due=due.isoformat()
    )

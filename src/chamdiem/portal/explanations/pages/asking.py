"""The forms that ask: about a criterion of a month, or about tasks."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import QueryDict

from chamdiem.engine.periods import Month
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.explanations import access, queries
from chamdiem.portal.explanations.forms import CriterionForm, TasksForm
from chamdiem.portal.explanations.pages import words
from chamdiem.portal.periods import queries as periods
from chamdiem.portal.periods.facts import Marks
from chamdiem.portal.periods.models import Period
from chamdiem.portal.schemes.queries import scheme_of
from chamdiem.portal.tasks import queries as tasks
from chamdiem.portal.tasks.choices import Doing
from chamdiem.portal.tasks.facts import Told
from chamdiem.portal.tasks.models import Task

MOST, LONGEST = 60, 200


@dataclass(frozen=True, slots=True)
class CriterionPage:
    """Ask about a criterion; without a month there is no form yet."""

    crumbs: tuple[Crumb, ...]
    months: tuple[tuple[str, str], ...]
    month: str
    marks: Marks | None
    form: CriterionForm | None
    refusal: str


@dataclass(frozen=True, slots=True)
class TasksPage:
    """Ask about tasks: those that were looked for, red first."""

    crumbs: tuple[Crumb, ...]
    words: str
    has_tasks: bool
    is_cut: bool
    form: TasksForm
    refusal: str


def criterion_form(
    *, period: Period | None, asked: QueryDict, data: Any = None, at: datetime
) -> CriterionForm | None:
    """Return the form of a month; an address may name a criterion and units beforehand."""
    if period is None:
        return None
    initial = {
        "leaf": asked.get("tieu-chi", ""),
        "units": asked.getlist("don-vi"),
        "due_on": queries.answer_due(at=at),
    }
    leaves = scheme_of(period.scheme_version).leaves()
    return CriterionForm(
        data,
        initial=initial,
        leaves=[(leaf.code, f"{leaf.name} ({leaf.code})") for leaf in leaves],
        units=[
            (str(one.organisation.public_id), one.name) for one in periods.expected(period=period)
        ],
    )


def criterion_page(
    *, period: Period | None, form: CriterionForm | None, refusal: str = ""
) -> CriterionPage:
    """Show the form that asks about a criterion."""
    return CriterionPage(
        crumbs=words.crumbs(Crumb("Yêu cầu giải trình về tiêu chí")),
        months=tuple((one.month, Month.parse(one.month).spoken) for one in periods.periods()),
        month=period.month if period else "",
        marks=periods.marks(period=period) if period else None,
        form=form,
        refusal=refusal,
    )


def tasks_form(*, asked: QueryDict, data: Any = None, at: datetime) -> TasksForm:
    """Return the form of tasks: those that were looked for, and those an address or form names."""
    named = asked.getlist("nhiem-vu") + (data.getlist("tasks") if data is not None else [])
    chosen = _named(named, at)
    found = [one for one in _looked_for(asked, at) if one.public_id not in chosen]
    return TasksForm(
        data,
        initial={"tasks": asked.getlist("nhiem-vu"), "due_on": queries.answer_due(at=at)},
        tasks=[_option(one) for one in (*chosen.values(), *found[:MOST])],
    )


def tasks_page(*, asked: Mapping[str, str], form: TasksForm, refusal: str = "") -> TasksPage:
    """Show the form that asks about tasks."""
    return TasksPage(
        crumbs=words.crumbs(Crumb("Yêu cầu giải trình về nhiệm vụ")),
        words=asked.get("q", ""),
        has_tasks=bool(_choices(form)),
        is_cut=len(_choices(form)) >= MOST,
        form=form,
        refusal=refusal,
    )


def _choices(form: TasksForm) -> Sequence[Any]:
    found: Sequence[Any] = form.fields["tasks"].choices  # type: ignore[attr-defined]
    return found


def _looked_for(asked: Mapping[str, str], at: datetime) -> list[Told]:
    filters = tasks.Filters(words=asked.get("q", ""))
    found = tasks.listed(filters=filters, at=at)
    return [one for one in found if one.doing is not Doing.WITHDRAWN]


def _named(keys: Collection[str], at: datetime) -> dict[UUID, Told]:
    if not keys:
        return {}
    rows = Task.objects.filter(pk__in=[one.pk for one in access.tasks_named(keys=keys)])
    return {one.public_id: one for one in tasks.told(tasks=rows, at=at)}


def _option(one: Told) -> tuple[str, str]:
    due = f", hết {one.due_on:%d/%m/%Y}" if one.due_on else ""
    return str(one.public_id), f"{one.title[:LONGEST]} – {one.lead}{due}, {one.timing.label}"

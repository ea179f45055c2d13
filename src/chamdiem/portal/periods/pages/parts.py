"""Parts that several pages of periods share: crumbs, one deadline, who did something."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from chamdiem.engine.periods import Month
from chamdiem.portal.accounts import queries as accounts
from chamdiem.portal.calendar import clock
from chamdiem.portal.calendar.deadlines import Deadline, Reckoning
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.periods import access
from chamdiem.portal.periods.choices import Due, Stage
from chamdiem.portal.periods.facts import Term
from chamdiem.portal.periods.models import Period, Step

TITLE = "Kỳ chấm điểm"
ERASED = "người đã xoá thông tin"
# Days on which something opens or closes; the others ask somebody to have done something.
WINDOWS = (Due.ENTRY_OPENS, Due.FIGURES_CLOSE, Due.HOLDERS, Due.SENDING, Due.OBJECTION)
DONE_BY: Mapping[Due, Stage] = {
    Due.APPRAISAL: Stage.PROVISIONAL,
    Due.PROVISIONAL: Stage.PROVISIONAL,
    Due.RULING: Stage.SUBMITTED,
    Due.SUBMISSION: Stage.SUBMITTED,
    Due.APPROVAL: Stage.NOTIFIED,
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One deadline as a page says it; `light` is nothing where a day has simply gone by."""

    term: Term
    words: str
    light: Deadline | None


def crumbs(*more: tuple[str, str]) -> tuple[Crumb, ...]:
    """Return the way back to the list of periods."""
    root = Crumb(TITLE, reverse("periods:list")) if more else Crumb(TITLE)
    return (Crumb("Trang đầu", "/"), root, *(Crumb(*each) for each in more))


def address(period: Period) -> str:
    """Return the address of a period."""
    return reverse("periods:month", args=[Month.parse(period.month)])


def crumb(period: Period) -> tuple[str, str]:
    """Return the step of the way back to a period."""
    return Month.parse(period.month).spoken.capitalize(), address(period)


def names(people: Collection[UUID], *, user: Any) -> Mapping[UUID, str]:
    """Return the names of people, also of those who are erased; none to who reads from outside."""
    if not access.sees_inside(user):
        return dict.fromkeys(people, "")
    found = accounts.display_names(set(people))
    return {each: found.get(each, ERASED) for each in people}


def shown(term: Term, *, steps: list[Step], reckoning: Reckoning) -> Shown:
    """Say one deadline as of now; lateness is derived from the steps, never stored (I20)."""
    is_gone = reckoning.now > term.due_at
    if term.what in WINDOWS:
        is_plain = is_gone or term.what in WINDOWS[:2]
        light = None if is_plain else _lit(reckoning.deadline(term.due_at))
        return Shown(term, "đã qua" if is_gone else "chưa đến", light)
    met_at = _met_at(DONE_BY[term.what], steps)
    return Shown(term, "", _lit(reckoning.deadline(term.due_at, met_at=met_at)))


def doubt(reckoning: Reckoning) -> str:
    """Say that the clock is not sure, where it is not."""
    return reckoning.clock.words if reckoning.clock.state == clock.UNSURE else ""


def _lit(deadline: Deadline) -> Deadline:
    """Return a deadline without the doubt about the clock, which a page of many says once."""
    return replace(deadline, clock_words="")


def _met_at(stage: Stage, steps: list[Step]) -> datetime | None:
    return next((step.at for step in steps if step.to_stage == stage), None)

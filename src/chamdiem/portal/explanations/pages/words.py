"""Words, marks and addresses that the pages of explanations share."""

from django.urls import reverse

from chamdiem.engine.periods import Month
from chamdiem.portal.calendar.deadlines import Deadline, Reckoning
from chamdiem.portal.common import moments
from chamdiem.portal.common.look import Crumb
from chamdiem.portal.explanations.choices import State
from chamdiem.portal.explanations.facts import Told
from chamdiem.portal.explanations.standing import Standing

HOME = Crumb("Trang đầu", "/")
TITLE = "Giải trình"
ERASED = "người đã xoá thông tin"
ABOUT_TASK = "Nhiệm vụ"
Light = tuple[str, str, str]
LOOKS = {
    State.WAITING: ("warn", "alert-triangle"),
    State.GIVEN: ("fair", "check"),
    State.REJECTED: ("bad", "alert-circle"),
    State.ACCEPTED: ("good", "circle-check"),
}


def light(standing: Standing) -> Light:
    """Return word, tone and icon of how far a request is."""
    return (str(standing.state.label), *LOOKS[standing.state])


def remedy_light(standing: Standing) -> Light:
    """Return word, tone and icon of the remedy's day; nothing where no remedy stands."""
    if standing.remedy_due_on is None:
        return "", "", ""
    if standing.is_remedy_over:
        return "đã qua hạn khắc phục", "warn", "alert-triangle"
    return "còn hạn khắc phục", "good", "circle-check"


def deadline(standing: Standing, reckoning: Reckoning) -> Deadline:
    """Say until when the unit answers, or whether it answered in time."""
    return reckoning.deadline(moments.end_of(standing.due_on), met_at=standing.answered_at)


def about(told: Told) -> str:
    """Say of what kind the subject is: a criterion of a month, which may be a trial, or a task."""
    if not told.month:
        return ABOUT_TASK
    trial = " (chấm thử)" if told.is_trial else ""
    return f"Tiêu chí {Month.parse(told.month).spoken}{trial}"


def title(told: Told) -> str:
    """Name the subject with its unit."""
    return f"{TITLE}: {told.name}"


def crumbs(*more: Crumb) -> tuple[Crumb, ...]:
    """Return the way back to the list."""
    return (HOME, Crumb(TITLE, reverse("explanations:list")), *more)

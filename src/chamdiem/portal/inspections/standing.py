"""Where an inspection and its findings stand at an instant; pure, nothing of it is stored."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from chamdiem.portal.common import moments
from chamdiem.portal.inspections.choices import Remedying, State


@dataclass(frozen=True, slots=True)
class Reported:
    """One report of a remedy: when, whether it was answered, and how."""

    at: datetime
    is_answered: bool = False
    is_confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Trouble:
    """The course of one finding: until when, what was reported, whether it was withdrawn."""

    due_on: date
    reports: Sequence[Reported] = ()
    is_withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Course:
    """The course of one inspection, as far as its state depends on it."""

    from_on: date
    is_announced: bool = False
    has_minutes: bool = False
    is_closed: bool = False
    is_cancelled: bool = False
    findings: Sequence[Remedying] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of an inspection: how many findings are open, overdue, waiting for an answer."""

    state: State
    open: int
    late: int
    waiting: int


def remedying(trouble: Trouble, *, at: datetime) -> Remedying:
    """Return how far a finding is; a report in time that waits for its answer is not late."""
    if trouble.is_withdrawn:
        return Remedying.WITHDRAWN
    if any(one.is_confirmed for one in trouble.reports):
        return Remedying.CLOSED
    waiting = [one.at for one in trouble.reports if not one.is_answered]
    if (waiting[0] if waiting else at) > moments.end_of(trouble.due_on):
        return Remedying.LATE
    return Remedying.WAITING if waiting else Remedying.OPEN


def waits(trouble: Trouble) -> bool:
    """Tell whether a report of the unit waits for its answer, be it late."""
    return not trouble.is_withdrawn and any(not one.is_answered for one in trouble.reports)


def is_settled(found: Remedying) -> bool:
    """Tell whether a finding asks nothing more of the unit."""
    return found in (Remedying.CLOSED, Remedying.WITHDRAWN)


def has_begun(course: Course, *, on: date) -> bool:
    """Tell whether the team is at work: the plan was announced and its first day has come."""
    return course.is_announced and course.from_on <= on


def stand(course: Course, *, at: datetime, waiting: int = 0) -> Standing:
    """Return where an inspection stands; `waiting` reports wait for their answer.

    Before the minutes nobody of the unit knows of a finding, so none counts as open or overdue.
    """
    told = course.findings if course.has_minutes else ()
    still = [one for one in told if not is_settled(one)]
    late = sum(one is Remedying.LATE for one in still)
    return Standing(_state(course, still, moments.day_of(at)), len(still), late, waiting)


def _state(course: Course, still: Iterable[Remedying], on: date) -> State:
    if course.is_cancelled:
        return State.CANCELLED
    if course.is_closed:
        return State.CLOSED
    if course.has_minutes:
        return State.REMEDYING if list(still) else State.RECORDED
    return State.UNDER_WAY if has_begun(course, on=on) else State.PLANNED

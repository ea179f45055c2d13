"""Where a task stands on a day: how far it is, and how it stands against its deadline; pure."""

from dataclasses import dataclass
from datetime import date, datetime

from chamdiem.portal.common import moments
from chamdiem.portal.tasks import reckoning
from chamdiem.portal.tasks.choices import Doing, Timing
from chamdiem.portal.tasks.reckoning import Course


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of a task (tình trạng), derived and never stored (I20).

    `days` are those left until the deadline in force, negative when it has passed.
    """

    doing: Doing
    timing: Timing
    due_on: date | None
    days: int | None
    waits_since: datetime | None
    done_at: datetime | None


def stand(course: Course, *, has_begun: bool, at: datetime, soon_on: date) -> Standing:
    """Return where a task stands; `soon_on` is the last day that counts as near."""
    due = reckoning.in_force(course, known_at=at)
    done = reckoning.done_at(course, known_at=at)
    waits = None if done else reckoning.waits_since(course, known_at=at)
    days = None if due is None else (due - moments.day_of(at)).days
    doing = _doing(course, done, waits, at, has_begun=has_begun)
    return Standing(doing, _timing(course, doing, done, due, at, soon_on), due, days, waits, done)


def _doing(
    course: Course, done: datetime | None, waits: datetime | None, at: datetime, *, has_begun: bool
) -> Doing:
    if done:
        return Doing.DONE
    if course.withdrawn_at is not None and course.withdrawn_at <= at:
        return Doing.WITHDRAWN
    if waits:
        return Doing.CLAIMED
    return Doing.UNDER_WAY if has_begun else Doing.NOT_BEGUN


def _timing(
    course: Course,
    doing: Doing,
    done: datetime | None,
    due: date | None,
    at: datetime,
    soon_on: date,
) -> Timing:
    measured = reckoning.deadline(course, known_at=at)
    if measured is None or due is None or doing is Doing.WITHDRAWN:
        return Timing.UNKNOWN
    if done is not None:
        return Timing.ON_TIME if done <= moments.end_of(measured) else Timing.DONE_LATE
    waits = reckoning.waits_since(course, known_at=at)
    if (waits or at) > moments.end_of(measured):
        return Timing.LATE
    return Timing.SOON if waits is None and due <= soon_on else Timing.ON_TIME

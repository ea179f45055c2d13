"""How a task counts for a month, from what was said of it and when; pure.

For month M the tasks of a unit are those whose deadline falls in M, and those still open from
before; what is not yet due is not counted. Timeliness is the claim's, if it is confirmed later.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from chamdiem.portal.common import moments


@dataclass(frozen=True, slots=True)
class Asked:
    """An extension that was granted (gia hạn được đồng ý): asked when, until which day."""

    at: datetime
    granted_at: datetime
    due_on: date


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim with the product (báo hoàn thành), and how and when it was answered."""

    at: datetime
    answered_at: datetime | None = None
    is_confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Course:
    """All that was said of one task (diễn biến), each list in the order of time."""

    first_due: date | None
    extensions: Sequence[Asked] = ()
    claims: Sequence[Claimed] = ()
    withdrawn_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Counting:
    """What the scheme says of counting (cách tính nhiệm vụ).

    `overdue_each_month`: a task still open counts late in every month, not only in that of its
    deadline. `partner` is what a partner carries of a task, between 0 and 1.
    """

    overdue_each_month: bool = True
    partner: Decimal = Decimal(0)


class Outcome(StrEnum):
    """How a task counts for a month (kết quả trong tháng)."""

    NOT_COUNTED = "not-counted"
    ON_TIME = "on-time"
    DONE_LATE = "done-late"
    OPEN_LATE = "open-late"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Month:
    """The days of a month (kỳ), and up to when answers are known: the instant of closing."""

    first: date
    last: date
    known_at: datetime


@dataclass(frozen=True, slots=True)
class Counts:
    """Tasks of a unit in a month (số nhiệm vụ), a partner's in the scheme's share.

    What waits for the assigner's answer is neither done nor late, so it is not in `assigned`.
    """

    on_time: Decimal = Decimal(0)
    done_late: Decimal = Decimal(0)
    open_late: Decimal = Decimal(0)
    waiting: Decimal = Decimal(0)

    @property
    def assigned(self) -> Decimal:
        """All that can be judged."""
        return self.on_time + self.done_late + self.open_late

    @property
    def done(self) -> Decimal:
        """What was done, in time or late."""
        return self.on_time + self.done_late


def deadline(course: Course, *, known_at: datetime) -> date | None:
    """Return the day that timeliness is measured against (thời hạn để tính đúng hạn).

    An extension asked before the deadline then in force and granted moves it; one asked later
    gives time to finish, yet the task stays late.
    """
    due = course.first_due
    for one in course.extensions:
        if due is None or one.granted_at > known_at:
            continue
        if one.at > moments.end_of(due):
            break
        due = max(due, one.due_on)
    return due


def in_force(course: Course, *, known_at: datetime) -> date | None:
    """Return the day until which the unit has time (thời hạn đang có hiệu lực)."""
    granted = [one.due_on for one in course.extensions if one.granted_at <= known_at]
    return granted[-1] if granted else course.first_due


def done_at(course: Course, *, known_at: datetime) -> datetime | None:
    """Return when the product was there: the claim that was confirmed (I27)."""
    for claim in course.claims:
        if claim.is_confirmed and claim.answered_at is not None and claim.answered_at <= known_at:
            return claim.at
    return None


def waits_since(course: Course, *, known_at: datetime) -> datetime | None:
    """Return since when a claim waits for the assigner; a rejected one never happened."""
    for claim in course.claims:
        unanswered = claim.answered_at is None or claim.answered_at > known_at
        if claim.at <= known_at and unanswered:
            return claim.at
    return None


def outcome(course: Course, month: Month, counting: Counting) -> Outcome:
    """Return how a task counts for a month."""
    due = deadline(course, known_at=month.known_at)
    closed = moments.end_of(month.last)
    if due is None or due > month.last or _is_withdrawn(course, closed):
        return Outcome.NOT_COUNTED
    done = done_at(course, known_at=month.known_at)
    if due < month.first and _is_over(done, month, counting):
        return Outcome.NOT_COUNTED
    if done is not None and done <= closed:
        in_time = done <= moments.end_of(due)
        return Outcome.ON_TIME if in_time else Outcome.DONE_LATE
    waits = waits_since(course, known_at=month.known_at) if done is None else None
    return Outcome.WAITING if waits is not None and waits <= closed else Outcome.OPEN_LATE


def _is_withdrawn(course: Course, closed: datetime) -> bool:
    return course.withdrawn_at is not None and course.withdrawn_at <= closed


def _is_over(done: datetime | None, month: Month, counting: Counting) -> bool:
    """Tell whether a task due before the month counts in it no more."""
    before = done is not None and moments.day_of(done) < month.first
    return before or not counting.overdue_each_month


def counts(outcomes: Iterable[tuple[Outcome, Decimal]]) -> Counts:
    """Add up outcomes, each with what the unit carries of its task: 1 for the lead."""
    sums = dict.fromkeys(Outcome, Decimal(0))
    for which, share in outcomes:
        sums[which] += share
    return Counts(
        sums[Outcome.ON_TIME],
        sums[Outcome.DONE_LATE],
        sums[Outcome.OPEN_LATE],
        sums[Outcome.WAITING],
    )

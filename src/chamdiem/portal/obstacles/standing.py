"""Where an obstacle stands: worked out from what happened to it and to its groups; pure."""

from dataclasses import dataclass
from datetime import date, datetime

from chamdiem.portal.obstacles.choices import Category, Level, State


@dataclass(frozen=True, slots=True)
class Classed:
    """A category and level as said."""

    at: datetime
    category: Category
    level: Level


@dataclass(frozen=True, slots=True)
class Routed:
    """Put before an organisation; `reached_at` is when that came to hold for this obstacle."""

    id: int
    at: datetime
    reached_at: datetime
    owner_id: int
    level: Level
    due_on: date
    commented_at: datetime | None


@dataclass(frozen=True, slots=True)
class Answered:
    """Answered; an obstacle joined to a group later has its answer from then on."""

    id: int
    at: datetime
    reached_at: datetime


@dataclass(frozen=True, slots=True)
class Course:
    """All that happened (diễn biến), each kind in the order in which it came to hold."""

    classed: tuple[Classed, ...] = ()
    routed: tuple[Routed, ...] = ()
    answered: tuple[Answered, ...] = ()
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """The state (tình trạng), derived and never stored; the due day only while it waits."""

    state: State
    category: Category | None
    level: Level | None
    owner_id: int | None
    due_on: date | None
    is_late: bool
    days: int | None
    answered_at: datetime | None
    closed_at: datetime | None


def stand(course: Course, *, on: date) -> Standing:
    """Return where an obstacle or a group stands on a day."""
    routed = course.routed[-1] if course.routed else None
    state = _state(course, routed)
    due_on = routed.due_on if routed and state is State.WAITING else None
    return Standing(
        state=state,
        category=course.classed[-1].category if course.classed else None,
        level=_level(course, routed),
        owner_id=routed.owner_id if routed else None,
        due_on=due_on,
        is_late=due_on is not None and due_on < on,
        days=None if due_on is None else (due_on - on).days,
        answered_at=course.answered[-1].at if course.answered else None,
        closed_at=course.closed_at,
    )


def _state(course: Course, routed: Routed | None) -> State:
    if course.closed_at is not None:
        return State.CLOSED
    answered = course.answered[-1] if course.answered else None
    if answered and (routed is None or _order(answered) >= _order(routed)):
        return State.ANSWERED
    if routed is None:
        return State.NEW
    return State.WAITING if routed.commented_at is None else State.COMMENTED


def _level(course: Course, routed: Routed | None) -> Level | None:
    """Return the level last said, be it by classing or by routing."""
    classed = course.classed[-1] if course.classed else None
    if routed and (classed is None or routed.reached_at >= classed.at):
        return routed.level
    return classed.level if classed else None


def _order(one: Routed | Answered) -> tuple[datetime, datetime]:
    return one.reached_at, one.at

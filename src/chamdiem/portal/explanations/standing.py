"""Where a request stands at an instant: what it waits for, against which day; pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from chamdiem.portal.common import moments
from chamdiem.portal.explanations.choices import State


@dataclass(frozen=True, slots=True)
class Given:
    """A version of an explanation: when it was given, its remedy's day, what was held of it."""

    at: datetime
    remedy_due_on: date
    judged_at: datetime | None = None
    is_accepted: bool = False
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of a request (tình trạng), derived and never stored (I20).

    `due_on` is the day against which `is_late` is told: of what is owed, or of what was answered
    at `answered_at`. The remedy is that of the version that waits or was accepted.
    """

    state: State
    due_on: date
    is_late: bool
    answered_at: datetime | None = None
    remedy_due_on: date | None = None
    is_remedy_over: bool = False

    @property
    def is_open(self) -> bool:
        """Tell whether the subject is not yet explained to the Department's content."""
        return self.state is not State.ACCEPTED


def stand(*, due_on: date, given: Sequence[Given], at: datetime) -> Standing:
    """Return where a request stands, of what was known by then; versions in their order."""
    due, known = due_on, [one for one in given if one.at <= at]
    for one in known[:-1]:
        due = one.due_on or due
    if not known:
        return _owed(State.WAITING, due, at)
    last = known[-1]
    is_judged = last.judged_at is not None and last.judged_at <= at
    if is_judged and not last.is_accepted:
        return _owed(State.REJECTED, last.due_on or due, at)
    return Standing(
        state=State.ACCEPTED if is_judged else State.GIVEN,
        due_on=due,
        is_late=last.at > moments.end_of(due),
        answered_at=last.at,
        remedy_due_on=last.remedy_due_on,
        is_remedy_over=at > moments.end_of(last.remedy_due_on),
    )


def _owed(state: State, due_on: date, at: datetime) -> Standing:
    return Standing(state, due_on, at > moments.end_of(due_on))

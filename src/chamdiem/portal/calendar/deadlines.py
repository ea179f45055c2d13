"""Deadlines (thời hạn): instants at the end of a day in Vietnam, and how they are said."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from chamdiem.portal.calendar import working_days
from chamdiem.portal.calendar.clock import UNSURE, Clock
from chamdiem.portal.calendar.working_days import Calendar
from chamdiem.portal.common import moments

BEFORE, ON = "before", "on"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline as it is shown: the day, its last instant, what is left, the traffic light."""

    day: date
    instant: datetime
    left: int
    words: str
    light: str
    tone: str
    icon: str
    is_over: bool
    is_expected: bool
    clock_words: str


@dataclass(frozen=True, slots=True)
class Reckoning:
    """All that a page needs to say deadlines: the moment, the calendar, two defaults, the clock."""

    now: datetime
    calendar: Calendar
    soon_days: int
    before_day: str
    clock: Clock

    def deadline(self, instant: datetime, *, met_at: datetime | None = None) -> Deadline:
        """Say a deadline as of now; `met_at` is when what it asks for was done."""
        day, today = moments.day_of(instant), moments.day_of(self.now)
        left = working_days.between(self.calendar, today, day)
        is_over = (met_at or self.now) > instant
        light, tone, icon = self._light(left, is_over=is_over, is_met=met_at is not None)
        return Deadline(
            day=day,
            instant=instant,
            left=left,
            words=f"{self._left(left, day, today, is_over, met_at)}hết ngày {day:%d/%m/%Y}",
            light=light,
            tone=tone,
            icon=icon,
            is_over=is_over,
            is_expected=any(self.calendar.is_expected(y) for y in _years(today, day)),
            clock_words=self.clock.words if self.clock.state == UNSURE else "",
        )

    def before(self, day: date) -> datetime:
        """Return the last instant of “trước ngày …” by the rule in force."""
        return before(day, self.before_day)

    def after_working_days(self, start: date, n: int) -> datetime:
        """Return the last instant of the n-th working day after a day."""
        return after_working_days(self.calendar, start, n)

    def _light(self, left: int, *, is_over: bool, is_met: bool) -> tuple[str, str, str]:
        if is_over:
            return "quá hạn", "bad", "alert-circle"
        if is_met:
            return "đúng hạn", "good", "circle-check"
        if left <= self.soon_days:
            return "sắp đến hạn", "warn", "alert-triangle"
        return "trong hạn", "good", "circle-check"

    def _left(
        self, left: int, day: date, today: date, is_over: bool, met_at: datetime | None
    ) -> str:
        if met_at is not None:
            return ""
        if is_over:
            return f"quá {-left} ngày làm việc, " if left else "quá hạn, "
        return "trong hôm nay, " if day == today else f"còn {left} ngày làm việc, "


def end_of(day: date) -> datetime:
    """Return the last instant of a day in Vietnam."""
    return moments.end_of(day)


def after_working_days(calendar: Calendar, start: date, n: int) -> datetime:
    """Return the last instant of the n-th working day after a day, which does not count."""
    return end_of(working_days.add(calendar, start, n))


def before(day: date, rule: str) -> datetime:
    """Return the last instant of “trước ngày D”: of D−1, or of D where the province says so."""
    return end_of(day if rule == ON else day - timedelta(days=1))


def _years(one: date, other: date) -> range:
    return range(min(one, other).year, max(one, other).year + 1)

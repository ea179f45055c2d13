"""What the defaults say of explanations on a day."""

from datetime import date, datetime

from chamdiem.portal.calendar import working_days
from chamdiem.portal.calendar.queries import calendar
from chamdiem.portal.common import moments
from chamdiem.portal.defaults import queries as defaults


def answer_due(*, at: datetime) -> date:
    """Return until which day a unit answers that is asked now (hạn giải trình)."""
    on = moments.day_of(at)
    return working_days.add(calendar(), on, defaults.number("explanations.answer-days", on=on))


def needs_subjective(*, on: date) -> bool:
    """Tell whether an explanation states a subjective cause (nguyên nhân chủ quan) at least."""
    return bool(defaults.number("explanations.subjective-required", on=on))

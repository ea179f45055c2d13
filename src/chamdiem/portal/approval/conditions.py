"""What must be done before a month leaves appraisal, and before it is submitted (I18).

After appraisal nobody settles or gives a figure any more, so what would stop the submission is
asked for before.
"""

from collections.abc import Sequence
from datetime import datetime

from chamdiem.portal.appraisal import queries as appraisal
from chamdiem.portal.appraisal.actions import closing
from chamdiem.portal.approval import facts
from chamdiem.portal.common import moments
from chamdiem.portal.periods import queries as periods
from chamdiem.portal.periods.choices import Due
from chamdiem.portal.periods.models import Period


def before_provisional(*, period: Period, at: datetime) -> Sequence[str]:
    """Say, once all is settled, where a figure is missing and its rule is to stop."""
    if closing.missing(period=period, at=at):
        return ()
    words = facts.stopped(appraisal.scored(period=period))
    return (words,) if words else ()


def before_submission(*, period: Period, at: datetime) -> Sequence[str]:
    """Say until when units may still object; appraisal itself asks for the rulings."""
    until = periods.due_at(period=period, what=Due.OBJECTION)
    if at > until:
        return ()
    return (
        "Đang trong thời hạn nhận kiến nghị về điểm, đến hết ngày "
        f"{moments.day_of(until):%d/%m/%Y}; sau đó mới trình.",
    )

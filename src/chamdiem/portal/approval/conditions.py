"""What must be done before a month leaves appraisal, and before it is submitted (I18).

After appraisal nobody settles or gives a figure any more, so what would stop the submission is
asked for before.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from chamdiem.portal.appraisal import queries as appraisal
from chamdiem.portal.appraisal.actions import closing
from chamdiem.portal.appraisal.queries import filing
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
    """Say until when units may still object: all of them, and those that have their own leave.

    Appraisal itself asks for the rulings.
    """
    return (*_while_all_object(period, at), *_while_some_object(period, at))


def _while_all_object(period: Period, at: datetime) -> Iterator[str]:
    until = periods.due_at(period=period, what=Due.OBJECTION)
    if at <= until:
        yield (
            "Đang trong thời hạn nhận kiến nghị về điểm, đến hết ngày "
            f"{moments.spoken_day(until)}; sau đó mới trình."
        )


def _while_some_object(period: Period, at: datetime) -> Iterator[str]:
    found = filing.still_objecting(period=period, at=at)
    if found:
        named = "; ".join(
            f"{name}, đến hết ngày {moments.spoken_day(until)}" for name, until in found.items()
        )
        yield f"Đơn vị được gia hạn riêng còn được kiến nghị về điểm: {named}; sau đó mới trình."

"""What every act of explanations stands on: words that say something, a day to come, one hand."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

from django.db import IntegrityError, transaction

from chamdiem.portal.common import moments, text
from chamdiem.portal.explanations.facts import Refused

LONGEST = 6000


class SaysNothing(Refused):
    """Raise when what must be said is empty."""


class DayIsPast(Refused):
    """Raise when a day until which something is to be done has gone by."""


def said(written: str, *, what: str, longest: int = LONGEST) -> str:
    """Return words as they are kept; refuse none."""
    kept = optional(written, longest)
    if not kept:
        raise SaysNothing(f"Hãy ghi {what}.")
    return kept


def optional(written: str, longest: int = LONGEST) -> str:
    """Return words as they are kept, nothing where nothing was written."""
    return text.nfc(written).strip()[:longest]


def to_come(day: date, *, what: str, at: datetime) -> date:
    """Return a day that is today or later; refuse one gone by."""
    if day < moments.day_of(at):
        raise DayIsPast(
            f"{what} ghi hết ngày {day:%d/%m/%Y}, ngày ấy đã qua. Hãy ghi từ hôm nay "
            f"({moments.spoken_day(at)}) trở đi."
        )
    return day


@contextmanager
def refusing(refusal: Refused, *constraints: str) -> Iterator[None]:
    """Turn the database's refusal by one of these constraints into words."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        diagnosis = getattr(error.__cause__, "diag", None)
        if getattr(diagnosis, "constraint_name", "") not in constraints:
            raise
        raise refusal from error

"""Who headed an organisation in a month, for how long, and what that weighs (trọng số).

A month's points belong to the unit and are never divided (I22). Each head of the month is shown
the whole score; the share of the days in office is its weight, which serves averages over months
and nothing else.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from chamdiem.engine import days
from chamdiem.engine.decimals import half_up
from chamdiem.engine.errors import EngineError
from chamdiem.engine.periods import Month


class TwoHeads(EngineError):
    """Raise when two people head an organisation on the same day (I22)."""


class Standing(StrEnum):
    """Whether a month counts for a head."""

    COUNTED = "tính vào bình quân"
    TOO_SHORT = "không đủ thời gian giữ chức vụ"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days in a row by their numbers, `until` the first one no more among them, None if open."""

    first: int
    until: int | None = None

    def within(self, first: int, until: int) -> range:
        """Return the days of the stretch that lie in `[first, until)`."""
        end = until if self.until is None else min(self.until, until)
        return range(max(self.first, first), end)


@dataclass(frozen=True, slots=True)
class Term:
    """A stretch of days in which one person headed the organisation (nhiệm kỳ)."""

    head: str
    days: Stretch


@dataclass(frozen=True, slots=True)
class Share:
    """One head's part of a month: days, weight, and whether the month counts for them."""

    head: str
    days: int
    weight: Fraction
    standing: Standing


@dataclass(frozen=True, slots=True)
class Shares:
    """A month divided by its heads; the weights add up to 1 unless no day had a head."""

    month: Month
    days: int
    vacant: int
    heads: tuple[Share, ...]


ALWAYS = (Stretch(1),)


def shares(
    month: Month, terms: Iterable[Term], *, minimum: int, existed: Sequence[Stretch] = ALWAYS
) -> Shares:
    """Return each head's days and weight in a month, those who came first standing first.

    Only days on which the organisation existed count; `minimum` is the least number of days in
    office that makes the month count for a head.

    >>> august = shares(Month(2026, 8), [Term("a", Stretch(1))], minimum=15)
    >>> [(one.head, one.days, one.weight) for one in august.heads]
    [('a', 31, Fraction(1, 1))]
    """
    first, until = _days_of(month)
    there = {day for stretch in existed for day in stretch.within(first, until)}
    heads: dict[int, str] = {}
    for term in terms:
        for day in there.intersection(term.days.within(first, until)):
            if heads.setdefault(day, term.head) != term.head:
                raise TwoHeads(f"Ngày {days.spoken_day(day)} có hai người đứng đầu.")
    return Shares(month, len(there), len(there) - len(heads), _heads(heads, minimum))


def _days_of(month: Month) -> tuple[int, int]:
    """Return the number of a month's first day and of the first day after it."""
    return days.ordinal(month.year, month.number, 1), days.last_day(month.year, month.number) + 1


def _heads(heads: dict[int, str], minimum: int) -> tuple[Share, ...]:
    counted: dict[str, int] = {}
    for day in sorted(heads):
        counted[heads[day]] = counted.get(heads[day], 0) + 1
    return tuple(
        Share(
            head,
            number,
            Fraction(number, len(heads)),
            Standing.COUNTED if number >= minimum else Standing.TOO_SHORT,
        )
        for head, number in counted.items()
    )


@dataclass(frozen=True, slots=True)
class Scored:
    """A month as it counts for one head: whole points of the unit, on a scale, and its weight.

    `scale` names what makes points comparable, the version of the scheme: points of different
    scales are never put into one average.
    """

    scale: str
    points: int
    weight: Fraction
    standing: Standing


@dataclass(frozen=True, slots=True)
class Average:
    """The weighted mean of a head's months on one scale (bình quân có trọng số)."""

    scale: str
    points: int
    months: int
    weight: Fraction


def averages(months: Iterable[Scored]) -> tuple[Average, ...]:
    """Return one average for each scale, in the order met: Σ weight × points ÷ Σ weight.

    Rounded half up once, to the decimals that the points have. Months that are too short for
    the head are left out; a scale without any other month has no average.
    """
    scales: dict[str, list[Scored]] = {}
    for month in months:
        if month.standing is Standing.COUNTED:
            scales.setdefault(month.scale, []).append(month)
    return tuple(_average(scale, counted) for scale, counted in scales.items())


def _average(scale: str, months: Sequence[Scored]) -> Average:
    weight = sum((month.weight for month in months), Fraction())
    points = sum((month.weight * month.points for month in months), Fraction())
    return Average(scale, half_up(points / weight), len(months), weight)

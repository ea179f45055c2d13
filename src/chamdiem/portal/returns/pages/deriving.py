"""What the registers give each month that runs (số lấy từ các sổ), for who moves months."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from chamdiem.engine.periods import Month
from chamdiem.engine.scheme import Input
from chamdiem.portal.periods import queries as periods
from chamdiem.portal.periods.models import Period
from chamdiem.portal.returns import actions, registers
from chamdiem.portal.returns.actions.ground import WRITING
from chamdiem.portal.returns.queries import holding
from chamdiem.portal.schemes.queries import scheme_of


@dataclass(frozen=True, slots=True)
class Taken:
    """One input that a register gives: its name, the register's words, for how many units."""

    name: str
    register: str
    given: int


@dataclass(frozen=True, slots=True)
class MonthOfRegisters:
    """A month with what the registers give it; `address` where they may be asked again."""

    month: Month
    taken: tuple[Taken, ...]
    every: int
    address: str


def months_of_registers(*, at: datetime) -> tuple[MonthOfRegisters, ...]:
    """Return the running months whose scheme takes figures from registers."""
    running = [one for one in periods.running() if one.stage in WRITING]
    found = [(one, registers.asked(scheme_of(one.scheme_version))) for one in running]
    asking = [one for one, inputs in found if inputs]
    every = periods.expected_count(periods=asking)
    return tuple(_month(one, inputs, every.get(one.pk, 0), at) for one, inputs in found if inputs)


def _month(period: Period, inputs: Sequence[Input], every: int, at: datetime) -> MonthOfRegisters:
    counts = holding.held_counts(period=period, inputs=[item.code for item in inputs])
    month = Month.parse(period.month)
    waits = actions.is_time(period, at=at)
    return MonthOfRegisters(
        month=month,
        taken=tuple(
            Taken(item.name, registers.words(item.register), counts.get(item.code, 0))
            for item in inputs
        ),
        every=every,
        address=reverse("returns:derive", args=[month]) if waits else "",
    )

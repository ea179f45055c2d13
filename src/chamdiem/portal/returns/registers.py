"""Figures that the registers of tasks and duties are (số của các sổ), as a scheme asks for them."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from chamdiem.engine.periods import Month
from chamdiem.engine.scheme import Input, Scheme
from chamdiem.portal.duties import queries as duties
from chamdiem.portal.duties.facts import Counted
from chamdiem.portal.returns.choices import Answer
from chamdiem.portal.returns.facts import GivenFigure
from chamdiem.portal.tasks import queries as tasks
from chamdiem.portal.tasks.reckoning import Counting, Counts
from chamdiem.portal.tasks.reckoning import Month as Days

SHARES = 10_000
DUTY = re.compile(r"duties\.(?:(?P<number>\d+)\.)?(?P<count>[a-z-]+)")
OF_TASKS: Mapping[str, Callable[[Counts], Decimal]] = {
    "tasks.counted": lambda found: found.assigned,
    "tasks.done": lambda found: found.done,
    "tasks.on-time": lambda found: found.on_time,
    "tasks.done-late": lambda found: found.done_late,
    "tasks.open-late": lambda found: found.open_late,
}
OF_DUTIES: Mapping[str, Callable[[Counted], Decimal | None]] = {
    "due": lambda found: Decimal(found.due),
    "done": lambda found: Decimal(found.done),
    "in-time": lambda found: Decimal(found.done_in_time),
    "numerator": lambda found: found.numerator,
    "denominator": lambda found: found.denominator,
}


WORDS = {
    "counted": "nhiệm vụ tính cho tháng",
    "done": "đã hoàn thành",
    "on-time": "hoàn thành đúng hạn",
    "done-late": "hoàn thành trễ hạn",
    "open-late": "còn mở, quá hạn",
    "due": "số lần đến hạn",
    "in-time": "làm đúng hạn",
    "numerator": "tử số",
    "denominator": "mẫu số",
}


def words(register: str) -> str:
    """Say which number of which register (số nào của sổ nào)."""
    book, _, rest = register.partition(".")
    number, _, count = rest.rpartition(".")
    said = WORDS[count]
    if book == "tasks":
        return f"Sổ nhiệm vụ: {said}"
    return f"Nội dung {number}: {said}" if number else f"Mười bốn nội dung: {said}"


def asked(scheme: Scheme) -> tuple[Input, ...]:
    """Return the inputs that a register gives."""
    return tuple(item for item in scheme.inputs if item.register)


def days_of(month: Month, *, at: datetime) -> Days:
    """Return the days of a month, and up to when answers are known."""
    first = date(month.year, month.number, 1)
    following = month.shift(1)
    return Days(first, date(following.year, following.number, 1) - timedelta(days=1), at)


def figures(
    *, scheme: Scheme, month: Month, organisations: Collection[int], at: datetime
) -> tuple[GivenFigure, ...]:
    """Return what the registers come to for each unit, as known now; some eight queries.

    What cannot have arisen is “không phát sinh”; a share nobody confirmed yet is not given.
    """
    wanted, days = asked(scheme), days_of(month, at=at)
    counted = _tasks(scheme, wanted, days, organisations)
    fallen = _duties(wanted, days, organisations)
    found = []
    for unit in organisations:
        for item in wanted:
            if item.register.startswith("tasks."):
                found.append(_of_tasks(item, unit, counted[unit]))
            elif (given := _of_duty(item, unit, fallen)) is not None:
                found.append(given)
    return tuple(found)


def _tasks(
    scheme: Scheme, wanted: Sequence[Input], days: Days, organisations: Collection[int]
) -> Mapping[int, Counts]:
    if not any(item.register.startswith("tasks.") for item in wanted):
        return {}
    assert scheme.tasks is not None  # a scheme whose inputs take from tasks says how they count
    counting = Counting(scheme.tasks.overdue_each_month, Decimal(scheme.tasks.partner) / SHARES)
    return tasks.counts_of_month(month=days, organisations=organisations, counting=counting)


def _duties(
    wanted: Sequence[Input], days: Days, organisations: Collection[int]
) -> Mapping[tuple[int, int], Counted]:
    if not any(item.register.startswith("duties.") for item in wanted):
        return {}
    return duties.figures(
        organisations=organisations, first=days.first, last=days.last, known_at=days.known_at
    )


def _of_tasks(item: Input, unit: int, found: Counts) -> GivenFigure:
    if not found.assigned:
        return GivenFigure(unit, item.code, Answer.NOTHING_AROSE)
    return _value(item, unit, OF_TASKS[item.register](found))


def _of_duty(
    item: Input, unit: int, found: Mapping[tuple[int, int], Counted]
) -> GivenFigure | None:
    said = DUTY.fullmatch(item.register)
    assert said is not None  # the format knows no other register
    numbers = [int(said["number"])] if said["number"] else range(1, 15)
    rows = [found.get((unit, number), Counted()) for number in numbers]
    read = OF_DUTIES[said["count"]]
    if said["count"] in ("numerator", "denominator"):
        value = read(rows[0])
        return None if value is None else _value(item, unit, value)
    if not any(row.due for row in rows):
        return GivenFigure(unit, item.code, Answer.NOTHING_AROSE)
    return _value(item, unit, sum((read(row) or Decimal(0) for row in rows), Decimal(0)))


def _value(item: Input, unit: int, value: Decimal) -> GivenFigure:
    """Scale a number as the input asks: shares of partners are rounded half up, once."""
    scaled = (value * 10**item.decimals).quantize(Decimal(1), ROUND_HALF_UP)
    return GivenFigure(unit, item.code, Answer.VALUE, int(scaled))

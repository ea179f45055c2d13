"""What a file of figures says of itself above its header, checked against what is asked."""

from dataclasses import dataclass

from chamdiem.engine import days
from chamdiem.engine.errors import MonthError
from chamdiem.engine.periods import Month
from chamdiem.engine.scheme import Scheme
from chamdiem.formats.figures import answers
from chamdiem.formats.numbers import Style, Unreadable
from chamdiem.formats.problems import Findings, Place, Problem
from chamdiem.formats.tables import Table
from chamdiem.formats.texts import quoted


@dataclass(frozen=True, slots=True)
class Declared:
    """The sign of decimals, if the file says one; the day as of which it counts lateness."""

    style: Style | None
    as_of: int


def read(table: Table, scheme: Scheme, month: Month, wrong: Findings) -> Declared:
    """Read the settings; take note of each that does not fit."""
    if not scheme.validity.covers(month):
        wrong.add(
            Problem(
                Place(table.name),
                f"Chấm {month.spoken} theo bộ tiêu chí {scheme.identity}",
                f"tháng trong hiệu lực của bộ tiêu chí: {scheme.validity}",
                rule="month-outside",
            )
        )
    said = {key: setting.value for key, setting in table.settings.items()}
    if said.get("format", "1") != "1":
        wrong.add(_problem(table, "format", "1", "format"))
    if "month" in said and not _is_month(said["month"], month):
        wrong.add(_problem(table, "month", f"{month}, là tháng được yêu cầu chấm", "month-differs"))
    return Declared(_style(table, said.get("decimal"), wrong), _as_of(table, month, wrong))


def _style(table: Table, said: str | None, wrong: Findings) -> Style | None:
    if said is None or said in list(Style):
        return None if said is None else Style(said)
    wrong.add(_problem(table, "decimal", "comma hoặc point", "decimal-style"))
    return None


def _as_of(table: Table, month: Month, wrong: Findings) -> int:
    """Return the day that the file names, else the last one of the month."""
    last = days.last_day(month.year, month.number)
    if "as_of" not in table.settings:
        return last
    first = days.ordinal(month.year, month.number, 1)
    try:
        day = answers.day(table.settings["as_of"].value)
    except Unreadable as refusal:
        wrong.add(_problem(table, "as_of", refusal.expected, refusal.rule))
        return last
    if day < first:
        expected = f"ngày không trước {days.spoken_day(first)}, là ngày đầu tháng được chấm"
        wrong.add(_problem(table, "as_of", expected, "as-of-before-month"))
    return day


def _is_month(written: str, month: Month) -> bool:
    try:
        return Month.parse(written) == month
    except MonthError:
        return False


def _problem(table: Table, key: str, expected: str, rule: str) -> Problem:
    setting = table.settings[key]
    return Problem(
        table.place(setting.row, 0 if table.sheet else None),
        f"“# {key}:” là {quoted(setting.value)}",
        expected,
        rule=rule,
    )

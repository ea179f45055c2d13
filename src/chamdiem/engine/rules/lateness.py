"""Lateness grid (thang điểm theo số ngày quá hạn), as of the day the month is closed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

import numpy as np

from chamdiem.engine import days
from chamdiem.engine.rules import words
from chamdiem.engine.rules.base import Quotient, Rule, Scales
from chamdiem.engine.sheets import Case, Column, Sheet, Spoken


@dataclass(frozen=True, slots=True)
class Lateness(Rule):
    """The points of the first line whose days are not exceeded, `beyond` after the last.

    Days overdue run from the day due to the day done; what is not done by the as-of day is
    counted up to that day, whatever came after. `grid` holds pairs (days, points),
    ascending. Source: task registers of communes (on time, late up to so many days).
    """

    kind: ClassVar[str] = "lateness"

    due: str
    done: str
    grid: tuple[tuple[int, Fraction], ...]
    beyond: Fraction

    @property
    def inputs(self) -> tuple[str, ...]:
        """The day due and the day done."""
        return (self.due, self.done)

    @property
    def optional(self) -> frozenset[str]:
        """What is not done has no day yet."""
        return frozenset({self.done})

    def deciding(self, case: Case) -> tuple[str, ...]:
        """Name the day done only where some day up to the as-of day would earn otherwise."""
        if not case.has(self.due):
            return (self.due,)
        longest = max(case.as_of - int(case[self.due]), 0)
        turns = [days for days, _ in self.grid if days < longest]
        reachable = {self._points(each) for each in (0, longest, *(turn + 1 for turn in turns))}
        return self.inputs if len(reachable) > 1 else (self.due,)

    def quotient(self, sheet: Sheet, scales: Scales) -> Quotient:
        """Return the points of each unit's days overdue."""
        late = np.maximum(self._ended(sheet) - sheet[self.due], 0)
        answer = np.full_like(late, scales.points(self.beyond))
        for limit, points in reversed(self.grid):
            answer = np.where(late <= limit, scales.points(points), answer)
        return answer, 1

    def _ended(self, sheet: Sheet) -> Column | int:
        """Return up to which day each unit is counted."""
        if self.done not in sheet.values:
            return sheet.as_of
        done = np.minimum(sheet[self.done], sheet.as_of)
        return np.asarray(np.where(sheet.has(self.done), done, sheet.as_of))

    def _late(self, case: Case) -> int:
        """Return one unit's days overdue."""
        done = case.has(self.done) and case[self.done] <= case.as_of
        end = int(case[self.done]) if done else case.as_of
        return max(end - int(case[self.due]), 0)

    def _points(self, late: int) -> Fraction:
        """Return what so many days overdue earn."""
        return next((points for limit, points in self.grid if late <= limit), self.beyond)

    def exact(self, case: Case, maximum: Fraction) -> Fraction | None:
        """Return one unit's points."""
        return self._points(self._late(case))

    def bound(self, largest: Mapping[str, int], scales: Scales) -> int:
        """Return the greatest of day numbers and points."""
        points = (scales.points(each) for each in (self.beyond, *(p for _, p in self.grid)))
        return max(days.LAST, largest[self.due], largest[self.done], *points)

    def probes(self, code: str) -> Iterable[Fraction]:
        """Return days that are as far apart as the lines of the grid; only that matters."""
        ends = {1 + limit + step for limit, _ in self.grid for step in (0, 1)}
        return tuple(Fraction(day) for day in sorted({1, *ends}))

    def formula(self, spoken: Spoken) -> str:
        """Say the grid, and up to when what is not done is counted."""
        lines = [f"{_limit(limit)} {words.number(points)} điểm" for limit, points in self.grid]
        lines.append(f"lâu hơn {words.number(self.beyond)} điểm")
        span = f"từ {spoken.names[self.due]} đến {spoken.names[self.done]}"
        lead = f"Số ngày quá hạn tính {span}, chưa hoàn thành thì tính đến ngày chốt"
        return f"{lead}: {'; '.join(lines)}"

    def worked(self, spoken: Spoken) -> str:
        """Say both days, and how far they are apart."""
        case, late = spoken.case, self._late(spoken.case)
        told = f"Hạn {days.spoken_day(int(case[self.due]))}, {self._when(case)}"
        how = f"quá hạn {late} ngày" if late else "không quá hạn"
        return f"{told}: {how}; {words.number(self._points(late))} điểm"

    def _when(self, case: Case) -> str:
        if case.has(self.done) and case[self.done] <= case.as_of:
            return f"hoàn thành {days.spoken_day(int(case[self.done]))}"
        return f"chưa hoàn thành đến ngày chốt {days.spoken_day(case.as_of)}"


def _limit(limit: int) -> str:
    return f"quá hạn không quá {limit} ngày" if limit else "không quá hạn"

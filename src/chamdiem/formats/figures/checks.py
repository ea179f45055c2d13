"""What must hold between the figures of one unit; each breach with its own message."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from chamdiem.engine.decimals import spoken
from chamdiem.engine.figures import State, States, Values
from chamdiem.engine.quantities import shown
from chamdiem.engine.scheme import Leaf, Scheme
from chamdiem.formats.figures.entries import Entries
from chamdiem.formats.figures.needs import Mask, Needs
from chamdiem.formats.figures.reading import ABSENT, TOLD
from chamdiem.formats.problems import Findings, Problem

_WORDS = {
    State.VALUE: "một con số",
    State.NOTHING_AROSE: "“Không phát sinh”",
    State.NOT_APPLICABLE: "“Không áp dụng”",
    State.MISSING: "“Chưa có số liệu”",
}


@dataclass(frozen=True, slots=True)
class Grid:
    """All that was read of a file, input by input."""

    scheme: Scheme
    entries: Entries
    values: Mapping[str, Values]
    states: Mapping[str, States]
    needs: Needs

    def check(self, wrong: Findings) -> None:
        """Tell of every pair of figures that cannot both be right."""
        self._parts(wrong)
        self._sums(wrong)
        self._mixed(wrong)
        self._given_twice(wrong)

    def _parts(self, wrong: Findings) -> None:
        pairs = {pair: leaf for leaf in self.scheme.leaves() for pair in leaf.rule.parts()}
        for part, whole in pairs:
            if part in self.values and whole in self.values:
                both = (self.states[part] == State.VALUE) & (self.states[whole] == State.VALUE)
                for unit in np.flatnonzero(both & self._greater(part, whole)):
                    wrong.add(self._part_problem(part, whole, int(unit)))

    def _greater(self, part: str, whole: str) -> Mask:
        """Compare two figures exactly, whatever their decimals."""
        fine, coarse = self.scheme.input(part).decimals, self.scheme.input(whole).decimals
        left, right = self.values[part], self.values[whole]
        if fine == coarse:
            return np.asarray(left > right, np.bool_)
        lifted = left.astype(object) * 10**coarse > right.astype(object) * 10**fine
        return np.asarray(lifted, np.bool_)

    def _part_problem(self, part: str, whole: str, unit: int) -> Problem:
        most = self._shown(whole, unit)
        return Problem(
            self.entries.place(part, unit),
            f"{part} của {self.entries.units[unit]} là {self._shown(part, unit)}, lớn hơn {whole} "
            f"là {most} ({self.entries.place(whole, unit).short})",
            f"số không quá {most}, vì {part} là một phần của {whole}",
            rule="part-above-whole",
        )

    def _sums(self, wrong: Findings) -> None:
        """Tell of parts that each fit in the whole and together do not."""
        for parts, whole in dict.fromkeys(self._partitions()):
            over = (self.states[whole] == State.VALUE) & (
                self._lifted(parts) > self._lifted([whole])
            )
            for part in parts:
                over &= ~self._greater(part, whole)
            for unit in np.flatnonzero(over):
                wrong.add(self._sum_problem(parts, whole, int(unit)))

    def _partitions(self) -> Iterator[tuple[tuple[str, ...], str]]:
        """Find wholes of which one leaf names several parts, those that the file has."""
        for leaf in self.scheme.leaves():
            pairs = [pair for pair in leaf.rule.parts() if set(pair) <= self.values.keys()]
            for whole in dict.fromkeys(whole for _, whole in pairs):
                parts = tuple(part for part, of in pairs if of == whole)
                if len(parts) > 1:
                    yield parts, whole

    def _lifted(self, codes: Sequence[str]) -> npt.NDArray[np.object_]:
        """Add figures up exactly, on one scale for all the scheme; what is no number adds 0."""
        most = max(item.decimals for item in self.scheme.inputs)
        columns = [
            np.where(self.states[code] == State.VALUE, self.values[code], 0).astype(object)
            * 10 ** (most - self.scheme.input(code).decimals)
            for code in codes
        ]
        return np.asarray(sum(columns[1:], columns[0]), object)

    def _sum_problem(self, parts: Sequence[str], whole: str, unit: int) -> Problem:
        filled = [code for code in parts if self.states[code][unit] == State.VALUE]
        most = max(item.decimals for item in self.scheme.inputs)
        found = spoken(int(self._lifted(filled)[unit]), most, shortest=True)
        cells = " + ".join(self._cell(code, unit) for code in filled)
        limit = self._shown(whole, unit)
        return Problem(
            self.entries.place(filled[0], unit),
            f"{cells} của {self.entries.units[unit]} cộng lại là {found}, lớn hơn "
            f"{self._cell(whole, unit)}",
            f"tổng không quá {limit}, vì mỗi số liệu ấy là một phần của {whole}",
            "Xem lại từng ô; việc nào cũng chỉ được đếm ở một trong các số liệu ấy",
            rule="parts-above-whole",
        )

    def _cell(self, code: str, unit: int) -> str:
        return f"{code} là {self._shown(code, unit)} ({self.entries.place(code, unit).short})"

    def _shown(self, code: str, unit: int) -> str:
        return shown(self.scheme.input(code), int(self.values[code][unit]))

    def _mixed(self, wrong: Findings) -> None:
        told: set[tuple[int, frozenset[str]]] = set()
        for leaf, unit in self._mixtures():
            key = (unit, frozenset(leaf.rule.required))
            if key not in told:
                told.add(key)
                wrong.add(self._mixed_problem(leaf, unit))

    def _mixtures(self) -> Iterator[tuple[Leaf, int]]:
        """Find leaves where “không áp dụng” or “không phát sinh” stands beside something else."""
        for leaf in self.scheme.leaves():
            codes = [code for code in leaf.rule.required if code in self.states]
            if len(codes) < 2 or not leaf.rule.earns:
                continue
            stack = np.stack([self.states[code] for code in codes])
            unclear = (stack >= TOLD) | (stack == State.COVERED)
            for state in (State.NOTHING_AROSE, State.NOT_APPLICABLE):
                other = ((stack != state) & ~unclear).any(axis=0)
                bad = (stack == state).any(axis=0) & other & ~self.needs.covered[leaf.code]
                yield from ((leaf, int(unit)) for unit in np.flatnonzero(bad))

    def _mixed_problem(self, leaf: Leaf, unit: int) -> Problem:
        said = ", ".join(
            f"{code} là {_WORDS[State(int(self.states[code][unit]))]} "
            f"({self.entries.place(code, unit).short})"
            for code in leaf.rule.required
            if code in self.states and self.states[code][unit] in list(_WORDS)
        )
        return Problem(
            self.entries.place(next(c for c in leaf.rule.required if c in self.states), unit),
            f"Tiêu chí {leaf.code} của {self.entries.units[unit]} có trạng thái lẫn lộn: {said}",
            "mọi số liệu của một tiêu chí cùng là số, hoặc cùng một trạng thái",
            rule="mixed-states",
        )

    def _given_twice(self, wrong: Findings) -> None:
        for code, states in self.states.items():
            filled = (states != ABSENT) & (states != TOLD) & (states != State.COVERED)
            for unit in np.flatnonzero(filled & self.needs.spared[code]):
                wrong.add(self._twice_problem(code, int(unit)))
            idle = (states == State.COVERED) & ~self.needs.spared[code]
            for unit in np.flatnonzero(idle & self.needs.wanted[code]):
                wrong.add(self._idle_problem(code, int(unit)))

    def _twice_problem(self, code: str, unit: int) -> Problem:
        givers = self.needs.given_by[code]
        return Problem(
            self.entries.place(code, unit),
            f"{self.entries.units[unit]} vừa có điểm nhập nguyên ({givers}) vừa có số liệu {code}",
            "chỉ một trong hai",
            "Bỏ điểm nhập nguyên của nhóm, hoặc để trống các số liệu bên trong nhóm",
            rule="given-and-figures",
        )

    def _idle_problem(self, code: str, unit: int) -> Problem:
        return Problem(
            self.entries.place(code, unit),
            f"{code} của {self.entries.units[unit]} ghi “Điểm nhập nguyên” mà không nhóm nào "
            "phía trên có điểm nhập nguyên",
            "một số, hoặc điểm của cả nhóm",
            rule="covered-without-given",
        )

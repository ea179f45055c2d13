"""A page of the algorithms (trang cách tính): what a rule means, by tables that officials read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np

from chamdiem.engine import days
from chamdiem.engine.rules import Case, Rule, Scales, Scope, Sheet, Spoken
from chamdiem.engine.scheme import Measure
from tests.spec import tables

DECIMALS = 2
POINT = 10**DECIMALS
LARGEST = 10**9
TEN = Fraction(10)
NONE = "–"
ANSWERS = ("Không", "Có")


@dataclass(frozen=True)
class Example:
    """A rule with its parameters, and a table: a case a line, a unit of its own.

    The first column says the case, the last the points of two decimals (– where nothing can
    be divided); between them stand the inputs, named as the rule names them.
    """

    rule: Rule
    table: str
    caption: str = ""
    maximum: Fraction = TEN
    decimals: int = 0
    measure: Measure = Measure.NUMBER
    options: Mapping[int, str] = field(default_factory=dict)
    as_of: str = "31/08/2026"

    @property
    def cases(self) -> list[dict[str, str]]:
        return tables.rows(self.table)

    @property
    def inputs(self) -> list[str]:
        """The columns between the case and the points."""
        return list(self.cases[0])[1:-1]

    @property
    def expected(self) -> list[int | None]:
        return [tables.points(case["điểm"]) for case in self.cases]

    @property
    def unit(self) -> int:
        return 10**self.decimals

    @property
    def scales(self) -> Scales:
        scaled = self.maximum * POINT
        return Scales(dict.fromkeys(self.rule.inputs, self.unit), POINT, int(scaled))

    @property
    def largest(self) -> dict[str, int]:
        """The greatest figures that its proof of bounds is shown for."""
        tops = {Measure.YESNO: 1, Measure.DATE: days.LAST, Measure.CHOICE: len(self.options)}
        return dict.fromkeys(self.rule.inputs, tops.get(self.measure, LARGEST * self.unit))

    def cell(self, text: str) -> int | None:
        """Read a cell as a scaled integer; None where there is no number."""
        if text == NONE:
            return None
        if self.measure is Measure.YESNO:
            return ANSWERS.index(text)
        if self.measure is Measure.CHOICE:
            return {words: code for code, words in self.options.items()}[text]
        return _day(text) if self.measure is Measure.DATE else tables.number(text, self.decimals)

    def column(self, code: str) -> list[int | None]:
        return [self.cell(case[code]) for case in self.cases]

    @property
    def sheet(self) -> Sheet:
        """All lines as the arrays of one month; with peers, all are compared."""
        columns = {code: self.column(code) for code in self.rule.inputs}
        values = {code: np.array([each or 0 for each in cells]) for code, cells in columns.items()}
        present = {
            code: np.array([each is not None for each in cells]) for code, cells in columns.items()
        }
        everybody = [np.arange(len(self.cases))]
        return Sheet(values, present, dict.fromkeys(Scope, everybody), _day(self.as_of))

    def _exact(self, case: Mapping[str, str]) -> dict[str, Fraction]:
        found = {code: self.cell(case[code]) for code in self.rule.inputs}
        return {code: Fraction(each, self.unit) for code, each in found.items() if each is not None}

    def spoken(self, case: Mapping[str, str]) -> Spoken:
        """One line as the rule speaks of it."""
        peers: dict[str, Sequence[tuple[str, Fraction]]] = {}
        if self.rule.scope is not None:
            for code in self.rule.inputs:
                peers[code] = [(each["case"], self._exact(each)[code]) for each in self.cases]
        return Spoken(
            names={code: code for code in self.rule.inputs},
            shown={code: case[code] for code in self.rule.inputs},
            exact=self._exact(case),
            maximum=self.maximum,
            peers=peers,
            as_of=_day(self.as_of),
            options=dict.fromkeys(self.rule.inputs, self.options),
        )

    def case(self, case: Mapping[str, str]) -> Case:
        """One line as the rule's meaning takes it."""
        return self.spoken(case).case


@dataclass(frozen=True)
class Page:
    """All that is said about one kind of rule."""

    kind: str
    title: str
    meaning: str
    examples: tuple[Example, ...]
    special: tuple[str, ...]
    proof: str

    @property
    def numbered(self) -> list[tuple[str, Example]]:
        """The examples with a name each, for the tests."""
        return [(f"{self.kind}-{at}", each) for at, each in enumerate(self.examples, 1)]


def _day(text: str) -> int:
    day, month, year = (int(part) for part in text.split("/"))
    return days.ordinal(year, month, day)

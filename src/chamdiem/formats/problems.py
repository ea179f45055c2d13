"""What is wrong with a file, said so that its owner can mend it: all of it at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

SHOWN = 200  # more lines than this help nobody; the rest is counted
KEPT = 10_000  # a file that is wrong throughout must not fill the memory


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a line of text, or a cell of a sheet.

    `column` is a number where the text has columns, a heading where it has fields.
    """

    file: str
    line: int | None = None
    column: int | str | None = None
    sheet: str | None = None
    cell: str | None = None
    row: int | None = None

    def __str__(self) -> str:
        """Say the place: “số-liệu.csv, dòng 12, cột value”, “số-liệu.xlsx, Sheet1!C7”."""
        return ", ".join([self.file, *self._within()])

    @property
    def short(self) -> str:
        """The place without the file, for a second place beside a first."""
        return ", ".join(self._within()) or self.file

    def _within(self) -> Iterable[str]:
        if self.sheet is not None:
            sheet = f"'{self.sheet}'" if " " in self.sheet else self.sheet
            yield f"{sheet}!{self.cell}" if self.cell else f"trang tính {sheet}"
        if self.line is not None:
            yield f"dòng {self.line}"
        if self.row is not None and self.cell is None:
            yield f"dòng {self.row}"
        if self.column is not None:
            yield f"cột {self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: where, what was found, what was expected, what to do.

    `rule` is the short name of the check that found it, for programs and tests.
    """

    place: Place
    found: str
    expected: str
    advice: str = ""
    rule: str = ""

    def __str__(self) -> str:
        """Say it in one line, every part a sentence."""
        parts = [self.found, f"Cần: {self.expected}" if self.expected else "", self.advice]
        said = " ".join(_sentence(part) for part in parts if part)
        return f"{self.place}: {said}"


class Refused(Exception):
    """Raise when a file is wrong; carries every problem, and nothing has been stored."""

    def __init__(self, problems: Iterable[Problem], more: int = 0) -> None:
        """Keep the problems; `more` counts those found beyond what is kept."""
        self.problems: tuple[Problem, ...] = tuple(problems)
        self.more = more
        super().__init__(listing(self.problems, more=more))

    @property
    def count(self) -> int:
        """How many problems were found in all."""
        return len(self.problems) + self.more


@dataclass(slots=True)
class Findings:
    """Problems as they are found, to be refused together."""

    problems: list[Problem] = field(default_factory=list)
    more: int = 0

    def add(self, problem: Problem) -> None:
        """Take note of one more problem."""
        if len(self.problems) < KEPT:
            self.problems.append(problem)
        else:
            self.more += 1

    def lead(self, problem: Problem) -> None:
        """Take note of a problem to be told before all others of its file."""
        self.problems.insert(0, problem)

    def refuse(self) -> None:
        """Raise all that was found, in the order of the file; do nothing without any."""
        if self.problems:
            raise Refused(sorted(self.problems, key=_reading_order), self.more)


def refuse(place: Place, found: str, expected: str, advice: str = "", rule: str = "") -> Refused:
    """Return the refusal of a file for one reason that leaves nothing else to check."""
    return Refused([Problem(place, found, expected, advice, rule)])


def listing(problems: Sequence[Problem], *, more: int = 0, limit: int = SHOWN) -> str:
    """Write the problems one a line; beyond `limit` only their number."""
    lines = [str(problem) for problem in problems[:limit]]
    unsaid = len(problems) - len(lines) + more
    if unsaid:
        lines.append(f"… và {unsaid} lỗi khác.")
    return "\n".join(lines)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def _reading_order(problem: Problem) -> tuple[str, int]:
    place = problem.place
    return place.file, place.line or place.row or 0

"""What the checks of scheme files find, put to the very cells and told in their order."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from chamdiem.formats.problems import Place, Problem
from chamdiem.formats.workbooks import wording
from chamdiem.formats.workbooks.document import CellDocument
from chamdiem.formats.workbooks.frame import FRAME
from chamdiem.formats.workbooks.layout import INPUTS, TREE

Empty = Mapping[tuple[str | None, int | None, str], Place]

_MISSING = re.compile(r"thiếu trường “([\w.]+)”")
# What a cell that could not be read makes of others: told again once that cell is mended.
_FOLLOWS = {
    "unused-input": TREE.title,
    "unknown-input": INPUTS.title,
    "unknown-object": FRAME.title,
}


def for_cells(
    problems: Sequence[Problem], document: CellDocument, said: Sequence[Problem]
) -> list[Problem]:
    """Return the problems at the very cells; none about a cell that was refused already."""
    empty = _empty_cells(document)
    cells = {(problem.place.sheet, problem.place.cell) for problem in said}
    placed = [_placed(problem, empty) for problem in problems]
    broken = {problem.place.sheet for problem in said}
    broken |= {problem.place.sheet for problem in placed if problem.rule == "required"}
    return [
        wording.worded(problem)
        for problem in placed
        if (problem.place.sheet, problem.place.cell) not in cells
        and _FOLLOWS.get(problem.rule) not in broken
    ]


def in_order(problems: Sequence[Problem]) -> list[Problem]:
    """Sort problems by sheet, row and column, as one goes through the workbook."""
    order = [sheet.title for sheet in wording.SHEETS]
    return sorted(problems, key=lambda problem: _reading_order(problem.place, order))


def _reading_order(place: Place, order: list[str]) -> tuple[int, int, int, str]:
    sheet = order.index(place.sheet) if place.sheet in order else -1
    column = (place.cell or "").rstrip("0123456789")
    return sheet, place.row or 0, len(column), column


def _empty_cells(document: CellDocument) -> Empty:
    """Return where each field of a row would stand, by its name."""
    found: dict[tuple[str | None, int | None, str], Place] = {}
    for path, place in document.empties.items():
        names = [part for part in path if isinstance(part, str)]
        for name in (names[-1], ".".join(names[-2:]), names[0]):
            found.setdefault((place.sheet, place.row, name), place)
            if place.sheet == FRAME.title:
                found.setdefault((None, None, name), place)
                found.setdefault((place.sheet, None, ".".join(names)), place)
    return found


def _placed(problem: Problem, empty: Empty) -> Problem:
    missing = _MISSING.search(problem.found)
    if not missing:
        return problem
    place, name = problem.place, missing[1]
    within = re.match(r"“(\w+)” thiếu", problem.found)
    exact = empty.get((place.sheet, place.row, name))
    if exact is None and within and place.sheet in (None, FRAME.title):
        exact = empty.get((FRAME.title, None, f"{within[1]}.{name}"))
    return replace(problem, place=exact or place)

"""A first guess at which column of a foreign file holds what; a person looks at it and mends it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from chamdiem.formats.returns import Grid
from chamdiem.formats.texts import fold
from chamdiem.portal.returns.sheet import Sheet

LABELS = 300
_LIKE = 0.75
_DIGITS = set("0123456789")


@dataclass(frozen=True, slots=True)
class Guess:
    """Where a file seems to hold what; rows and columns count from 1."""

    sheet: str
    header_row: int
    label_column: int
    value_column: int


def guess(grids: Sequence[Grid], sheet: Sheet) -> Guess:
    """Find the column most of whose texts name figures, and the one with numbers beside it."""
    known = _names(sheet)
    best, most = Guess(grids[0].sheet, 1, 1, 2), 0
    for grid in grids:
        width = max((len(row) for row in grid.rows), default=0)
        for column in range(width):
            rows = [at for at, row in enumerate(grid.rows) if _at(row, column) in known]
            if len(rows) > most:
                value = _numbers(grid, rows, column, width)
                best, most = Guess(grid.sheet, rows[0], column + 1, value + 1), len(rows)
    return best


def labels(
    grid: Grid, *, header_row: int, label_column: int, sheet: Sheet
) -> tuple[tuple[str, str], ...]:
    """Return the labels below the heading, each with the figure that it seems to mean."""
    known = _names(sheet)
    found: dict[str, str] = {}
    for row in grid.rows[header_row:]:
        text = row[label_column - 1].strip() if 0 < label_column <= len(row) else ""
        if text and not text.replace(".", "").replace(",", "").isdigit():
            found.setdefault(text, _meant(fold(text), known))
    return tuple(list(found.items())[:LABELS])


def catalogue_code(written: str, sheet: Sheet) -> str:
    """Return the input that a person named by its code or its name; nothing for none."""
    code = written.partition(" – ")[0].strip()
    return _names(sheet).get(fold(code), _names(sheet).get(fold(written), ""))


def _meant(text: str, known: Mapping[str, str]) -> str:
    if text in known:
        return known[text]
    near = get_close_matches(text, known, n=1, cutoff=_LIKE)
    return known[near[0]] if near else ""


def _names(sheet: Sheet) -> dict[str, str]:
    codes = dict.fromkeys(code for codes in sheet.fields.values() for code in codes)
    named = {fold(sheet.scheme.input(code).name): code for code in codes}
    return named | {fold(code): code for code in codes}


def _at(row: Sequence[str], column: int) -> str:
    return fold(row[column]) if column < len(row) else ""


def _numbers(grid: Grid, rows: Sequence[int], labels: int, width: int) -> int:
    """Return the column with the most figures in these rows, to the right where one is there."""

    def count(column: int) -> int:
        return sum(bool(_DIGITS & set(_at(grid.rows[at], column))) for at in rows)

    right = max(range(labels + 1, width), key=count, default=labels + 1)
    if right < width and count(right):
        return right
    return max(range(labels), key=count, default=labels + 1)

"""Find in a workbook the sheets and columns that a scheme has, also moved or retyped."""

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chamdiem.formats.problems import Findings, Place, Problem
from chamdiem.formats.tables.cells import letters
from chamdiem.formats.texts import clean, fold
from chamdiem.formats.workbooks.columns import Column, Sheet
from chamdiem.formats.workbooks.contents import Content
from chamdiem.formats.workbooks.grids import Grid

Cells = dict[tuple[str, ...], tuple[int, Content]]  # a row, by column path

_ABOVE = 30  # rows in which the headings are looked for


@dataclass(frozen=True, slots=True)
class Found:
    """A sheet of the scheme as it stands in the file: where its headings and columns are."""

    name: str
    sheet: Sheet
    grid: Grid
    head: int
    columns: dict[tuple[str, ...], int]

    def place(self, row: int, column: int) -> Place:
        """Return the place of a cell."""
        return Place(self.name, sheet=self.grid.title, cell=f"{letters(column)}{row}", row=row)

    def rows(self) -> Iterator[tuple[int, Cells]]:
        """Walk the rows below the headings that hold something in a known column."""
        for row in sorted(self.grid.cells):
            if row > self.head:
                cells = {
                    path: (at, self.grid.cells[row][at])
                    for path, at in self.columns.items()
                    if at in self.grid.cells[row]
                }
                if cells:
                    yield row, cells


def folded(heading: str) -> str:
    """Compare headings as people retype them: without case, diacritics, stars and colons."""
    return fold(clean(heading).strip(" *:"))


def sheet_named(
    title: str, grids: Sequence[Grid], others: Sequence[str], name: str, findings: Findings
) -> Grid | None:
    """Return the sheet of this name; a second one, or one nearly so named, is refused."""
    same = [grid for grid in grids if folded(grid.title) == folded(title)]
    for grid in same[1:]:
        place = Place(name, sheet=grid.title)
        found = f"Trang “{title}” có hai lần"
        findings.add(Problem(place, found, "một trang mỗi tên", "", "twice"))
    if same:
        return same[0]
    taken = {folded(other) for other in others}
    free = {folded(grid.title): grid for grid in grids if folded(grid.title) not in taken}
    for near in difflib.get_close_matches(folded(title), list(free), n=1, cutoff=0.8):
        place = Place(name, sheet=free[near].title)
        found = f"Không nhận ra trang “{free[near].title}”"
        findings.add(Problem(place, found, f"trang “{title}”", "Sửa lại tên trang.", "sheet"))
        return None
    return None


def locate(
    name: str, sheet: Sheet, grid: Grid, findings: Findings, notes: list[str]
) -> Found | None:
    """Find the row of the headings and its columns; say what is missing, twice or unknown."""
    known = {folded(column.heading): column for column in sheet.columns}
    head = _heading_row(grid, set(known))
    if head is None:
        place = Place(name, sheet=grid.title)
        expected = ", ".join(f"“{column.heading}”" for column in sheet.columns if column.needed)
        findings.add(
            Problem(place, "Không thấy dòng tiêu đề", f"các cột {expected}", "", "no-header")
        )
        return None
    found = Found(name, sheet, grid, head, {})
    unknown = []
    for at, content in sorted(grid.cells[head].items()):
        column = known.get(folded(content.shown))
        if column is None:
            unknown.append((at, content.shown))
        elif column.path in found.columns:
            _twice(found, at, column, findings)
        else:
            found.columns[column.path] = at
    _unknown(found, unknown, findings, notes)
    _unheaded(found, notes)
    _missing(found, unknown, findings)
    return found


def _heading_row(grid: Grid, known: set[str]) -> int | None:
    """Return the row with most of the headings; two at least, so that no value is taken for one."""
    best, most = None, 1
    for row in [row for row in sorted(grid.cells) if row <= _ABOVE]:
        hits = len(known & {folded(content.shown) for content in grid.cells[row].values()})
        if hits > most:
            best, most = row, hits
    return best


def _twice(found: Found, at: int, column: Column, findings: Findings) -> None:
    first = found.place(found.head, found.columns[column.path]).cell
    said = f"Cột “{column.heading}” có lần thứ hai (lần đầu ở {first})"
    findings.add(Problem(found.place(found.head, at), said, "mỗi cột một lần", "", "column"))


def _unknown(
    found: Found, unknown: list[tuple[int, str]], findings: Findings, notes: list[str]
) -> None:
    """Refuse a heading that is nearly one that is missing; tell of any other."""
    missing = {
        folded(column.heading): column.heading
        for column in found.sheet.columns
        if column.path not in found.columns
    }
    for at, shown in unknown:
        place = found.place(found.head, at)
        near = difflib.get_close_matches(folded(shown), list(missing), n=1, cutoff=0.75)
        if near:
            said = f"Không nhận ra cột “{clean(shown)}”"
            advice = f"Có phải “{missing[near[0]]}”?"
            expected = "tiêu đề cột như trong mẫu"
            findings.add(Problem(place, said, expected, advice, "column"))
        else:
            notes.append(f"{place}: cột “{clean(shown)}” không thuộc mẫu, đã bỏ qua.")


def _unheaded(found: Found, notes: list[str]) -> None:
    heads = found.grid.cells[found.head]
    strays = {
        at: row
        for row in sorted(found.grid.cells, reverse=True)
        for at in found.grid.cells[row]
        if row > found.head and at not in heads
    }
    for at, row in sorted(strays.items()):
        notes.append(f"{found.place(row, at)}: cột không có tiêu đề, đã bỏ qua.")


def _missing(found: Found, unknown: list[tuple[int, str]], findings: Findings) -> None:
    for column in found.sheet.columns:
        if column.needed and column.path not in found.columns:
            if difflib.get_close_matches(
                folded(column.heading), [folded(shown) for _, shown in unknown], n=1, cutoff=0.75
            ):
                continue  # said already, where the heading stands
            said = f"Trang “{found.grid.title}” thiếu cột “{column.heading}”"
            place = found.place(found.head, 0)
            findings.add(Problem(place, said, "đủ các cột bắt buộc", "", "column"))

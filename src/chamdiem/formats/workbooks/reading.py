"""Workbook to data: every sheet read, every cell that does not fit named."""

from collections.abc import Sequence
from typing import Any

from chamdiem.formats.problems import Place, Problem
from chamdiem.formats.texts import clean
from chamdiem.formats.workbooks import branches, grids, lookup, rows, vocabulary
from chamdiem.formats.workbooks.columns import REST, Column, Sheet
from chamdiem.formats.workbooks.contents import Content
from chamdiem.formats.workbooks.forms import Unfit
from chamdiem.formats.workbooks.frame import DEFAULTS, FRAME, ITEM, PAIRS, VALUE
from chamdiem.formats.workbooks.grids import Grid
from chamdiem.formats.workbooks.layout import INPUTS, RECORDS, TREE
from chamdiem.formats.workbooks.lookup import Cells, Found
from chamdiem.formats.workbooks.reader import Reader, entry, mark, merge

GUIDES = ("Hướng dẫn", "Quy tắc", "Danh mục")
_SHEETS: Sequence[Sheet] = (FRAME, DEFAULTS, *RECORDS, TREE)
_PAIRED = (ITEM, VALUE)


def read(source: bytes, name: str) -> Reader:
    """Read a workbook's sheets; nothing is judged yet but the cells themselves."""
    reader = Reader(name)
    found = grids.read(source, name)
    titles = [*GUIDES, *(sheet.title for sheet in _SHEETS)]
    for sheet in _SHEETS:
        before = len(reader.findings.problems)
        grid = lookup.sheet_named(sheet.title, found, titles, name, reader.findings)
        if grid is not None:
            _sheet(reader, sheet, grid)
        elif sheet.needed and len(reader.findings.problems) == before:
            said = f"Thiếu trang “{sheet.title}”"
            problem = Problem(Place(name), said, "các trang của mẫu", "", "sheet")
            reader.findings.add(problem)
    _strange(reader, found, titles)
    return reader


def _sheet(reader: Reader, sheet: Sheet, grid: Grid) -> None:
    for problem in grid.problems:
        reader.findings.add(problem)
    if grid.has_hidden:
        reader.notes.append(f"Trang “{grid.title}” có dòng ẩn; dòng ẩn cũng được đọc.")
    if sheet in PAIRS:
        _pairs(reader, sheet, grid)
        return
    found = lookup.locate(reader.name, sheet, grid, reader.findings, reader.notes)
    if found is None:
        return
    reader.cells[sheet.at] = found.place(found.head, 0)
    if sheet is TREE:
        reader.data["tree"] = branches.tree(reader, found)
    elif sheet is INPUTS:
        _inputs(reader, found)
    else:
        _entries(reader, found)


def _strange(reader: Reader, found: Sequence[Grid], titles: Sequence[str]) -> None:
    known = {lookup.folded(title) for title in titles}
    for grid in found:
        if lookup.folded(grid.title) not in known and grid.cells:
            reader.notes.append(f"Trang “{grid.title}” không thuộc mẫu, đã bỏ qua.")


def _pairs(reader: Reader, sheet: Sheet, grid: Grid) -> None:
    """Read a sheet of pairs; the labels say which field a row is."""
    paired = Sheet(sheet.title, (), _PAIRED)
    found = lookup.locate(reader.name, paired, grid, reader.findings, [])
    if found is None:
        return
    labels = {lookup.folded(column.heading): column for column in sheet.columns}
    seen: set[tuple[str, ...]] = set()
    for row, cells in found.rows():
        label = cells.get(ITEM.path)
        column = labels.get(lookup.folded(label[1].shown)) if label else None
        place = found.place(row, found.columns.get(VALUE.path, 1))
        if column is None or column.path in seen:
            _stray(reader, place, label, is_twice=column is not None)
            continue
        seen.add(column.path)
        reader.empties[column.path] = place
        if VALUE.path in cells:
            _pair(reader, column, cells[VALUE.path][1], place)


def _stray(
    reader: Reader, place: Place, label: tuple[int, Content] | None, *, is_twice: bool
) -> None:
    said = f"Mục “{clean(label[1].shown)}”" if label else "Giá trị không có tên mục"
    found = f"{said} có lần thứ hai" if is_twice else f"{said} không có trong mẫu"
    reader.findings.add(Problem(place, found, "mỗi mục của mẫu một dòng", "", "item"))


def _pair(reader: Reader, column: Column, content: Content, place: Place) -> None:
    if column.path == (REST,):
        merge(reader, (), reader.data, reader.others(content, place, {}), place)
        return
    value = reader.value(column.form, content, place)
    if value is not None:
        rows.put(reader.data, column.path, value)
        mark(reader, (), column.path, place)


def _entries(reader: Reader, found: Found) -> None:
    listed: list[Any] = []
    known = vocabulary.fields(found.sheet.definition)
    for row, cells in found.rows():
        at = (*found.sheet.at, len(listed))
        reader.cells[at] = found.place(row, min(place for place, _ in cells.values()))
        listed.append(entry(reader, found, row, cells, at, known))
    if listed or found.sheet.needed:
        reader.data[str(found.sheet.at[0])] = listed


def _inputs(reader: Reader, found: Found) -> None:
    inputs: dict[str, Any] = reader.data.setdefault("inputs", {})
    known = vocabulary.fields("input")
    for row, cells in found.rows():
        code = _code(reader, found, row, cells)
        if code is None:
            continue
        place = found.place(row, found.columns[("code",)])
        at = ("inputs", code)
        if code in inputs:
            first = reader.cells[at].cell
            unfit = Unfit(f"Số liệu “{code}” có lần thứ hai (lần đầu ở {first})", "mỗi mã một dòng")
            reader.refuse(place, unfit)
            continue
        reader.cells[at] = place
        inputs[code] = entry(reader, found, row, cells, at, known)
        inputs[code].pop("code", None)


def _code(reader: Reader, found: Found, row: int, cells: Cells) -> str | None:
    if ("code",) not in found.columns:
        return None
    if ("code",) not in cells:
        place = found.place(row, found.columns[("code",)])
        reader.refuse(place, Unfit("Dòng có nội dung mà không có mã", "mã số liệu", "", "required"))
        return None
    at, content = cells[("code",)]
    code = reader.value(found.sheet.columns[0].form, content, found.place(row, at))
    return None if code is None else str(code)

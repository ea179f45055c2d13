"""A scheme's data as a workbook; equal data gives equal bytes."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime

import xlsxwriter

from chamdiem.formats.results.sheet import Looks
from chamdiem.formats.workbooks import guide, rows
from chamdiem.formats.workbooks.columns import GROUP, KIND, Sheet
from chamdiem.formats.workbooks.frame import DEFAULTS, FRAME, ITEM, TOLD, VALUE
from chamdiem.formats.workbooks.layout import (
    BANDS,
    BASIS,
    BLOCKS,
    GATES,
    INPUTS,
    QUOTAS,
    TREE,
    VIEWS,
)
from chamdiem.formats.workbooks.pages import LISTS, Lists, Page
from chamdiem.formats.workbooks.rows import Entry, Filled

_GROUP = {"bold": True, "bg_color": "#F1F4F9"}
HEAD = 1  # the row of the headings, under the line that says what the sheet is for
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_CREATED = datetime(2026, 1, 1, tzinfo=UTC)  # not the clock: equal data gives equal bytes


def book(data: Entry) -> bytes:
    """Write the workbook of a scheme's data, whether or not it is complete."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, _OPTIONS) as made:
        made.set_properties({"title": str(data.get("title") or ""), "created": _CREATED})
        looks = Looks(made, {})
        names = ("Hướng dẫn", *(sheet.title for sheet in _ORDER), "Quy tắc", LISTS)
        sheets = {name: made.add_worksheet(name) for name in names}
        lists = Lists(sheets[LISTS], looks, {})
        pages = {name: Page(sheet, looks, lists) for name, sheet in sheets.items()}
        _pairs(pages[FRAME.title], FRAME, data)
        _pairs(pages[DEFAULTS.title], DEFAULTS, data)
        for sheet in (BASIS, BLOCKS, BANDS, VIEWS, GATES, QUOTAS):
            _table(pages[sheet.title], sheet, [rows.filled(sheet, e) for e in _list(data, sheet)])
        _table(pages[INPUTS.title], INPUTS, [_input(*item) for item in data["inputs"].items()])
        tree = [rows.node_filled(TREE, *item) for item in rows.nodes(data["tree"])]
        _table(pages[TREE.title], TREE, tree)
        guide.steps(pages["Hướng dẫn"])
        guide.rules(pages["Quy tắc"])
        sheets[LISTS].hide()
    return stream.getvalue()


_ORDER = (FRAME, BASIS, BLOCKS, BANDS, DEFAULTS, INPUTS, TREE, VIEWS, GATES, QUOTAS)


def _list(data: Entry, sheet: Sheet) -> Sequence[Entry]:
    found: Sequence[Entry] = data.get(str(sheet.at[0])) or []
    return found


def _input(code: str, item: Entry) -> Filled:
    return rows.filled(INPUTS, {"code": code, **item})


def _table(page: Page, sheet: Sheet, filled: Sequence[Filled]) -> None:
    page.title(0, sheet.told)
    page.head(HEAD, sheet.columns)
    page.below(HEAD + 1, sheet.columns)
    page.printed(sheet.columns)
    for row, cells in enumerate(filled, start=HEAD + 1):
        is_group = cells.get(KIND.path) == GROUP
        texts = []
        for at, column in enumerate(sheet.columns):
            text = rows.shown(column, cells)
            texts.append((text or "", column.width))
            if text is not None or is_group:
                page.cell(row, at, column.form, text or "", _GROUP if is_group else None)
        page.fit(row, texts)


def _pairs(page: Page, sheet: Sheet, data: Entry) -> None:
    cells = rows.filled(sheet, _own(sheet, data))
    page.title(0, sheet.told)
    page.head(HEAD, (ITEM, VALUE, TOLD))
    for at, column in enumerate((ITEM, VALUE, TOLD)):
        page.page.set_column(at, at, column.width)
    page.printed((ITEM, VALUE, TOLD))
    for row, column in enumerate(sheet.columns, start=HEAD + 1):
        page.text(row, 0, column.heading, {"bold": column.needed})
        page.text(row, 2, column.told, {"font_color": "#555555"})
        page.cell(row, 1, column.form, cells.get(column.path, ""), {"align": "left"})
        page.offer(row, row, 1, column)
        page.fit(row, [(cells.get(column.path, ""), VALUE.width), (column.told, TOLD.width)])


def _own(sheet: Sheet, data: Entry) -> Entry:
    """Return what the sheet is for: the defaults, or all that has no sheet of its own."""
    if sheet is DEFAULTS:
        return {"defaults": data.get("defaults") or {}}
    elsewhere = {str(each.at[0]) for each in _ORDER if each.at} | {"defaults", "format"}
    return {key: value for key, value in data.items() if key not in elsewhere}

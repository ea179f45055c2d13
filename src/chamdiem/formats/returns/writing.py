"""The return as a workbook to fill in (phiếu.xlsx): tree, figures, answers, explanations."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from chamdiem.engine.decimals import plain
from chamdiem.engine.figures import State
from chamdiem.engine.periods import Month
from chamdiem.engine.quantities import NO, YES, is_answer
from chamdiem.engine.scheme import Input, Measure
from chamdiem.formats.numbers import SHEET_DIGITS, Unreadable
from chamdiem.formats.results.sheet import Looks
from chamdiem.formats.returns import facts, values
from chamdiem.formats.safety import is_dangerous

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_WIDTHS = (22, 56, 11, 15, 15, 19, 42, 4, 4)
_BASE: Mapping[str, Any] = {"font_name": "Arial", "font_size": 10, "valign": "top"}
_EDGE: Mapping[str, Any] = {"border": 1, "border_color": "#C4CEDB"}
_WRAP: Mapping[str, Any] = {**_BASE, **_EDGE, "text_wrap": True}
_OPEN: Mapping[str, Any] = {**_WRAP, "bg_color": "#FFF9DB", "locked": False}
_SECTION: Mapping[str, Any] = {**_WRAP, "bold": True, "bg_color": "#DCE6F2"}
_LEAF: Mapping[str, Any] = {**_WRAP, "bold": True, "bg_color": "#F4F7FB"}
_HEAD: Mapping[str, Any] = {
    **_WRAP,
    "bold": True,
    "bg_color": "#14437F",
    "font_color": "#FFFFFF",
    "valign": "vcenter",
    "align": "center",
}
_GREY: Mapping[str, Any] = {**_BASE, "font_color": "#5A6775"}
_LINE, _HIGHEST = 13, 20
_A4 = 9
_SHOWN_DECIMALS = 2
_FIRST_DAY = date(1899, 12, 30)
_Rule = tuple[tuple[str, Any], ...]
_RANGES = 400  # cells under one rule: a list of them has its longest
_WORDS: _Rule = (
    ("validate", "list"),
    ("source", facts.ANSWERS),
    ("error_title", "Không có trong danh sách"),
    ("error_message", "Hãy chọn một câu trong danh sách; con số thì ghi ở cột “Tháng này”."),
)
_STEPS = (
    "1. Chỉ ghi vào ô nền vàng. Số liệu ghi ở cột “Tháng này”; phần thập phân ghi theo máy của "
    "ông/bà (máy để tiếng Việt: dấu phẩy). Không dùng công thức.",
    "2. Không có con số thì chọn một câu ở cột “Trả lời bằng chữ”: Không áp dụng, Không phát sinh "
    "(hai câu này phải ghi lý do ở cột “Giải thích” của tiêu chí), Chưa có số liệu, hoặc 0.",
    "3. Ô để trống trong tệp không xoá số đã có trên hệ thống. Minh chứng thêm trên hệ thống.",
    "4. Lưu tệp (.xlsx hoặc .xls), rồi mở phiếu trên hệ thống, chọn “Bảng tính”, gửi tệp lên, xem "
    "các thay đổi và bấm “Nhận vào phiếu”. Chưa bấm thì chưa có gì được ghi.",
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A section of the tree, or a criterion with its explanation."""

    code: str
    name: str
    depth: int
    is_leaf: bool = False
    words: str = ""
    seen: int = 0
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One figure: what stood last month, what stands now, as the form shows it."""

    item: Input
    before: str
    now: str
    seen: int
    is_open: bool


@dataclass(frozen=True, slots=True)
class Blank:
    """A whole return to be written: whose, of which month, its rows in the order of the tree."""

    title: str
    trial: str
    month: Month
    unit: str
    unit_name: str
    scheme: str
    scheme_digest: str
    told: str
    rows: Sequence[Heading | Entry]


def workbook(blank: Blank) -> bytes:
    """Write the workbook; equal values give equal bytes."""
    stream = io.BytesIO()
    created = datetime(blank.month.year, blank.month.number, 1, tzinfo=UTC)  # not the clock
    with xlsxwriter.Workbook(stream, _OPTIONS) as book:
        book.set_properties({"title": blank.title, "created": created})
        looks = Looks(book, {})
        sheet = book.add_worksheet(facts.SHEET)
        settings = book.add_worksheet(facts.ABOUT)
        lists = book.add_worksheet(facts.LISTS)
        page = _Page(sheet, looks, lists)
        _fill(page, blank)
        _settings(settings, looks, blank)
        lists.hide()
    return stream.getvalue()


@dataclass(slots=True)
class _Page:
    """The sheet being written from above; `row` is the next one."""

    sheet: Any
    looks: Looks
    lists: Any
    row: int = 0
    listed: int = 0
    offered: dict[_Rule, list[str]] = field(default_factory=dict)

    def told(self, text: str, look: Mapping[str, Any], lines: int = 1) -> None:
        """Write a line across the whole sheet."""
        across = self.looks.of(**look)
        self.sheet.merge_range(self.row, 0, self.row, facts.WORDS, "", across)
        self.sheet.write_string(self.row, 0, text, across)
        self.sheet.set_row(self.row, _LINE * lines + 5)
        self.row += 1

    def text(self, column: int, text: str, look: Mapping[str, Any]) -> None:
        """Write a text that no spreadsheet computes."""
        shape = {**look, "quote_prefix": True} if is_dangerous(text) else look
        self.sheet.write_string(self.row, column, text, self.looks.of(**shape))

    def done(self, *texts: tuple[str, int]) -> None:
        """End a row as high as its longest text."""
        lines = max((_lines(text, _WIDTHS[column]) for text, column in texts), default=1)
        self.sheet.set_row(self.row, _LINE * min(lines, _HIGHEST) + 4)
        self.row += 1


def _fill(page: _Page, blank: Blank) -> None:
    if blank.trial:
        page.told(blank.trial, {**_BASE, "bold": True, "font_size": 13, "font_color": "#B1271B"})
    page.told(blank.title, {**_BASE, "bold": True, "font_size": 14}, 2)
    page.told(blank.told, _GREY)
    for step in _STEPS:
        page.told(step, {**_BASE, "text_wrap": True}, 2 if len(step) > 190 else 1)
    head = page.row
    for column, words in enumerate(facts.HEADINGS):
        page.text(column, words, _HEAD)
        page.sheet.set_column(column, column, _WIDTHS[column])
    page.sheet.set_row(head, 30)
    page.row += 1
    for row in blank.rows:
        if isinstance(row, Entry):
            _entry(page, row)
        else:
            _heading(page, row)
    _finish(page, head, blank)


def _finish(page: _Page, head: int, blank: Blank) -> None:
    sheet = page.sheet
    _write_offers(page)
    sheet.set_column(facts.KEY, facts.WAS, None, None, {"hidden": True})
    sheet.freeze_panes(head + 1, 2)
    sheet.protect("", {"format_columns": True, "format_rows": True})
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(0.4, 0.4, 0.6, 0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(head)
    sheet.print_area(0, 0, max(page.row - 1, head), facts.WORDS)
    sheet.set_footer(f"&L&8{_footer(blank)}&R&8Trang &P/&N")


def _footer(blank: Blank) -> str:
    words = f"{blank.trial} – {blank.unit_name}" if blank.trial else blank.unit_name
    return f"{words}, {blank.month.spoken}".replace("&", "&&")[:200]


def _heading(page: _Page, row: Heading) -> None:
    look = _LEAF if row.is_leaf else {**_SECTION, "indent": min(row.depth, 5)}
    for column in range(facts.WORDS + 1):
        page.text(column, "", look)
    page.text(facts.CODE, row.code, look)
    page.text(facts.NAME, row.name, look)
    if row.is_leaf:
        page.text(facts.WORDS, row.words, _OPEN if row.is_open else _WRAP)
        page.text(facts.KEY, f"r:{row.seen}:{row.code}", _GREY)
        page.text(facts.WAS, row.words, _GREY)
    page.done((row.name, facts.NAME), (row.words, facts.WORDS), (row.code, facts.CODE))


def _entry(page: _Page, row: Entry) -> None:
    look: Mapping[str, Any] = _OPEN if row.is_open else _WRAP
    item, is_state = row.item, row.now in facts.ANSWERS[:3]
    page.text(facts.CODE, item.code, {**_WRAP, "font_color": "#5A6775"})
    page.text(facts.NAME, item.name, {**_WRAP, "indent": 1})
    page.text(facts.MEASURED, item.unit, _WRAP)
    _value(page, facts.BEFORE, item, row.before, _WRAP)
    _value(page, facts.NOW, item, "" if is_state else row.now, look)
    page.text(facts.ANSWER, row.now if is_state else "", look)
    page.text(facts.WORDS, "", _WRAP)
    page.text(facts.KEY, f"c:{row.seen}:{item.code}", _GREY)
    page.text(facts.WAS, row.now, _GREY)
    if row.is_open:
        _offer(page, item)
    page.done((item.name, facts.NAME), (item.code, facts.CODE), (item.unit, facts.MEASURED))


def _value(page: _Page, column: int, item: Input, text: str, look: Mapping[str, Any]) -> None:
    """Write a figure as a number or a day where a spreadsheet keeps all of it, else as text."""
    at_right = {**look, "align": "right"}
    read = _number(text, item)
    if read is None:
        page.text(column, text, {**at_right, **_form(item)})
    elif item.measure is Measure.DATE:
        day = date.fromordinal(read) - _FIRST_DAY
        form = page.looks.of(**at_right, **_form(item))
        page.sheet.write_number(page.row, column, day / timedelta(days=1), form)
    else:
        number = float(plain(read, item.decimals))
        form = page.looks.of(**at_right, **_form(item))
        page.sheet.write_number(page.row, column, number, form)


def _form(item: Input) -> Mapping[str, Any]:
    """Return how a figure is shown: thousands apart, its decimals, a day as a day."""
    if item.measure is Measure.DATE:
        return {"num_format": "dd/mm/yyyy"}
    if is_answer(item) or item.decimals > _SHOWN_DECIMALS:
        return {}
    return {"num_format": "#,##0" + ("." + "0" * item.decimals if item.decimals else "")}


def _number(text: str, item: Input) -> int | None:
    """Return what may stand as a number in a sheet; None for words and for too many digits."""
    if not text or (is_answer(item) and item.measure is not Measure.DATE):
        return None
    try:
        found = values.taken(text, item)
    except Unreadable:
        return None
    is_long = len(str(found.value)) > SHEET_DIGITS
    return None if found.state is not State.VALUE or is_long else found.value


def _offer(page: _Page, item: Input) -> None:
    """Note what the two cells of a row may hold; equal rules are written once for all rows."""
    page.offered.setdefault(_WORDS, []).append(xl_rowcol_to_cell(page.row, facts.ANSWER))
    if rule := _rule(page, item):
        kept = tuple(rule.items())
        page.offered.setdefault(kept, []).append(xl_rowcol_to_cell(page.row, facts.NOW))


def _write_offers(page: _Page) -> None:
    for rule, cells in page.offered.items():
        for at in range(0, len(cells), _RANGES):
            several = cells[at : at + _RANGES]
            said: dict[str, Any] = {
                name: list(value) if isinstance(value, tuple) else value for name, value in rule
            }
            page.sheet.data_validation(several[0], said | {"multi_range": " ".join(several)})


def _rule(page: _Page, item: Input) -> dict[str, Any]:
    if item.measure is Measure.YESNO:
        return {"validate": "list", "source": (YES, NO)}
    if item.measure is Measure.CHOICE:
        return {"validate": "list", "source": _listed(page, tuple(item.options.values()))}
    if item.measure is Measure.DATE:
        return {}
    most = plain(item.largest, item.decimals)
    return {
        "validate": "decimal",
        "criteria": "between",
        "minimum": 0,
        "maximum": float(most),
        "error_type": "warning",
        "error_title": "Không phải số liệu của ô này",
        "error_message": f"Cần một con số từ 0 đến {most}; hệ thống sẽ không nhận ô này.",
    }


def _listed(page: _Page, options: Sequence[str]) -> str:
    """Write the options on a sheet of their own, commas and all."""
    at, page.listed = page.listed, page.listed + 1
    for row, option in enumerate(options):
        page.lists.write_string(row, at, option)
    return f"='{facts.LISTS}'!{xl_range_abs(0, at, max(len(options) - 1, 0), at)}"


def _settings(sheet: Any, looks: Looks, blank: Blank) -> None:
    """Write what the file is, for the system to compare when it comes back."""
    told = "Hệ thống đối chiếu các dòng này khi nhận tệp; xin đừng sửa."
    sheet.write_string(0, 0, told, looks.of(**_GREY, italic=True))
    pairs = (
        *((facts.MONTH, str(blank.month)), (facts.UNIT, blank.unit)),
        *((facts.UNIT_NAME, blank.unit_name), ("Bộ tiêu chí", blank.scheme)),
        *((facts.SCHEME, blank.scheme_digest), ("Loại kỳ", blank.trial or "Chính thức")),
    )
    for row, (name, value) in enumerate(pairs, start=2):
        sheet.write_string(row, 0, name, looks.of(**_BASE, bold=True))
        sheet.write_string(row, 1, value, looks.of(**_GREY))
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 72)
    sheet.protect()
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)


def _lines(text: str, column_width: int) -> int:
    room = column_width + column_width // 10
    return sum(max(1, -(-len(line) // room)) for line in text.split("\n"))

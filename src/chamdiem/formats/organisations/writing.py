"""Organisations as a spreadsheet that the loader reads back unchanged, and an empty one."""

import csv
import io
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_range_abs

from chamdiem.formats.organisations.columns import NEEDED, TITLES
from chamdiem.formats.organisations.lines import Line, Vocabulary
from chamdiem.formats.safety import as_typed

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_CREATED = datetime(2026, 1, 1, tzinfo=UTC)  # not the clock: equal data gives equal bytes
_HEAD = {"bold": True, "text_wrap": True, "bg_color": "#E8EEF7", "border": 1, "valign": "top"}
_WIDTHS = (14, 38, 16, 22, 26, 18, 20, 18, 16, 18, 30, 40)
LISTS, ROOM = "Danh mục", 5_000
GUIDE = (
    "Mỗi dòng một cơ quan, đơn vị. Bắt buộc: Tên chính thức, Loại, Khối.",
    "Mã hệ thống: để nguyên như ở tệp xuất; cơ quan mới thì để trống.",
    "Đơn vị cấp trên: ghi mã của cơ quan cấp trên (mã trong tệp số liệu, mã đơn vị hành chính, "
    "mã định danh hoặc mã hệ thống). Để trống: cơ quan đã có thì giữ nguyên cấp trên, cơ quan mới "
    "thì trực thuộc địa bàn.",
    "Mã đơn vị hành chính: gõ đủ chữ số, kể cả số 0 ở đầu (ví dụ 03388).",
    "Có hiệu lực từ ngày: để trống thì lấy ngày ghi khi nạp tệp. Ghi ngày/tháng/năm.",
    "Xoá một cột (trừ ba cột bắt buộc) thì thông tin ở cột ấy giữ nguyên; để trống một ô thì "
    "thông tin ấy bị bỏ, trừ Đơn vị cấp trên và Độ chắc chắn.",
    "Cơ quan không có trong tệp thì giữ nguyên; sáp nhập, chia tách, giải thể làm ở trang của "
    "cơ quan.",
    "Tải tệp lên chỉ để xem trước; không có gì thay đổi cho đến khi chọn “Ghi vào hệ thống”.",
)


def as_csv(lines: Sequence[Line], words: Vocabulary, as_of: date) -> bytes:
    """Write the organisations of a day, safe against being run as formulas."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    for told in _settings(as_of):
        writer.writerow([told])
    writer.writerow(TITLES.values())
    for line in lines:
        writer.writerow([as_typed(text) for text in _texts(line, words)])
    return stream.getvalue().encode("utf-8-sig")


def as_xlsx(lines: Sequence[Line], words: Vocabulary, as_of: date) -> bytes:
    """Write the organisations of a day as a workbook; equal data gives equal bytes."""
    return _book(words, lambda sheet, text: _filled(sheet, text, lines, words, _settings(as_of)))


def template(words: Vocabulary) -> bytes:
    """Write the workbook in which organisations are filled in (mẫu)."""
    return _book(words, lambda sheet, text: _filled(sheet, text, (), words, _settings(None)))


def _book(words: Vocabulary, fill: Callable[[Any, Any], int]) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, _OPTIONS) as book:
        book.set_properties({"title": "Cơ quan, đơn vị", "created": _CREATED})
        head, text = book.add_format(_HEAD), book.add_format({"num_format": "@"})
        sheet = book.add_worksheet("Cơ quan")
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width, text)  # a text column keeps 03388 whole
        first = fill(sheet, text)
        for column, title in enumerate(TITLES.values()):
            sheet.write_string(first - 1, column, title, head)
        sheet.freeze_panes(first, 2)
        _choices(book.add_worksheet(LISTS), sheet, words, first)
        _guide(book.add_worksheet("Hướng dẫn"))
    return stream.getvalue()


def _filled(
    sheet: Any, text: Any, lines: Sequence[Line], words: Vocabulary, settings: Sequence[str]
) -> int:
    """Write settings and rows; return the row below the header."""
    for row, told in enumerate(settings):
        sheet.write_string(row, 0, told)
    first = len(settings) + 1
    for row, line in enumerate(lines, start=first):
        for column, cell in enumerate(_texts(line, words)):
            if cell:
                sheet.write_string(row, column, as_typed(cell), text)
    return first


def _settings(as_of: date | None) -> tuple[str, ...]:
    told = ("# format: 1",)
    return told if as_of is None else (*told, f"# as_of: {as_of:%d/%m/%Y}")


def _texts(line: Line, words: Vocabulary) -> list[str]:
    spoken = {
        "kind": words.kinds.get(line.kind, line.kind),
        "block": words.blocks.get(line.block, line.block),
        "confidence": words.certainties.get(line.confidence, line.confidence),
        "holds_from": "" if line.holds_from is None else f"{line.holds_from:%d/%m/%Y}",
    }
    return [spoken.get(name, getattr(line, name)) for name in TITLES]


def _choices(lists: Any, sheet: Any, words: Vocabulary, first: int) -> None:
    """Offer the closed lists; they stand on a sheet of their own, commas and all."""
    offered = {"kind": words.kinds, "block": words.blocks, "confidence": words.certainties}
    for column, (name, known) in enumerate(offered.items()):
        lists.write_string(0, column, TITLES[name])
        for row, word in enumerate(known.values(), start=1):
            lists.write_string(row, column, word)
        lists.set_column(column, column, 44)
        source = f"='{LISTS}'!{xl_range_abs(1, column, len(known), column)}"
        at = list(TITLES).index(name)
        rule = {"validate": "list", "source": source, "ignore_blank": name not in NEEDED}
        sheet.data_validation(first, at, first + ROOM, at, rule)


def _guide(sheet: Any) -> None:
    sheet.set_column(0, 0, 110)
    for row, told in enumerate(GUIDE):
        sheet.write_string(row, 0, told)

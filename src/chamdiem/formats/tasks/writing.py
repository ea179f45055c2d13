"""Tasks as a sheet that the loader reads back, and an empty one; no cell runs as a formula."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import xlsxwriter

from chamdiem.formats.safety import as_typed
from chamdiem.formats.tasks.columns import TITLES, TOLD
from chamdiem.formats.tasks.lines import TaskLine

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_CREATED = datetime(2026, 1, 1, tzinfo=UTC)  # not the clock: equal data gives equal bytes
_HEAD = {"bold": True, "text_wrap": True, "bg_color": "#E8EEF7", "border": 1, "valign": "top"}
_WIDTHS = (20, 10, 48, 32, 36, 26, 18, 13, 26, 26, 26, 18, 18, 22, 38, 18, 18, 16, 28)
_DAYS = ("due_on", "first_due")
GUIDE = (
    "Mỗi dòng một nhiệm vụ. Bắt buộc: Văn bản, Việc phải làm, Cơ quan chủ trì; Thời hạn, hoặc "
    "Vì sao không có thời hạn.",
    "Văn bản: số, ký hiệu như ở sổ văn bản chỉ đạo (ví dụ 123/KH-UBND). Văn bản chưa có trong sổ "
    "thì vào sổ trước.",
    "Cơ quan: tên chính thức, tên ngắn hoặc mã như ở danh mục cơ quan, đơn vị.",
    "Cơ quan phối hợp: nhiều cơ quan ngăn bằng dấu chấm phẩy.",
    "Thời hạn: ngày/tháng/năm, là ngày cuối cùng còn đúng hạn.",
    "Theo dõi tại, Mã, Tình trạng ở hệ thống ấy: cho nhiệm vụ đã theo dõi ở nơi khác (nq57.vn, hệ "
    "thống văn bản); nạp lại tệp thì chỉ cập nhật tình trạng, không giao lần hai.",
    "Mã nhiệm vụ: để nguyên như ở tệp xuất; nhiệm vụ mới thì để trống.",
    "Tải tệp lên chỉ để xem trước; chưa giao gì cho đến khi chọn “Giao”.",
)


@dataclass(frozen=True, slots=True)
class Row:
    """One task of an export: what the loader reads, and what is only told."""

    line: TaskLine
    doing: str
    timing: str
    first_due: date | None
    assigner: str


def workbook(rows: Sequence[Row]) -> bytes:
    """Write tasks as a workbook; equal data gives equal bytes."""
    return _book(rows, {**TITLES, **TOLD})


def template() -> bytes:
    """Write the workbook in which tasks are filled in (mẫu)."""
    return _book((), {name: title for name, title in TITLES.items() if name != "id"})


def _book(rows: Sequence[Row], titles: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, _OPTIONS) as book:
        book.set_properties({"title": "Nhiệm vụ", "created": _CREATED})
        text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        days = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top"})
        sheet = book.add_worksheet("Nhiệm vụ")
        head = book.add_format(_HEAD)
        for column, (name, title) in enumerate(titles.items()):
            width = _WIDTHS[column] if column < len(_WIDTHS) else 18
            sheet.set_column(column, column, width, days if name in _DAYS else text)
            sheet.write_string(0, column, title, head)
        sheet.freeze_panes(1, 3)
        for number, row in enumerate(rows, start=1):
            _write(sheet, number, row, titles, (text, days))
        _guide(book.add_worksheet("Hướng dẫn"))
    return stream.getvalue()


def _write(sheet: Any, number: int, row: Row, titles: dict[str, str], looks: Any) -> None:
    text, days = looks
    for column, name in enumerate(titles):
        said = getattr(row if name in TOLD else row.line, name)
        if isinstance(said, date):
            sheet.write_datetime(number, column, said, days)
        elif said:
            words = "; ".join(said) if isinstance(said, tuple) else said
            sheet.write_string(number, column, as_typed(words), text)


def _guide(sheet: Any) -> None:
    sheet.set_column(0, 0, 110)
    for row, told in enumerate(GUIDE):
        sheet.write_string(row, 0, told)

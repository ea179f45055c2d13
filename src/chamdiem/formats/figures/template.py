"""An empty workbook for a month's figures: the wide layout, one column a figure."""

import io
from typing import Any

import xlsxwriter

from chamdiem.engine.phrases import TIMINGS
from chamdiem.engine.scheme import Input, Scheme

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_UNIT = ("Mã đơn vị", "Tên đơn vị", "Khối")
_GUIDE = ("Mã số liệu", "Tên", "Định nghĩa", "Đơn vị đo", "Loại", "Số chữ số thập phân", "Lớn nhất")


def workbook(scheme: Scheme) -> bytes:
    """Return a workbook that the loader reads once it is filled in, with a sheet of guidance."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, _OPTIONS) as book:
        bold = book.add_format(
            {"bold": True, "text_wrap": True, "bg_color": "#E8EEF7", "border": 1}
        )
        _figures(book.add_worksheet("Số liệu"), scheme, bold)
        _guide(book.add_worksheet("Hướng dẫn"), scheme, bold)
    return stream.getvalue()


def _figures(sheet: Any, scheme: Scheme, bold: Any) -> None:
    """Write the settings and the heads; people fill in the rows below."""
    sheet.write_string(0, 0, "# format: 1")
    sheet.write_string(1, 0, "# source: ghi nguồn số liệu vào đây")
    for column, head in enumerate((*_UNIT, *(item.code for item in scheme.inputs))):
        sheet.write_string(2, column, head, bold)
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, 1, 34)
    sheet.set_column(2, 2 + len(scheme.inputs), 16)
    sheet.freeze_panes(3, 2)
    names = [block.name for block in scheme.blocks]
    sheet.data_validation(3, 2, 1000, 2, {"validate": "list", "source": names})


def _guide(sheet: Any, scheme: Scheme, bold: Any) -> None:
    """Say of each figure what it is, and how the four answers besides a number are written."""
    told = (
        "Mỗi dòng một đơn vị. Ô không có số thì ghi đủ chữ: Không áp dụng, Không phát sinh, "
        "Chưa có số liệu. Không để ô trống; số 0 chỉ ghi khi đúng là 0."
    )
    sheet.write_string(0, 0, told)
    for column, head in enumerate(_GUIDE):
        sheet.write_string(2, column, head, bold)
    for row, item in enumerate(scheme.inputs, start=3):
        for column, text in enumerate(_line(item)):
            sheet.write_string(row, column, text)
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 2, 50)
    sheet.set_column(3, 6, 16)


def _line(item: Input) -> tuple[str, ...]:
    largest = item.largest // 10**item.decimals
    return (
        item.code,
        item.name,
        item.definition,
        item.unit,
        TIMINGS[item.timing],
        str(item.decimals),
        str(largest),
    )

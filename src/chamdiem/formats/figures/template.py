"""An empty workbook for a month's figures: the wide layout, one column a figure."""

import io
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_range_abs

from chamdiem.engine.figures import State
from chamdiem.engine.phrases import INPUT_FIELDS, STATES, TIMINGS
from chamdiem.engine.quantities import NO, YES
from chamdiem.engine.scheme import Input, Measure, Scheme

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_UNIT = ("Mã đơn vị", "Tên đơn vị", "Khối")
_GUIDE = (
    *("Mã số liệu", "Tên", "Định nghĩa", "Đơn vị đo", "Loại", "Số chữ số thập phân"),
    *("Lớn nhất, hoặc cách ghi", "Mặc định hệ thống – cần UBND tỉnh xác nhận"),
)
_ANSWERS = "Lựa chọn"
_STATES = tuple(STATES[each] for each in (State.NOT_APPLICABLE, State.NOTHING_AROSE, State.MISSING))
_LAST_ROW, _WIDTH = 1000, 16


def workbook(scheme: Scheme) -> bytes:
    """Return a workbook that the loader reads once it is filled in, with a sheet of guidance."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, _OPTIONS) as book:
        bold = book.add_format(
            {"bold": True, "text_wrap": True, "bg_color": "#E8EEF7", "border": 1}
        )
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet = book.add_worksheet("Số liệu")
        _figures(sheet, scheme, bold)
        _guide(book.add_worksheet("Hướng dẫn"), scheme, bold)
        _answers(sheet, book.add_worksheet(_ANSWERS), scheme)
        for column, item in enumerate(scheme.inputs, start=len(_UNIT)):
            if item.measure is Measure.DATE:
                sheet.set_column(column, column, _WIDTH, day)
    return stream.getvalue()


def _figures(sheet: Any, scheme: Scheme, bold: Any) -> None:
    """Write the settings and the heads; people fill in the rows below."""
    sheet.write_string(0, 0, "# format: 1")
    sheet.write_string(1, 0, "# source: ghi nguồn số liệu vào đây")
    for column, head in enumerate((*_UNIT, *(item.code for item in scheme.inputs))):
        sheet.write_string(2, column, head, bold)
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, 1, 34)
    sheet.set_column(2, 2 + len(scheme.inputs), _WIDTH)
    sheet.freeze_panes(3, 2)
    names = [block.name for block in scheme.blocks]
    sheet.data_validation(3, 2, _LAST_ROW, 2, {"validate": "list", "source": names})


def _answers(sheet: Any, lists: Any, scheme: Scheme) -> None:
    """Offer what may be chosen; the lists stand on a sheet of their own, commas and all."""
    for column, item in enumerate(scheme.inputs):
        offered = _offered(item)
        if not offered:
            continue
        lists.write_string(0, column, item.code)
        for row, word in enumerate((*offered, *_STATES), start=1):
            lists.write_string(row, column, word)
        last = len(offered) + len(_STATES)
        source = f"='{_ANSWERS}'!{xl_range_abs(1, column, last, column)}"
        at = column + len(_UNIT)
        sheet.data_validation(3, at, _LAST_ROW, at, {"validate": "list", "source": source})


def _offered(item: Input) -> tuple[str, ...]:
    if item.measure is Measure.YESNO:
        return (YES, NO)
    return tuple(item.options.values()) if item.measure is Measure.CHOICE else ()


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
    sheet.set_column(7, 7, 30)


def _line(item: Input) -> tuple[str, ...]:
    return (
        item.code,
        item.name,
        item.definition,
        item.unit,
        TIMINGS[item.timing],
        str(item.decimals),
        _greatest(item),
        ", ".join(INPUT_FIELDS[field] for field in item.unconfirmed),
    )


def _greatest(item: Input) -> str:
    """Say the largest number, or what is written where the figure is none."""
    if item.measure is Measure.DATE:
        return "ngày, ví dụ 31/08/2026"
    return "; ".join(_offered(item)) or str(item.largest // 10**item.decimals)

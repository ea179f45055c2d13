"""Cells that are no numbers: Có or Không, one of several options, a day."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from chamdiem.engine.scheme import Input, Measure
from chamdiem.formats.numbers import Unreadable
from chamdiem.formats.tables import Content, Odd, OddKind
from chamdiem.formats.tables.cells import text_of
from chamdiem.formats.texts import fold, quoted

_YESNO: Mapping[str, int] = {"co": 1, "1": 1, "true": 1, "khong": 0, "0": 0, "false": 0}
_SPOKEN = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})", re.ASCII)
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})([ T]00:00(:00)?)?", re.ASCII)
_DAY = "ngày dạng 31/08/2026 hoặc 2026-08-31"


def read(cell: Content, item: Input, states: str) -> int:
    """Return the number that stands for what is written; raise Unreadable for anything else."""
    return _READERS[item.measure](cell, item, states)


def _yesno(cell: Content, item: Input, states: str) -> int:
    written = text_of(cell)
    if fold(written) in _YESNO:
        return _YESNO[fold(written)]
    raise Unreadable(
        f"{quoted(written)}: {item.code} chỉ nhận Có hoặc Không",
        f"Có hoặc Không (hay 1, 0); hoặc {states}",
        rule="not-yes-or-no",
    )


def _option(cell: Content, item: Input, states: str) -> int:
    written = text_of(cell)
    known = {str(code): code for code in item.options}
    known |= {fold(word): code for code, word in item.options.items()}
    if fold(written) in known:
        return known[fold(written)]
    options = "; ".join(f"{word} (mã {code})" for code, word in sorted(item.options.items()))
    raise Unreadable(
        f"{quoted(written)}: {item.code} không có lựa chọn này",
        f"một trong {options}; hoặc {states}",
        rule="unknown-option",
    )


def _date(cell: Content, item: Input, states: str) -> int:
    if isinstance(cell, str) or (isinstance(cell, Odd) and cell.kind is OddKind.DATE):
        return day(text_of(cell), f"; hoặc {states}")
    raise Unreadable(
        f"{quoted(text_of(cell))}: ô không phải ngày",
        f"{_DAY}; hoặc {states}",
        "Định dạng ô là Ngày rồi nhập lại, hoặc ghi bằng chữ",
        rule="not-a-date",
    )


def day(written: str, more: str = "") -> int:
    """Return the number of a day written in figures; raise Unreadable where there is none."""
    if shape := _SPOKEN.fullmatch(written):
        last, middle, first = map(int, shape.groups())
    elif shape := _ISO.fullmatch(written):
        first, middle, last = (int(part) for part in shape.groups()[:3])
    else:
        raise Unreadable(f"{quoted(written)} không phải ngày", f"{_DAY}{more}", rule="not-a-date")
    try:
        return date(first, middle, last).toordinal()
    except ValueError:
        found = f"Không có ngày {quoted(written)}"
        raise Unreadable(found, f"ngày có thật{more}", rule="no-such-day") from None


_READERS: Mapping[Measure, Callable[[Content, Input, str], int]] = {
    Measure.YESNO: _yesno,
    Measure.CHOICE: _option,
    Measure.DATE: _date,
}

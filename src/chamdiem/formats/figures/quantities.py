"""One cell under one input: an exact scaled integer, a state in words, or a refusal."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from chamdiem.engine.decimals import scaled, spoken
from chamdiem.engine.figures import State
from chamdiem.engine.quantities import is_answer
from chamdiem.engine.scheme import Input, Measure
from chamdiem.formats import numbers
from chamdiem.formats.figures import answers
from chamdiem.formats.numbers import Style, Unreadable
from chamdiem.formats.tables import Content, Odd, OddKind, Percent
from chamdiem.formats.texts import clean, fold, quoted

STATES: Mapping[str, State] = {
    "khong ap dung": State.NOT_APPLICABLE,
    "khong phat sinh": State.NOTHING_AROSE,
    "chua co so lieu": State.MISSING,
    "diem nhap nguyen": State.COVERED,
}
WORDS = "“Không áp dụng”, “Không phát sinh” hoặc “Chưa có số liệu”"
_ODD = {
    OddKind.DATE: ("Ô là ngày tháng", "Định dạng ô là Số rồi nhập lại số", "date-cell"),
    OddKind.BOOLEAN: ("Ô là giá trị đúng/sai", "Nhập số", "boolean-cell"),
    OddKind.ERROR: ("Ô báo lỗi của bảng tính", "Sửa công thức trong bảng tính", "error-cell"),
    OddKind.UNCOMPUTED: (
        "Ô là công thức chưa có kết quả",
        "Mở tệp bằng Excel hoặc LibreOffice, để tính lại rồi lưu; hoặc dán giá trị",
        "uncomputed-formula",
    ),
}


@dataclass(frozen=True, slots=True)
class Taken:
    """What a cell was taken as; `found` where that is not what stands there bare."""

    value: int
    state: State = State.VALUE
    found: str = ""


def take(cell: Content, item: Input, style: Style | None) -> Taken:
    """Read one cell; raise Unreadable where it is neither figure nor state."""
    if isinstance(cell, str):
        cell = clean(cell)
        if (state := STATES.get(fold(cell))) is not None:
            return Taken(0, state)
    if is_answer(item) and not _is_broken(cell):
        return Taken(answers.read(cell, item, WORDS))
    match cell:
        case str():
            return _from_words(cell, item, style)
        case Odd(kind, shown):
            found, advice, rule = _ODD[kind]
            raise Unreadable(f"{found}: {quoted(shown)}", f"một số hoặc {WORDS}", advice, rule=rule)
        case Percent(value):
            return _from_percent_cell(value, item)
    return _from_number_cell(cell, item)


def _is_broken(cell: Content) -> bool:
    """Tell of a cell that the spreadsheet itself could not compute."""
    return isinstance(cell, Odd) and cell.kind in (OddKind.ERROR, OddKind.UNCOMPUTED)


def _from_words(text: str, item: Input, style: Style | None) -> Taken:
    try:
        written = numbers.from_text(text, style)
    except Unreadable as refusal:
        if refusal.rule != "not-a-number":
            raise
        raise Unreadable(
            refusal.found, f"{refusal.expected}; hoặc {WORDS}", _advice(text), rule=refusal.rule
        ) from None
    if written.percent and item.measure is not Measure.PERCENT:
        raise _no_percent(quoted(text), item)
    return Taken(_scale(written.value, item, quoted(text)))


def _advice(text: str) -> str:
    if text in {"-", "–", "—", "x", "X", "/", "N/A", "n/a", "NA"} or fold(text) in {"kad", "kps"}:
        return "Ghi đủ chữ trạng thái, không viết tắt hay dùng dấu gạch"
    return ""


def _from_percent_cell(value: float, item: Input) -> Taken:
    hundredfold = numbers.from_number(value) * 100
    shown = f"ô định dạng phần trăm, giá trị {value}"
    if item.measure is not Measure.PERCENT:
        raise _no_percent(shown, item)
    if scaled(hundredfold, item.decimals) is None:
        hundredfold = _as_shown(value) * 100
    return Taken(_scale(hundredfold, item, shown), found=shown)


def _from_number_cell(value: float, item: Input) -> Taken:
    exact = numbers.from_number(value)
    integer = scaled(exact, item.decimals)
    if integer is not None:
        return Taken(integer)
    shown = _as_shown(value)
    return Taken(_scale(shown, item, f"{exact:f}"), found=f"{exact:f}")


def _as_shown(value: float) -> Decimal:
    """Return the number in the 15 digits that spreadsheets know: the rest is binary noise."""
    return Decimal(f"{value:.{numbers.SHEET_DIGITS}g}")


def _scale(value: Decimal, item: Input, shown: str) -> int:
    integer = scaled(value, item.decimals)
    if integer is not None:
        return integer
    exponent = value.normalize().as_tuple().exponent
    found = -exponent if isinstance(exponent, int) else 0
    raise Unreadable(
        f"{shown}: có {found} chữ số thập phân, {item.code} khai {item.decimals}",
        f"số không quá {item.decimals} chữ số thập phân" if item.decimals else "số nguyên",
        "Làm tròn ở nguồn số liệu nếu nguồn cho phép",
        rule="too-many-decimals",
    )


def _no_percent(found: str, item: Input) -> Unreadable:
    return Unreadable(
        f"{found}: là phần trăm, còn {item.code} tính bằng {item.unit or 'số'}",
        "một số không có dấu phần trăm",
        rule="percent-elsewhere",
    )


def out_of_range(value: int, item: Input) -> Unreadable:
    """Say why a value below zero or above the declared largest is refused."""
    shown = spoken(value, item.decimals, shortest=True)
    if value < 0:
        what = "Số đếm" if item.measure is Measure.COUNT else "Số liệu"
        return Unreadable(f"{shown}: {what} âm", "số từ 0 trở lên", rule="negative")
    largest = spoken(item.largest, item.decimals, shortest=True)
    return Unreadable(
        f"{shown}: lớn hơn giá trị lớn nhất đã khai của {item.code} là {largest}",
        f"số không quá {largest}",
        rule="above-largest",
    )

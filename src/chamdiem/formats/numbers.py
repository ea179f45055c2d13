"""Numbers as people write them, read exactly: never through a binary float.

“1.234” may be one thousand two hundred and thirty-four or a little more than one. Such a
number is refused until the file says which sign it uses for decimals.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from chamdiem.formats.texts import quoted

DIGITS = 25  # beyond this the exact arithmetic of the reader itself would cut
SHEET_DIGITS = 15  # what a spreadsheet keeps of a number


class Style(StrEnum):
    """Which sign stands before the decimals, as `# decimal:` declares it."""

    COMMA = "comma"
    POINT = "point"

    @property
    def decimal(self) -> str:
        """The sign itself."""
        return "," if self is Style.COMMA else "."


@dataclass(frozen=True, slots=True)
class Written:
    """A number read from text, and whether a percent sign stood behind it."""

    value: Decimal
    percent: bool = False


class Unreadable(Exception):
    """Raise when something is not a number; says what was expected and what to do."""

    def __init__(self, found: str, expected: str, advice: str = "", *, rule: str) -> None:
        """Keep the parts of the problem; the place is added by who knows it."""
        super().__init__(found)
        self.found, self.expected, self.advice, self.rule = found, expected, advice, rule


_SIGNS = str.maketrans({"−": "-", "﹣": "-", "－": "-", "‐": "-", "‑": "-"})
_SHAPE = re.compile(r"([+-]?) ?([0-9][0-9., ]*)( ?%)?")
_SCIENTIFIC = re.compile(r"[+-]?[0-9][0-9.,]*[eE][+-]?[0-9]+")
_GROUPS = {
    sign: re.compile(rf"[0-9]{{1,3}}(?:{re.escape(sign)}[0-9]{{3}})+") for sign in (".", ",", " ")
}
_EXAMPLE = "một số, ví dụ 1234 hoặc 12,5"


def from_text(text: str, style: Style | None = None) -> Written:
    """Read a number from clean text; `style` is what the file declares, if it does."""
    shape = _SHAPE.fullmatch(text.translate(_SIGNS))
    if not shape:
        raise _no_number(text)
    sign, body, percent = shape[1], shape[2].strip(), bool(shape[3])
    mark = _decimal(body, style)
    whole, decimals = body.rsplit(mark, 1) if mark else (body, "0")
    digits = _ungrouped(whole, mark)
    if not digits or not _only_digits(decimals):
        raise _other_style(text, style) if style and set(body) & set(".,") else _no_number(text)
    if len(digits) + len(decimals) > DIGITS:
        raise Unreadable(quoted(text), f"số không quá {DIGITS} chữ số", rule="too-long")
    return Written(Decimal(f"{sign}{digits}.{decimals}"), percent)


def from_number(value: int | float) -> Decimal:
    """Read a number cell of a spreadsheet: the shortest decimal that is that number."""
    number = Decimal(repr(value))
    if not number.is_finite() or number.adjusted() >= DIGITS:
        raise Unreadable(f"{value}", f"số không quá {DIGITS} chữ số", rule="too-long")
    if number.adjusted() >= SHEET_DIGITS:
        raise Unreadable(
            f"Số {number:f} có hơn {SHEET_DIGITS} chữ số",
            f"số mà bảng tính giữ được trọn vẹn (không quá {SHEET_DIGITS} chữ số)",
            "Định dạng ô là Văn bản rồi nhập lại số",
            rule="sheet-digits",
        )
    return number


def _decimal(body: str, style: Style | None) -> str:
    """Return the sign before the decimals, or nothing where there are none."""
    marks = [letter for letter in body if letter in ".,"]
    if not marks:
        return ""
    if style is not None:
        return style.decimal if style.decimal in marks else ""
    if len(set(marks)) == 2 or " " in body:
        return marks[-1]
    if len(marks) > 1:
        return ""
    if _only_digits(body[-3:]) and body[-4:-3] == marks[0]:
        raise _two_meanings(body, marks[0])
    return marks[0]


def _ungrouped(whole: str, mark: str) -> str:
    """Return the digits before the decimals without the signs that group thousands."""
    if _only_digits(whole):
        return whole
    for sign, pattern in _GROUPS.items():
        if sign != mark and pattern.fullmatch(whole):
            return whole.replace(sign, "")
    return ""


def _only_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _other_style(text: str, style: Style) -> Unreadable:
    return Unreadable(
        f"{quoted(text)} không viết theo kiểu đã khai “# decimal: {style}”",
        f"dấu “{style.decimal}” trước phần thập phân",
        "Sửa số này, hoặc sửa dòng “# decimal:” ở đầu tệp",
        rule="other-style",
    )


def _two_meanings(body: str, mark: str) -> Unreadable:
    bare, other = body.replace(mark, ""), body.replace(mark, ",")
    return Unreadable(
        f"{quoted(body)} có một dấu phân cách và đúng ba chữ số sau dấu: "
        f"không rõ là {bare} hay {other}",
        "cách viết chỉ có một nghĩa",
        "Thêm ở đầu tệp dòng “# decimal: comma” (thập phân là dấu phẩy) hoặc "
        "“# decimal: point” (dấu chấm), hoặc bỏ dấu phân nhóm nghìn",
        rule="ambiguous",
    )


def _no_number(text: str) -> Unreadable:
    if _SCIENTIFIC.fullmatch(text):
        return Unreadable(
            f"{quoted(text)} viết theo luỹ thừa của 10, có thể đã mất chữ số",
            "số viết đủ chữ số",
            "Định dạng ô là Số rồi lưu lại tệp",
            rule="scientific",
        )
    return Unreadable(quoted(text), _EXAMPLE, rule="not-a-number")

"""How one value stands in one cell: what is written there, and what is read from it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from chamdiem.formats.texts import clean, quoted
from chamdiem.formats.workbooks import flow
from chamdiem.formats.workbooks.contents import Content, Kind
from chamdiem.formats.workbooks.words import FLAGS, Terms

_NUMBER = re.compile(r"[0-9]{1,18}(\.[0-9]{1,9})?", re.ASCII)
_COMMA = re.compile(r"-?[0-9]{1,18},[0-9]{1,9}", re.ASCII)
_GROUPED = re.compile(r"[1-9][0-9]{0,2}([., ][0-9]{3})+", re.ASCII)
_DAY = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_MONTH = re.compile(r"([0-9]{1,2})[/.-]([0-9]{4})")


class Unfit(Exception):
    """Raise when a cell does not hold what its column is for."""

    def __init__(self, found: str, expected: str, advice: str = "", rule: str = "cell") -> None:
        """Keep the parts of the problem; the place is added by who knows it."""
        super().__init__(found)
        self.found, self.expected, self.advice, self.rule = found, expected, advice, rule


class Form(Protocol):
    """One way to hold a value in a cell."""

    @property
    def choices(self) -> Sequence[str]:
        """The words of its drop-down list, if it has one."""

    def write(self, value: Any) -> str:
        """Return what is written into the cell."""

    def read(self, content: Content) -> Any:
        """Return the value a cell holds; raise Unfit where it holds none."""


@dataclass(frozen=True, slots=True)
class Text:
    """Free text, kept letter by letter; line ends are kept too."""

    choices: Sequence[str] = ()

    def write(self, value: Any) -> str:
        """Return the text itself."""
        return str(value)

    def read(self, content: Content) -> Any:
        """Return the text, or what the cell shows of a number."""
        refuse_odd(content, "chữ")
        return content.shown


@dataclass(frozen=True, slots=True)
class Code:
    """A code: one word without spaces that only look like nothing."""

    choices: Sequence[str] = ()

    def write(self, value: Any) -> str:
        """Return the code itself."""
        return str(value)

    def read(self, content: Content) -> Any:
        """Return the code; a spreadsheet may have made a date of it."""
        if content.kind is Kind.DATE:
            raise Unfit(
                f"Ô này là ngày {content.shown}",
                "mã viết bằng chữ không dấu và chữ số",
                "Định dạng ô là Văn bản rồi nhập lại mã.",
            )
        refuse_odd(content, "mã")
        return clean(content.shown)


@dataclass(frozen=True, slots=True)
class Number:
    """A number that is not negative; `percent` says what 1 % is worth, None where it is wrong."""

    percent: str | None = None
    choices: Sequence[str] = ()

    def write(self, value: Any) -> str:
        """Return the digits; 1.234 as 1.2340, so that nobody takes it for 1234."""
        return f"{value}0" if _GROUPED.fullmatch(str(value)) else str(value)

    def read(self, content: Content) -> Any:
        """Return the digits with a point before the decimals."""
        if content.kind is Kind.NUMBER:
            return content.shown
        if content.kind is Kind.PERCENT or content.shown.endswith("%"):
            return self._percent(content)
        refuse_odd(content, "số")
        return _digits(clean(content.shown))

    def _percent(self, content: Content) -> str:
        if self.percent is None:
            shown = f"{content.shown} (định dạng phần trăm)"
            raise Unfit(quoted(shown), "số không có dấu %", "Định dạng ô là Số.", "percent")
        if content.kind is Kind.PERCENT:
            return flow.times(content.shown, "100" if self.percent == "1" else "1")
        return flow.times(_digits(content.shown.rstrip("% ")), self.percent)


def _digits(written: str) -> str:
    """Read a number that was typed as text; one with two meanings is refused."""
    if _NUMBER.fullmatch(written) and not _GROUPED.fullmatch(written):
        return written
    if _GROUPED.fullmatch(written):
        raise Unfit(
            f"{quoted(written)} không rõ dấu thập phân hay dấu nhóm nghìn",
            "số có một nghĩa",
            "Định dạng ô là Số rồi nhập lại.",
            "ambiguous",
        )
    if _COMMA.fullmatch(written):
        return written.replace(",", ".")
    return written  # the shape check says what is wrong with it


@dataclass(frozen=True, slots=True)
class Day:
    """A day as the file has it (2022-06-23), from a date cell or as people type it."""

    choices: Sequence[str] = ()

    def write(self, value: Any) -> str:
        """Write it as people do: 23/06/2022."""
        parts = str(value).split("-")
        return "/".join(reversed(parts)) if flow.is_day(str(value)) else str(value)

    def read(self, content: Content) -> Any:
        """Return the day; one that no calendar has is told by the checks."""
        if content.kind is Kind.DATE:
            return content.shown[:10]
        _refuse_serial(content, "ngày, ví dụ 23/06/2022")
        written = clean(content.shown)
        if found := _DAY.fullmatch(written):
            return f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"
        return written


@dataclass(frozen=True, slots=True)
class MonthOf:
    """A month as the file has it (2026-08)."""

    choices: Sequence[str] = ()

    def write(self, value: Any) -> str:
        """Write it as people do: 08/2026."""
        year, _, month = str(value).partition("-")
        return f"{month}/{year}" if month else year

    def read(self, content: Content) -> Any:
        """Return the month, also of a date cell: spreadsheets make one of `2026-08`."""
        if content.kind is Kind.DATE:
            return content.shown[:7]
        _refuse_serial(content, "tháng, ví dụ 08/2026")
        written = clean(content.shown)
        if found := _MONTH.fullmatch(written):
            return f"{found[2]}-{int(found[1]):02}"
        return written


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a closed list, by its Vietnamese word; an `open` list takes other words too."""

    terms: Terms
    open: bool = False

    @property
    def choices(self) -> Sequence[str]:
        """Return the words of the list."""
        return tuple(self.terms.words.values())

    def write(self, value: Any) -> str:
        """Return the word."""
        return self.terms.word(value)

    def read(self, content: Content) -> Any:
        """Return the value of the word; both are compared without case and diacritics."""
        shown = content.shown
        if content.kind is Kind.BOOLEAN:
            shown = FLAGS["true" if shown == "TRUE" else "false"]
        value = self.terms.value(shown)
        if value is None and self.open:
            return clean(shown)
        if value is None:
            near = self.terms.near(shown)
            advice = f"Có phải “{near}”?" if near else ""
            raise Unfit(quoted(shown), f"một trong {self.terms.said}", advice, "enum")
        return value


def _refuse_serial(content: Content, expected: str) -> None:
    """Refuse a number: a date that has lost its format is one."""
    refuse_odd(content, expected)
    if content.kind is not Kind.TEXT:
        raise Unfit(f"Ô này là số {content.shown}", expected, "Định dạng ô là Ngày rồi nhập lại.")


def refuse_odd(content: Content, expected: str) -> None:
    """Refuse what a spreadsheet shows but nobody can read as text."""
    match content.kind:
        case Kind.UNCOMPUTED:
            advice = "Mở tệp bằng chương trình bảng tính rồi lưu lại, hoặc dán thành giá trị."
            raise Unfit(f"Công thức {quoted(content.shown)} chưa có kết quả", expected, advice)
        case Kind.ERROR:
            raise Unfit(f"Ô này báo lỗi {content.shown}", expected, "Sửa công thức của ô.")
        case Kind.DATE:
            raise Unfit(f"Ô này là ngày {content.shown}", expected, "Định dạng ô là Văn bản.")
        case Kind.BOOLEAN:
            raise Unfit(f"Ô này là {content.shown}", expected)

"""One cell of a spreadsheet: what its column may hold, and what is said otherwise."""

import re
from dataclasses import dataclass
from datetime import date

from chamdiem.formats.problems import Place, Problem
from chamdiem.formats.safety import shown_as_typed
from chamdiem.formats.tables.cells import Content, Odd, OddKind, text_of
from chamdiem.formats.texts import is_printable, quoted

_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?: 00:00:00)?")
_FIRST_YEAR = 1945


class Unreadable(Exception):
    """Raised when a cell does not hold what its column says."""

    def __init__(self, found: str, expected: str, advice: str = "", rule: str = "") -> None:
        """Keep what the problem will say; its place is known by who reads the row."""
        super().__init__(found)
        self.found, self.expected, self.advice, self.rule = found, expected, advice, rule

    def at(self, place: Place) -> Problem:
        """Return the problem at its place."""
        return Problem(place, self.found, self.expected, self.advice, self.rule)


@dataclass(frozen=True, slots=True)
class Text:
    """A cell of free text, or of a code that has a form."""

    title: str
    longest: int
    needed: bool = False
    pattern: str = ""
    form: str = ""
    folds: bool = False

    def read(self, content: Content) -> str:
        """Return the text of a cell, or say what is wrong with it."""
        text = shown_as_typed(text_of(sound(content)))
        if self.folds:
            text = text.lower()
        if not text and self.needed:
            raise Unreadable(f"Ô “{self.title}” trống", f"{self.title} ở mỗi dòng", rule="empty")
        if len(text) > self.longest or not is_printable(text):
            raise Unreadable(
                f"{self.title} {quoted(text)} dài {len(text)} ký tự hoặc có ký tự điều khiển",
                f"không quá {self.longest} ký tự, chỉ gồm chữ in được",
                rule="too-long",
            )
        if text and self.pattern and not re.fullmatch(self.pattern, text):
            raise Unreadable(f"{quoted(text)} không phải {self.form}", self.form, rule="form")
        return text


def day(content: Content) -> date | None:
    """Return the day a cell holds, typed as text or kept as a date by the spreadsheet."""
    is_date = isinstance(content, Odd) and content.kind is OddKind.DATE
    text = text_of(content if is_date else sound(content))
    if not text:
        return None
    found = _ordered(text)
    try:
        known = date(*found) if found else None
    except ValueError:
        known = None
    if known is None or known.year < _FIRST_YEAR:
        raise Unreadable(
            f"{quoted(text)} không phải một ngày từ năm {_FIRST_YEAR}",
            "ngày/tháng/năm, ví dụ 01/07/2025",
            rule="day",
        )
    return known


def _ordered(text: str) -> tuple[int, int, int] | None:
    if iso := _ISO.fullmatch(text):
        return int(iso[1]), int(iso[2]), int(iso[3])
    spoken = _DAY.fullmatch(text)
    return (int(spoken[3]), int(spoken[2]), int(spoken[1])) if spoken else None


def sound(content: Content) -> Content:
    """Return a cell that is text or number; an error or a date where a text belongs is none."""
    if not isinstance(content, Odd):
        return content
    raise Unreadable(
        f"Ô chứa {quoted(content.shown)}, không phải chữ",
        "chữ gõ vào ô, không phải công thức, ngày hay lỗi",
        "Đặt ô là kiểu Văn bản rồi gõ lại",
        rule="odd-cell",
    )

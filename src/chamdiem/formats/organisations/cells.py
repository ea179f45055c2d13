"""One cell of a spreadsheet of organisations: what it may hold, and what is said otherwise."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from chamdiem.formats.problems import Findings, Place, Problem
from chamdiem.formats.safety import shown_as_typed
from chamdiem.formats.tables import Content, Odd, OddKind, Table
from chamdiem.formats.tables.cells import text_of
from chamdiem.formats.texts import fold, is_printable, quoted

_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?: 00:00:00)?")
_FIRST_YEAR = 1945
AREA = 10
_CODE = r"\w[\w.\-]{0,59}"
_ID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"


class Unreadable(Exception):
    """Raise when a cell does not hold what its column says."""

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


@dataclass(frozen=True, slots=True)
class Word:
    """A cell that takes one word of a closed list, or its code."""

    title: str
    known: Mapping[str, str]
    rule: str
    needed: bool

    def read(self, content: Content) -> str:
        """Return the code of the word, or say which words there are."""
        text = text_of(sound(content))
        if not text and not self.needed:
            return ""
        names = {fold(word): code for code, word in self.known.items()}
        names |= {fold(code): code for code in self.known}
        if (code := names.get(fold(text))) is not None:
            return code
        near = get_close_matches(fold(text), names, n=1, cutoff=0.6)
        advice = f"Có phải là “{self.known[names[near[0]]]}” không?" if near else ""
        found = f"{self.title} {quoted(text)} không có trong danh mục" if text else "Ô trống"
        expected = "; ".join(self.known.values())
        raise Unreadable(found, f"một trong: {expected}", advice, self.rule)


TEXTS: Mapping[str, Text] = {
    "id": Text("Mã hệ thống", 36, pattern=_ID, form="mã hệ thống như ở tệp xuất", folds=True),
    "name": Text("Tên chính thức", 200, needed=True),
    "short_name": Text("Tên ngắn", 80),
    "parent": Text("Đơn vị cấp trên", 60),
    "unit_code": Text(
        "Mã trong tệp số liệu",
        60,
        pattern=_CODE,
        form="mã gồm chữ, số, dấu chấm, gạch ngang hoặc gạch dưới",
    ),
    "identifier": Text("Mã định danh", 40),
    "note": Text("Ghi chú", 1000),
}


def area_code(content: Content, digits: int | None) -> str:
    """Return an administrative unit's code; a spreadsheet may have eaten its first zeros."""
    text = text_of(sound(content))
    if not text or (text.isascii() and text.isdigit() and len(text) in _lengths(digits)):
        return text
    length = f"đúng {digits} chữ số" if digits else f"chữ số, không quá {AREA}"
    raise Unreadable(
        f"{quoted(text)} không phải mã đơn vị hành chính của loại này",
        length,
        "Nếu bảng tính đã bỏ số 0 ở đầu, hãy đặt cột này là kiểu Văn bản rồi ghi lại đủ số 0",
        "area-code",
    )


def _lengths(digits: int | None) -> range:
    return range(digits, digits + 1) if digits else range(1, AREA + 1)


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


def setting_day(table: Table, wrong: Findings) -> date | None:
    """Return the day for which the file says it was true (# as_of), and check its format."""
    said = table.settings.get("format")
    if said and said.value != "1":
        problem = Problem(
            table.place(said.row),
            f"“# format: {said.value}” không phải định dạng đã biết",
            "# format: 1",
            rule="format",
        )
        wrong.add(problem)
    as_of = table.settings.get("as_of")
    try:
        return day(as_of.value) if as_of else None
    except Unreadable as failure:
        wrong.add(failure.at(table.place(as_of.row if as_of else 1)))
        return None

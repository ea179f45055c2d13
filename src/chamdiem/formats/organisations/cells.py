"""One cell of a spreadsheet of organisations: what it may hold, and what is said otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from chamdiem.formats.problems import Findings, Problem
from chamdiem.formats.tables import Content, Table
from chamdiem.formats.tables.cells import text_of
from chamdiem.formats.tables.typed import Text, Unreadable, day, sound
from chamdiem.formats.texts import fold, quoted

AREA = 10
_CODE = r"\w[\w.\-]{0,59}"
_ID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"


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

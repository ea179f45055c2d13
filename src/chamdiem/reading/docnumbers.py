"""Numbers and symbols of documents (số, ký hiệu): the grammar of NĐ 30/2020 and of the Party."""

import re
from dataclasses import dataclass
from enum import StrEnum

from chamdiem.reading.spans import Span

TYPES = (
    "NQ", "QĐ", "CT", "QC", "QyĐ", "TC", "TB", "HD", "CTr", "KH", "PA", "ĐA", "DA", "BC", "BB",
    "TTr", "HĐ", "CĐ", "BGN", "BTT", "GUQ", "GM", "GGT", "GNP", "PG", "PC", "PB", "NĐ", "TT",
    "TTLT", "CV", "KL", "ĐTr", "CTrHĐ", "TTLT", "VBHN", "L", "PL", "CTPH", "CTHĐ", "SL", "LT",
)  # fmt: skip
_KEYS = {re.sub(r"[^A-Za-z]", "", one.replace("Đ", "D")).upper(): one for one in reversed(TYPES)}
# What a misread scan makes of a type: Q becomes O, Đ becomes D, P or B.
_MISREAD = {
    "OD": "QĐ", "QB": "QĐ", "QP": "QĐ", "0D": "QĐ", "Q0": "QĐ", "NB": "NĐ", "ND": "NĐ",
    "CB": "CĐ", "N0": "NQ", "NO": "NQ",
}  # fmt: skip
_GAP = r"[ \t]*\n?[ \t]*"
_GROUP = r"[A-ZĐÐa-zđ][A-ZĐÐa-zđ0-9&.]*"
_NUMBER = re.compile(
    r"(?<![\w/.-])(?P<number>\d{1,6})"
    r"(?:[ ]?/(?P<year>(?:19|20)\d\d))?"
    rf"(?P<gap>[ ]{{0,8}})(?P<sign>[/-]){_GAP}"
    rf"(?P<symbol>{_GROUP}(?:[ ]?[-/]{_GAP}{_GROUP})*)"
    r"(?![\w])"
)


class Style(StrEnum):
    """How a number is written (kiểu số hiệu)."""

    LAW = "law"
    QPPL = "qppl"
    NAMED = "named"
    DISPATCH = "dispatch"
    PARTY = "party"


@dataclass(frozen=True, slots=True)
class Number:
    """One number with its symbol: as seen, and as it would be written right (gợi ý)."""

    span: Span
    raw: str
    number: str
    year: str
    symbol: str
    style: Style
    type: str
    agency: str
    problems: tuple[str, ...] = ()

    @property
    def whole(self) -> str:
        """The number as documents write it."""
        head = f"{self.number}/{self.year}" if self.year else self.number
        return f"{head}{'-' if self.style is Style.PARTY else '/'}{self.symbol}"

    @property
    def key(self) -> str:
        """The number without case, diacritics, zeros in front: what numbers are compared by."""
        plain = self.whole.replace("Đ", "D").replace("đ", "d").lower()
        return re.sub(r"[^a-z0-9]", "", plain).lstrip("0")


def numbers_in(text: str) -> tuple[Number, ...]:
    """Return the numbers of documents in a text, in its order; dates and ratios are none."""
    found = (_read(match) for match in _NUMBER.finditer(text))
    return tuple(one for one in found if one is not None)


def _read(match: re.Match[str]) -> Number | None:
    raw = match.group(0)
    symbol = _tidy(match["symbol"])
    groups = re.split(r"[-/]", symbol)
    year, sign = match["year"] or "", match["sign"]
    read = _style(groups, symbol, sign, year)
    if read is None:
        return None
    style, kind, agency, whole = read
    problems = _problems(match, style, kind, symbol, whole)
    number = Number(
        Span(match.start(), match.end()), raw, match["number"], year, whole, style, kind, agency,
        problems,
    )  # fmt: skip
    return number


def _tidy(symbol: str) -> str:
    """Return a symbol without the white space of broken lines, its Ð a Đ."""
    whole = re.sub(r"\s+", "", symbol).replace("Ð", "Đ")
    return re.sub(r"(?<=[A-ZĐ])\d{1,2}$", "", whole) if _is_footnote(whole) else whole.rstrip(".")


def _is_footnote(symbol: str) -> bool:
    """Tell whether a digit at the end is a footnote glued on; Congresses are numbered."""
    return bool(re.search(r"[A-ZĐ]{3,}\d$", symbol)) and not re.search(
        r"(QH|UBTVQH|HĐND|HDND)\d+$", symbol
    )


def _style(
    groups: list[str], symbol: str, sign: str, year: str
) -> tuple[Style, str, str, str] | None:
    """Return style, type, agency and the symbol as it would be written."""
    first, last = groups[0], groups[-1]
    if re.fullmatch(r"(QH|UBTVQH)\d{1,2}", first) and year:
        return Style.LAW, "", first, symbol
    kind = type_of(first)
    if sign == "-" and "/" in symbol and kind:
        return Style.PARTY, kind, symbol.split("/", 1)[1], f"{kind}/{symbol.split('/', 1)[1]}"
    if sign == "-" or not _is_agency(last):
        return None
    if kind and len(groups) > 1:
        rest = "-".join(groups[1:])
        style = Style.QPPL if year else Style.NAMED
        return style, kind, rest, f"{kind}-{rest}"
    if len(groups) > 1 and _is_agency(first) and not year:
        return Style.DISPATCH, "", first, symbol
    if len(groups) == 1 and _is_agency(first) and len(first) > 2 and not year:
        return Style.DISPATCH, "", first, symbol
    return None


def type_of(group: str) -> str:
    """Return the type that a group of a symbol names, as it would be written; nothing for none.

    >>> type_of("QD"), type_of("OD"), type_of("TTr"), type_of("UBND")
    ('QĐ', 'QĐ', 'TTr', '')
    """
    plain = re.sub(r"[^A-Za-z0-9]", "", group.replace("Đ", "D").replace("Ð", "D"))
    if group in TYPES:
        return group
    if not plain or plain.lower() == plain:
        return ""
    return _MISREAD.get(plain.upper(), "") or _KEYS.get(plain.upper(), "")


def _is_agency(group: str) -> bool:
    """Tell whether a group can be an agency: capitals, or a known short form (TTg, Vx5)."""
    capitals = sum(letter.isupper() for letter in group)
    return capitals >= 1 and capitals * 2 >= sum(letter.isalpha() for letter in group)


def _problems(
    match: re.Match[str], style: Style, kind: str, symbol: str, whole: str
) -> tuple[str, ...]:
    found = []
    if re.search(r"\s", match["symbol"]) or match["gap"]:
        found.append("có khoảng trắng hoặc ngắt dòng trong số hiệu")
    if style is Style.NAMED and re.search(r"-(TU|TW|ĐU|HU)$", whole):
        found.append("văn bản Đảng viết theo kiểu nhà nước")
    if style is Style.NAMED and kind == "CV":
        found.append("công văn nhà nước không ghi CV trong số hiệu")
    if whole != symbol:
        found.append("tên loại đọc lại theo khoá không dấu")
    if style is not Style.LAW and len(match["number"]) == 1:
        found.append("số nhỏ hơn 10 phải ghi thêm số 0 ở trước")
    return tuple(found)

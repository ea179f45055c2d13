"""The letterhead (phần đầu): who issued what, where, when, under which number, to whom."""

import datetime
import re
from dataclasses import dataclass

from chamdiem.reading import docnumbers as numbers
from chamdiem.reading.dates import dates_in
from chamdiem.reading.doctypes import type_in_title, type_of_symbol
from chamdiem.reading.keys import key_of
from chamdiem.reading.lines import Line
from chamdiem.reading.names import issuer_of
from chamdiem.reading.noise import spelled
from chamdiem.reading.organisations import Gazetteer
from chamdiem.reading.spans import Seen, Span

DEEP = 45
_MOTTO = re.compile(
    rf"{spelled('cong hoa xa hoi')}.{{0,40}}|{spelled('dang cong san viet')}.{{0,8}}|"
    r"[dp][a-z]{1,2}c\s*[l1i]ap?.{0,30}(?:hanh|hanii)(?:\s*ph\S*)?|chu nghia viet nam"
)
_NUMBER_LINE = re.compile(r"^\W{0,2}(?:s[o06dé¢b$]{1,2}|\$6|\$0|s\S?)\s*[:.;]\s*|^so\s+(?=\d)")
_SUBJECT = re.compile(r"^\W{0,2}v\s*[/il1]{0,2}\s*v[\s:.]|^v/v|^viv\b|^v[/i]v")
_DEAR = re.compile(r"^\W*k[ií1l]nh\s*g[iuưứ]\S{0,3}\s*[:.]?|^\W*kinh\s*g\S{1,4}\s*[:.;]")
_PLACE_DATE = re.compile(r"[,.]?\s*ng[a-z@4]{1,2}y\s")


@dataclass(frozen=True, slots=True)
class Head:
    """What the letterhead says; what it leaves blank is None."""

    issuer: Seen[str] | None
    parent_issuer: Seen[str] | None
    number: Seen[str] | None
    symbol: Seen[str] | None
    doc_type: Seen[str] | None
    place: Seen[str] | None
    date: Seen[str] | None
    subject: Seen[str] | None
    addressees: tuple[Seen[str], ...]
    urgency: Seen[str] | None
    body_from: int

    @property
    def day(self) -> datetime.date | None:
        """The day of the document, where the text has all of it."""
        if self.date is None or len(self.date.value) < 10:
            return None
        return datetime.date.fromisoformat(self.date.value)


def head_of(lines: tuple[Line, ...], text: str, gazetteer: Gazetteer) -> Head:
    """Return what the letterhead says."""
    top = lines[:DEEP]
    at_number = _first(top, _NUMBER_LINE)
    at_dear = _first(top, _DEAR)
    number, symbol, style = _number(top, at_number)
    place, day, at_day = _place_and_day(top, gazetteer, at_number)
    end = min(x for x in (at_number, at_day, at_dear, 12, len(top)) if x is not None)
    parent, issuer = issuer_of(_left(top[:end]), gazetteer, place.value if place else "")
    at_subject = _first(top, _SUBJECT)
    title = type_in_title(top, at_number or 0)
    kind = _type(title, symbol, style, at_dear, at_subject)
    addressees, body = _addressees(top, at_dear, text)
    subject = _subject(top, at_subject, at_dear, title, text)
    return Head(
        issuer, parent, number, symbol, kind, place, day, subject, addressees, _urgent(top),
        body if body is not None else _after_title(top, title),
    )  # fmt: skip


def _first(lines: tuple[Line, ...], pattern: re.Pattern[str]) -> int | None:
    for at, line in enumerate(lines):
        if pattern.search(line.key):
            return at
    return None


# What a signed scan has above the letterhead: who signed, by which certificate.
_STAMPED = re.compile(r"nguoi ky|co quan\s*:|thoi gian ky|email|@|thi\S{0,3} gian ky|\.vn\b|^\W")


def _left(lines: tuple[Line, ...]) -> tuple[tuple[str, Span], ...]:
    """Return what stands on the left of a letterhead: the lines without the national motto."""
    found = []
    for line in lines:
        if _STAMPED.search(line.key):
            continue
        match = _MOTTO.search(line.key)
        cut = match.start() if match else len(line.text)
        rest = line.text[:cut].strip()
        after = line.text[match.end() :].strip() if match else ""
        kept = rest or after
        if kept and any(letter.isalpha() for letter in kept):
            start = line.span.start + line.text.index(kept)
            found.append((kept, Span(start, start + len(kept))))
    return tuple(found)


def _number(
    lines: tuple[Line, ...], at: int | None
) -> tuple[Seen[str] | None, Seen[str] | None, str]:
    if at is None:
        return None, None, ""
    line = lines[at]
    match = _NUMBER_LINE.search(line.key)
    begin = match.end() if match else 0
    rest = line.text[begin:]
    squeezed = re.sub(r"(\d)\s+(?=[/-])", lambda m: m[1] + " " * (len(m[0]) - 1), rest)
    for one in numbers.numbers_in(squeezed):
        if one.span.start > 8:
            break
        start = line.span.start + begin + one.span.start
        sign = rest.find("/" if one.style is not numbers.Style.PARTY else "-", one.span.start)
        name = Span(start, start + len(one.number))
        tail = Span(line.span.start + begin + sign + 1, line.span.start + begin + one.span.end)
        whole = f"{one.number}/{one.year}" if one.year else one.number
        return Seen(whole, name), Seen(one.symbol, tail), one.style.value
    return _blank_number(line, begin, rest)


def _blank_number(line: Line, begin: int, rest: str) -> tuple[None, Seen[str] | None, str]:
    """Read a symbol before which the number was left blank."""
    match = re.match(
        r"[\s._…-]*(?P<sign>[/-])\s*(?P<symbol>[A-ZĐ][A-Za-zĐđ0-9&]*(?:[-/][A-Za-zĐđ0-9&]+)*)", rest
    )
    if match is None:
        return None, None, ""
    start = line.span.start + begin + match.start("symbol")
    style = "party" if match["sign"] == "-" else "named"
    return None, Seen(match["symbol"], Span(start, start + len(match["symbol"]))), style


def _place_and_day(
    lines: tuple[Line, ...], gazetteer: Gazetteer, at_number: int | None
) -> tuple[Seen[str] | None, Seen[str] | None, int | None]:
    """Return place and day: `Lai Châu, ngày 07 tháng 01 năm 2026`, a blank day as its month."""
    for at, line in enumerate(lines[:25]):
        match = _PLACE_DATE.search(line.key)
        if match is None or "thang" not in _months(line.key[match.start() :]):
            continue
        written = _day(line, match.start())
        if written is None:
            continue
        before = line.text[: match.start()]
        name = re.split(r"\s{3,}|\t", before.rstrip(" ,."))[-1]
        place = _place(name, line, gazetteer)
        if place is None and at_number is not None and abs(at - at_number) > 2:
            continue
        return place, written, at
    return None, None, None


def _months(key: str) -> str:
    return re.sub(r"th[a-z@4]{1,2}ng", "thang", key)


def _day(line: Line, begin: int) -> Seen[str] | None:
    rest = line.key[begin:]
    for one in dates_in(rest):
        if one.precision == "day":
            span = Span(
                line.span.start + begin + one.span.start, line.span.start + begin + one.span.end
            )
            return Seen(one.value.isoformat(), span)
    blank = re.search(
        r"th[a-z@4]{1,2}ng\s*(?P<m>[01]?\d)?[\s.…]*n[a-z@4]{1,2}m\s*(?P<y>(?:19|20)\d\d)", rest
    )
    if blank is None:
        return None
    span = Span(line.span.start + begin + blank.start(), line.span.start + begin + blank.end())
    month = f"-{int(blank['m']):02}" if blank["m"] else ""
    return Seen(f"{blank['y']}{month}", span)


def _place(written: str, line: Line, gazetteer: Gazetteer) -> Seen[str] | None:
    """Return the place: a province where one is named, else the words before the comma."""
    found = gazetteer.province_in(written[-24:])
    words = re.sub(r"^.*(?:\s{2,}|[\d/&-]\S*\s+)", "", written).strip(" ,.")
    at = line.text.find(words) if words else -1
    if found is not None:
        words = _as_written(found[0], written)
        at = max(0, line.text.find(words))
        name = found[0]
    elif words and words[0].isupper() and len(words.split()) <= 5 and not re.search(r"\d", words):
        name = words
    else:
        return None
    return Seen(name, Span(line.span.start + at, line.span.start + at + max(1, len(words))))


def _as_written(name: str, written: str) -> str:
    """Return the last words of a text that stand for a name of so many words."""
    count = len(name.split())
    return " ".join(written.split()[-count:]) or written


def _type(
    title: tuple[str, int, Span] | None,
    symbol: Seen[str] | None,
    style: str,
    at_dear: int | None,
    at_subject: int | None,
) -> Seen[str] | None:
    if title is not None:
        return Seen(title[0], title[2])
    named = type_of_symbol(symbol.value, style) if symbol else ""
    if symbol and named:
        return Seen(named, symbol.span)
    if at_subject is not None or at_dear is not None:
        return Seen("Công văn", symbol.span, 90) if symbol else None
    return None


def _addressees(
    lines: tuple[Line, ...], at: int | None, text: str
) -> tuple[tuple[Seen[str], ...], int | None]:
    """Return the addressees after Kính gửi, and the line on which the body begins."""
    if at is None:
        return (), None
    match = _DEAR.search(lines[at].key)
    rest = lines[at].text[match.end() if match else 0 :].strip(" :.;,")
    items: list[list[Line]] = []
    end = at + 1
    for number in range(at + 1, len(lines)):
        line = lines[number]
        marked = re.match(r"^[-–—+•*«»]+\s*", line.text)
        if marked:
            items.append([line])
        elif (
            items
            and not items[-1][-1].text.rstrip().endswith((".", ";"))
            or (not items and not rest)
        ):
            (items[-1].append(line) if items else items.append([line]))
        else:
            break
        end = number + 1
        if line.text.rstrip().endswith(".") and not marked and not items:
            break
    if rest:
        start = lines[at].span.start + lines[at].text.index(rest)
        first = (Seen(rest, Span(start, start + len(rest))),)
        return (*first, *(_item(one) for one in items)), end if items else at + 1
    return tuple(_item(one) for one in items), end


def _item(lines: list[Line]) -> Seen[str]:
    joined = " ".join(line.text for line in lines)
    value = re.sub(r"^[-–—+•*«»]+\s*", "", joined).strip(" ;.,")
    return Seen(value, Span(lines[0].span.start, lines[-1].span.end))


def _subject(
    lines: tuple[Line, ...],
    at: int | None,
    at_dear: int | None,
    title: tuple[str, int, Span] | None,
    text: str,
) -> Seen[str] | None:
    if title is not None:
        return _after(lines, title[1] + 1, len(lines))
    if at is None:
        return None
    end = at + 8 if at_dear is None else at_dear
    found = _after(lines, at, end, is_bounded=at_dear is not None)
    if found is None:
        return None
    value = re.sub(r"^\W{0,2}[Vv]\s*[/ilI1]{0,2}\s*[Vv][\s:.]\s*|^V[/iI]v\s+", "", found.value)
    return Seen(value, found.span)


def _after(
    lines: tuple[Line, ...], begin: int, end: int, *, is_bounded: bool = False
) -> Seen[str] | None:
    """Return the lines of a subject: up to a rule, a place and day, or the body.

    One that is bounded ends before Kính gửi for sure: an empty line within does not part it.
    """
    kept: list[Line] = []
    for line in lines[begin:end]:
        if _is_between(line):
            if kept:
                break
            continue
        if (
            kept
            and not is_bounded
            and re.match(
                r"(?:can cu|thuc hien|de |theo |xet |i\.|1\.|dieu 1|chu tich|thu tuong)", line.key
            )
            and kept[-1].text[-1:] not in ","
        ):
            break
        if kept and (line.indent > kept[0].indent + 12 or _parts(kept[-1], line, is_bounded)):
            break
        kept.append(line)
        if len(kept) >= 8:
            break
    if not kept:
        return None
    value = " ".join(line.text for line in kept)
    return Seen(re.sub(r"\s+", " ", value).strip(" ."), Span(kept[0].span.start, kept[-1].span.end))


def _parts(before: Line, line: Line, is_bounded: bool) -> bool:
    """Tell whether a line is no more of a subject: the motto, or after an empty line."""
    if _MOTTO.search(line.key):
        return True
    if is_bounded:
        return False
    is_apart = line.span.start - before.span.end > max(1, line.indent + 1)
    return is_apart and not before.text.rstrip().endswith((",", "-"))


def _is_between(line: Line) -> bool:
    """Tell whether a line is a rule, or the place and day beside a subject."""
    if re.fullmatch(r"[\W_]+", line.text):
        return True
    match = _PLACE_DATE.search(line.key)
    rest = _months(line.key[match.start() :]) if match else ""
    return match is not None and match.start() < 24 and " thang" in rest and "nam" in rest


def _after_title(lines: tuple[Line, ...], title: tuple[str, int, Span] | None) -> int:
    return title[1] + 1 if title else 0


def _urgent(lines: tuple[Line, ...]) -> Seen[str] | None:
    names = {"hoa toc": "Hỏa tốc", "thuong khan": "Thượng khẩn", "khan": "Khẩn"}
    for line in lines[:20]:
        key = key_of(line.text).strip(" .:*-")
        if key in names and line.text.isupper():
            return Seen(names[key], line.span)
    return None

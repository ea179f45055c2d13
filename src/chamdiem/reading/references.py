"""Documents that a text cites (văn bản được dẫn): each once, with day and issuer where said."""

import re
from dataclasses import dataclass, replace
from datetime import date

from chamdiem.reading import docnumbers as numbers
from chamdiem.reading.dates import dates_in
from chamdiem.reading.doctypes import NAMES
from chamdiem.reading.organisations import Gazetteer
from chamdiem.reading.spans import Span

_AFTER = 190
_OF = re.compile(r"^\W{0,3}(?:c[uú][aáqi]|ctia|ciia|cta|cua|cla|cia)\s+(?P<who>.+)", re.DOTALL)
_STOP = re.compile(
    r"\s+(?:v[eéêàè]{1,2}|ve|thuc hien|trien khai|ban hanh|quy dinh|phe duyet|sua doi|huong dan|"
    r"ngay|tai|so|de|va viec|da|duoc|thyc|trién|[(“\"])\b|[;:.(“\"]|,\s|\n\s*\n"
)
_AGENCY_WORDS = re.compile(
    r"\b(?:thu tuong|chinh phu|uy ban|ubnd|bo |ban |tinh uy|thanh uy|so |hdnd)"
)


@dataclass(frozen=True, slots=True)
class Reference:
    """One cited document (văn bản được dẫn), where it is first named."""

    number: str
    key: str
    raw: str
    span: Span
    doc_type: str
    date: date | None
    issuer: str
    title: str
    problems: tuple[str, ...]
    confidence: int


def references_in(
    text: str,
    key: str,
    *,
    gazetteer: Gazetteer,
    own_key: str = "",
    own_issuer: str = "",
    begin: int = 0,
    end: int | None = None,
) -> tuple[Reference, ...]:
    """Return what a text cites from one place on up to another, each once."""
    found: dict[str, Reference] = {}
    for one in numbers.numbers_in(text):
        if one.span.start < begin or (end is not None and one.span.start >= end):
            continue
        if one.key == own_key or not _is_cited(one, key):
            continue
        read = _read(one, text, key, gazetteer, own_issuer)
        known = found.get(one.key)
        found[one.key] = _fuller(known, read) if known else read
    return tuple(found.values())


def _is_cited(one: numbers.Number, key: str) -> bool:
    """Tell whether a number is a document's: after a type or “số”, or of its own form."""
    before = key[max(0, one.span.start - 40) : one.span.start].rstrip()
    if re.search(r"(?:^|\W)(?:s[o06dbé$¢]{0,2}|\$6|\)|so\.?|s6|cong van|van ban)\W{0,2}$", before):
        return True
    named = re.search(
        r"(?:nghi quyet|quyet dinh|ke hoach|chi thi|thong bao|ket luan|nghi dinh|thong tu|cong van|"
        r"to trinh|chuong trinh|huong dan|luat|quy dinh|cong dien|bao cao)\W{0,3}$",
        before,
    )
    if named:
        return True
    return one.style in (numbers.Style.LAW, numbers.Style.QPPL) or one.type != ""


def _read(
    one: numbers.Number, text: str, key: str, gazetteer: Gazetteer, own_issuer: str
) -> Reference:
    rest_key = key[one.span.end : one.span.end + _AFTER]
    day, after = _day(rest_key)
    said = _OF.match(rest_key[after:])
    issuer = ""
    if said:
        start = one.span.end + after + said.start("who")
        issuer = _issuer(text[start : start + 90], key[start : start + 90], gazetteer)
    issuer = _full(issuer, one, gazetteer, own_issuer)
    clean = 100 if one.raw == one.whole else 85
    return Reference(
        number=one.whole,
        key=one.key,
        raw=one.raw,
        span=one.span,
        doc_type=NAMES.get(one.type, "Công văn" if one.style is numbers.Style.DISPATCH else ""),
        date=day,
        issuer=issuer,
        title="",
        problems=one.problems,
        confidence=clean if day else clean - 15,
    )


def _day(rest: str) -> tuple[date | None, int]:
    """Return the day right after a number, and where the words after it begin."""
    for one in dates_in(rest[:60]):
        gap = rest[: one.span.start]
        if one.precision == "day" and re.fullmatch(r"[\s,.;]*(?:ng[a-z@4]{1,2}y)?\s*", gap):
            return one.value, one.span.end
        break
    return None, 0


def _issuer(written: str, key: str, gazetteer: Gazetteer) -> str:
    """Return the issuer named after “của”."""
    stop = _STOP.search(key)
    name = re.sub(r"\s+", " ", written[: stop.start() if stop else 60]).strip(" ,.;")
    words = re.sub(r"\s+", " ", key[: stop.start() if stop else 60]).strip(" ,.;")
    if re.match(r"(?:uy ban nhan dan|ubnd|uy ban nhan)", words):
        found = gazetteer.province_in(name[-18:])
        return f"Ủy ban nhân dân {found[1]} {found[0]}" if found else "Ủy ban nhân dân"
    if re.match(r"(?:tinh uy|thanh uy|tinh ty|tinh tiy|tinh ity)", words):
        found = gazetteer.province_in(name[-12:])
        head = "Thành ủy" if words.startswith("thanh") else "Tỉnh ủy"
        return f"{head} {found[0]}" if found else head
    return gazetteer.nearest(name) or (name if len(name.split()) <= 9 else "")


def _full(issuer: str, one: numbers.Number, gazetteer: Gazetteer, own: str) -> str:
    """Return an issuer with its province: the document's own where the text says only “tỉnh”."""
    bare_names = ("", "Ủy ban nhân dân", "Tỉnh ủy", "Thành ủy", "Hội đồng nhân dân")
    if issuer not in bare_names:
        return issuer
    province = gazetteer.province_in(own[-24:]) if own else None
    last = re.split(r"[-/]", one.symbol)[-1 if one.style is not numbers.Style.DISPATCH else 0]
    if last in ("UBND", "HĐND") and province:
        head = "Ủy ban nhân dân" if last == "UBND" else "Hội đồng nhân dân"
        return f"{head} {province[1]} {province[0]}"
    if last == "TU" and province:
        return f"{'Thành ủy' if province[1] == 'thành phố' else 'Tỉnh ủy'} {province[0]}"
    if last == "TW":
        return issuer or "Ban Chấp hành Trung ương"
    known = gazetteer.of_symbol(one.agency or last)
    return issuer or (known.name if known else "")


def _fuller(known: Reference, new: Reference) -> Reference:
    """Return the first mention with what a later one adds."""
    return replace(
        known,
        date=known.date or new.date,
        issuer=known.issuer
        if known.issuer and known.issuer != "Ban Chấp hành Trung ương"
        else new.issuer,
        confidence=max(known.confidence, new.confidence),
    )

"""When something has to be done (thời hạn), as a task's own words put it."""

import re
from dataclasses import dataclass
from datetime import date

from chamdiem.reading import docnumbers as numbers
from chamdiem.reading.dates import Dated, dates_in
from chamdiem.reading.spans import Span

_UNIT = r"(?:ng[a-z@4]{1,2}y\s*|th[a-z@4]{1,2}ng\s*|qu[a-z]\s*|n[a-z@4]{1,2}m\s*)?$"
_BOUNDS = (
    (
        "before",
        re.compile(
            r"(?:tru[oe0cs]{0,2}c|truéc)\s*(?:\d{1,2}\s*(?:h|gio|g)\s*\d{0,2},?\s*)?"
            r"(?:ng[a-z@4]{1,2}y|h[e]t ngay)?\s*$"
        ),
    ),
    ("before", re.compile(r"(?:tru[oe0cs]{0,2}c|truéc)\s+(?:ng[a-z@4]{1,2}y\s+)?$")),
    (
        "at_latest",
        re.compile(
            r"(?:ch[aậ]m nh[aấ]t|muon nhat|khong qua|den het|h[eé]t)\s*"
            r"(?:la\s*|vao\s*|den\s*|trong\s*|het\s*|truoc\s*)*" + _UNIT
        ),
    ),
    (
        "on",
        re.compile(
            r"(?:hoan thanh|xong|thoi han|thoi gian[^.;]{0,30}|han|gui[^.;]{0,40}|"
            r"bao cao[^.;]{0,60}|trong|vao|trinh[^.;]{0,50}|ban hanh[^.;]{0,30})\s*"
            r"(?:la|vao|trong|trong thang|den|:)?\s*" + _UNIT
        ),
    ),
)
_NOT = re.compile(
    r"(?:co hieu luc|hieu luc (?:thi hanh)?|ke tu|tu|ban hanh|ky|hop|phien hop|hoi nghi|so|"
    r"giai doan|ket luan|thong bao|cuoc hop|lam viec|chieu|sang)\s*(?:vao\s*|ngay\s*|thang\s*)*$"
)
_RECURRING = re.compile(
    r"(?:dinh ky[^.;,]{0,60}|"
    r"h[aàăằ]ng (?:th[a-z@4]{1,2}ng|qu[a-z]|n[a-z@4]{1,2}m|tu[a-z]n|ng[a-z@4]{1,2}y)|"
    r"truoc ng[a-z@4]{1,2}y \d{1,2} h[aàăằ]ng \S+|"
    r"truoc ngay \d{1,2}[^.;]{0,12}cua (?:thang|quy|nam)[^.;]{0,20})"
)
_ABOUT = re.compile(r"\b(?:ve|v[eé]|v[éêè]|ban hanh|phe duyet)\b")
_ENDED = re.compile(r"[.;]\s|,\s*(?:hoan thanh|gui|bao cao|truoc|xong)")
_EVENT = re.compile(r"tai phien hop[^.;,]{0,40}|tai ky hop[^.;,]{0,40}|ngay sau khi[^.;,]{0,60}")


@dataclass(frozen=True, slots=True)
class Deadline:
    """One deadline: the day in the text, or the words of one that has none."""

    raw: str
    span: Span
    date: date | None
    kind: str  # date, month, range, recurring, event, start_only
    bound: str | None
    inherited: bool = False


def deadline_in(text: str, key: str, base: int = 0) -> Deadline | None:
    """Return the deadline that the words of a task give, the last one said with a bound.

    Days of cited documents, of meetings and of coming into force are none.
    """
    cited = [one.span for one in numbers.numbers_in(text)]
    found = [
        one
        for dated in dates_in(key)
        if (one := _bounded(dated, text, key, cited, base)) is not None
    ]
    ranged = _range(text, key, base)
    if ranged is not None:
        return ranged
    if found:
        strong = [one for one in found if one.bound in ("before", "at_latest")]
        return (strong or found)[0 if not strong else -1 if len(strong) == 1 else 0]
    return _without_day(text, key, base)


def _bounded(dated: Dated, text: str, key: str, cited: list[Span], base: int) -> Deadline | None:
    before = key[max(0, dated.span.start - 70) : dated.span.start]
    if any(0 <= dated.span.start - one.end <= 12 for one in cited):
        return None
    for bound, pattern in _BOUNDS:
        match = pattern.search(before)
        if match is None:
            continue
        if bound == "on" and (_NOT.search(before) or _in_title(key, dated.span.start, cited)):
            return None
        if bound != "on" and _in_title(key, dated.span.start, cited):
            return None
        start = dated.span.start - (len(before) - match.start())
        kind = (
            "date"
            if dated.precision == "day"
            else "month"
            if dated.precision == "month"
            else "range"
        )
        raw = re.sub(r"\s+", " ", text[start : dated.span.end]).strip()
        return Deadline(raw, Span(base + start, base + dated.span.end), dated.value, kind, bound)
    return None


def _in_title(key: str, at: int, cited: list[Span]) -> bool:
    """Tell whether a place lies in the title of a cited document: “… số N về … tháng 6/2025”."""
    for one in cited:
        between = key[one.end : at]
        if not 0 < at - one.end < 400 or not _ABOUT.search(between[:90]):
            continue
        if not _ENDED.search(between):
            return True
    return False


def _range(text: str, key: str, base: int) -> Deadline | None:
    """Return the last day of `từ ngày … đến ngày …` or `đến hết năm …`."""
    match = re.search(
        r"\btu (?:ng[a-z@4]{1,2}y\s*)?[\d/ ]{3,30}[^.;]{0,20}?"
        r"\bden\s*(?:het\s*)?(?P<to>[^.;(]{3,40})",
        key,
    )
    if match is None:
        return None
    ends = dates_in(key[match.start("to") : match.end("to") + 12]) or dates_in(
        key[match.start("to") - 4 : match.end("to") + 12]
    )
    if not ends:
        return None
    last = ends[0]
    raw = re.sub(r"\s+", " ", text[match.start() : match.end()]).strip(" ,.")
    return Deadline(raw, Span(base + match.start(), base + match.end()), last.value, "range", "on")


def _without_day(text: str, key: str, base: int) -> Deadline | None:
    for kind, pattern in (("recurring", _RECURRING), ("event", _EVENT)):
        match = pattern.search(key)
        if match:
            raw = re.sub(r"\s+", " ", text[match.start() : match.end()]).strip()
            return Deadline(raw, Span(base + match.start(), base + match.end()), None, kind, None)
    return None


def plain_day(text: str, key: str, base: int = 0) -> Deadline | None:
    """Return the day of a field “Thời gian: ngày …”, a range by its last day."""
    ranged = _range(text, key, base)
    if ranged is not None:
        return ranged
    found = dates_in(key)
    if not found:
        return None
    if re.match(r"\W*tu\b", key) and len(found) == 1:
        last = found[0]
        raw = re.sub(r"\s+", " ", text[: last.span.end]).strip(" :")
        return Deadline(raw, Span(base, base + last.span.end), None, "start_only", None)
    last = found[-1]
    raw = re.sub(r"\s+", " ", text[last.span.start : last.span.end])
    kind = "event" if last.precision == "day" else last.precision
    return Deadline(raw, Span(base + last.span.start, base + last.span.end), last.value, kind, "on")

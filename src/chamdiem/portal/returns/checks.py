"""What stops a return from being sent, and what only deserves a look (cảnh báo)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from chamdiem.engine.scheme import Leaf
from chamdiem.portal.common import text
from chamdiem.portal.returns import live
from chamdiem.portal.returns.choices import Answer, EvidenceKind
from chamdiem.portal.returns.facts import EvidenceNow
from chamdiem.portal.returns.sheet import Sheet, answers_of

_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2}")
_FREE = ("khong quy dinh", "khong phai nop")


class Demand(Enum):
    """What a criterion's “minh chứng” asks: evidence, evidence or words, or nothing stated."""

    EVIDENCE = "phải có minh chứng"
    EITHER = "minh chứng, hoặc giải thích bằng lời"
    NONE = "không bắt buộc"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend before sending: at which criterion, at which figure, what."""

    leaf: str
    code: str
    words: str


def demand(leaf: Leaf) -> Demand:
    """Read what the criterion says of evidence."""
    said = text.folded(leaf.evidence)
    if "phai co minh chung" in said:
        return Demand.EVIDENCE
    return Demand.NONE if not said or any(words in said for words in _FREE) else Demand.EITHER


def problems(sheet: Sheet) -> tuple[Problem, ...]:
    """Return everything that stops the sending, in the order of the tree."""
    must, seen = live.required(sheet.scheme), set[str]()
    found: list[Problem] = []
    for leaf in sheet.scheme.leaves():
        found += _of_figures(sheet, leaf, must, seen)
        found += _of_words(sheet, leaf)
    return tuple(found)


def warnings(one: EvidenceNow, *, window_from: date, window_to: date) -> tuple[str, ...]:
    """Return what of an evidence deserves a look; none of it stops anything."""
    return tuple(_warnings(one, window_from, window_to))


def _of_figures(
    sheet: Sheet, leaf: Leaf, must: frozenset[str], seen: set[str]
) -> Iterator[Problem]:
    for code in sheet.fields[leaf.code]:
        cell = sheet.drafted.cells.get(code)
        if code in seen:
            continue
        seen.add(code)
        name = sheet.scheme.input(code).name
        if cell is not None and cell.is_unreadable:
            yield Problem(leaf.code, code, f"“{name}”: “{cell.typed}” không đọc được là số.")
        elif code in must and code not in sheet.figures:
            yield Problem(leaf.code, code, f"“{name}” chưa có trả lời.")


def _of_words(sheet: Sheet, leaf: Leaf) -> Iterator[Problem]:
    remark = sheet.drafted.remarks.get(leaf.code)
    has_words = remark is not None and bool(remark.text.strip())
    answers = answers_of(sheet, leaf.code)
    if answers & {Answer.NOT_APPLICABLE, Answer.NOTHING_AROSE} and not has_words:
        yield Problem(
            leaf.code, "", "“Không áp dụng”, “Không phát sinh” cần ghi lý do ở ô giải thích."
        )
    if not _claims(sheet, leaf):
        return
    has_evidence = bool(sheet.drafted.evidence.get(leaf.code))
    wanted = demand(leaf)
    if wanted is Demand.EVIDENCE and not has_evidence:
        yield Problem(leaf.code, "", "Tiêu chí này phải có minh chứng.")
    elif wanted is Demand.EITHER and not (has_evidence or has_words):
        yield Problem(leaf.code, "", "Cần minh chứng, hoặc giải thích vì sao không có.")


def _claims(sheet: Sheet, leaf: Leaf) -> bool:
    """Tell whether the unit claims points: by points computed, or by figures others decide on."""
    now = sheet.now.leaves[leaf.code]
    if now.points is not None:
        return now.points > 0
    return now.words == live.PEERS and Answer.VALUE in answers_of(sheet, leaf.code)


def _warnings(one: EvidenceNow, window_from: date, window_to: date) -> Iterator[str]:
    if one.kind is EvidenceKind.DOCUMENT and not one.subject.strip():
        yield "Chưa ghi trích yếu."
    if one.number and _DATE.fullmatch(one.number.strip()):
        yield "Số, ký hiệu trông như một ngày."
    if one.issued_on and one.issued_on > window_to:
        yield f"Ban hành sau thời gian lấy số liệu (hết ngày {window_to:%d/%m/%Y})."
    if one.issued_on and one.issued_on < window_from and not _still_valid(one, window_from):
        yield f"Ban hành trước thời gian lấy số liệu (từ ngày {window_from:%d/%m/%Y})."
    if one.valid_until and one.valid_until < window_from:
        yield f"Hết hiệu lực ngày {one.valid_until:%d/%m/%Y}."


def _still_valid(one: EvidenceNow, window_from: date) -> bool:
    return one.valid_until is not None and one.valid_until >= window_from

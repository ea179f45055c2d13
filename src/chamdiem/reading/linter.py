"""What does not fit in a directive (điều cần xem lại): each a named check with its sentence."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from chamdiem.reading.blocks import NUMBER, Block
from chamdiem.reading.head import Head
from chamdiem.reading.keys import key_of
from chamdiem.reading.noise import bare, spelled
from chamdiem.reading.organisations import Gazetteer
from chamdiem.reading.references import Reference
from chamdiem.reading.spans import Seen, Span
from chamdiem.reading.tail import Tail
from chamdiem.reading.tasks import Task


@dataclass(frozen=True, slots=True)
class Register:
    """The documents that the reader has (sổ văn bản): their keys, and which replaced which."""

    keys: frozenset[str]
    replaced: Mapping[str, str] = field(default_factory=dict)


REFORM = date(2025, 7, 1)
_ANNOUNCED = re.compile(
    rf"{spelled('tren day')}\s*(?:la\s*)?(?P<n>\d{{1,2}})\s*"
    r"(?:n\S{0,2}\s*dung|nhi\S{1,3}m v|muc|van de)"
)
_BROKEN = re.compile(r"(?:\b(?:nhu|gom|sau|va|cua|cho|ve|voi|la|cac|nhur)\W{0,2})$")
_DISTRICTS = re.compile(r"\bhuy[eéê]n\b|\bthi xa\b|quan,\s*huyen|cap huyen")


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark: the name of its check, a sentence, the place it speaks of."""

    code: str
    message: str
    span: Span | None = None


def remarks(
    head: Head,
    tail: Tail,
    references: tuple[Reference, ...],
    blocks: list[Block],
    tasks: tuple[Task, ...],
    gazetteer: Gazetteer,
    register: Register | None,
) -> tuple[Remark, ...]:
    """Return everything that a person should look at, in the order of the checks."""
    return (
        *_blanks(head, tail),
        *_counts(blocks),
        *_broken(blocks),
        *_symbol(head, gazetteer),
        *_addressees(head, gazetteer),
        *_unowned(tasks),
        *_early(head, tasks),
        *_forms(references),
        *_unknown(references, register),
    )


def _blanks(head: Head, tail: Tail) -> list[Remark]:
    found = []
    if head.number is None:
        where = head.symbol.span if head.symbol else None
        found.append(Remark("number-blank", "Số văn bản để trống hoặc không đọc được.", where))
    if head.date is None or len(head.date.value) < 10:
        days = {one.at.date() for one in tail.stamps}
        seen = min(days) if days else None
        hint = f" Chữ ký số ghi ngày {seen:%d/%m/%Y}: cần người xác nhận." if seen else ""
        where = head.date.span if head.date else None
        found.append(Remark("date-blank", f"Ngày văn bản để trống hoặc chưa đủ.{hint}", where))
    if head.issuer is None:
        found.append(Remark("issuer-unread", "Không đọc được cơ quan ban hành."))
    return found


def _counts(blocks: list[Block]) -> list[Remark]:
    """Compare the count that the text announces with the items it numbers."""
    numbered = [one for one in blocks if one.level == NUMBER]
    for block in blocks:
        match = _ANNOUNCED.search(block.key)
        if match and numbered and int(match["n"]) != len(numbered):
            return [
                Remark(
                    "count-differs",
                    f"Câu kết ghi {match['n']} nội dung nhưng thân văn bản đánh số "
                    f"{len(numbered)} mục.",
                    block.span,
                )
            ]
    return []


def _broken(blocks: list[Block]) -> list[Remark]:
    found = []
    for block in blocks:
        tail = block.key.rstrip(" .;")
        if block.level == NUMBER and not block.below and _BROKEN.search(tail):
            found.append(
                Remark(
                    "item-breaks-off",
                    f"Mục {block.mark} kết thúc lửng “…{block.text[-30:]}”, có thể thiếu phần sau.",
                    block.span,
                )
            )
    return found


def _symbol(head: Head, gazetteer: Gazetteer) -> list[Remark]:
    """Say where a symbol is that of an organisation which another took over."""
    if head.symbol is None or head.day is None:
        return []
    for group in re.split(r"[-/]", head.symbol.value):
        successor = gazetteer.successor(group, head.day)
        words = (
            f"Ký hiệu “{group}” là của cơ quan đã hợp nhất trước ngày văn bản; cơ quan kế tục: "
            f"{successor}."
        )
        if successor:
            return [Remark("symbol-outdated", words, head.symbol.span)]
    return _foreign(head, head.symbol, gazetteer)


def _foreign(head: Head, symbol: Seen[str], gazetteer: Gazetteer) -> list[Remark]:
    """Say where a symbol is that of another organisation than the issuer."""
    if head.issuer is None:
        return []
    issuer = bare(head.issuer.value)
    known = [gazetteer.of_symbol(group) for group in re.split(r"[-/]", symbol.value)[:2]]
    named = [one for one in known if one is not None]
    if not named or any(bare(one.name) in issuer or issuer in bare(one.name) for one in named):
        return []
    words = f"Ký hiệu “{symbol.value}” là của {named[0].name}, khác cơ quan ban hành."
    return [Remark("symbol-differs", words, symbol.span)]


def _addressees(head: Head, gazetteer: Gazetteer) -> list[Remark]:
    if head.day is None:
        return []
    found = []
    for one in head.addressees:
        key = key_of(one.value)
        if head.day >= REFORM and _DISTRICTS.search(key):
            found.append(
                Remark(
                    "districts-gone",
                    f"Nơi nhận “{one.value}”: cấp huyện kết thúc từ 01/07/2025.",
                    one.span,
                )
            )
        successor = gazetteer.gone(one.value, head.day)
        if successor:
            words = f"Nơi nhận “{one.value}” không còn vào ngày văn bản; kế tục: {successor}."
            found.append(Remark("organisation-gone", words, one.span))
    return found


def _unowned(tasks: tuple[Task, ...]) -> list[Remark]:
    found = []
    for task in tasks:
        if not task.lead:
            found.append(Remark("no-owner", f"Mục {task.n}: không rõ ai chủ trì.", task.span))
        if task.deadline is None:
            found.append(
                Remark("no-deadline", f"Mục {task.n or '–'}: không có thời hạn.", task.span)
            )
    return found


def _early(head: Head, tasks: tuple[Task, ...]) -> list[Remark]:
    if head.day is None:
        return []
    return [
        Remark(
            "deadline-before-document",
            f"Mục {task.n or '–'}: thời hạn {task.deadline.date:%d/%m/%Y} trước ngày văn bản.",
            task.deadline.span,
        )
        for task in tasks
        if task.deadline and task.deadline.date and task.deadline.date < head.day
    ]


def _forms(references: tuple[Reference, ...]) -> list[Remark]:
    found = []
    for one in references:
        for problem in one.problems:
            found.append(Remark("reference-form", f"{one.number}: {problem}.", one.span))
    return found


def _unknown(references: tuple[Reference, ...], register: Register | None) -> list[Remark]:
    """Say which cited documents the register does not have, and which were replaced."""
    if register is None:
        return []
    found = []
    for one in references:
        if one.key not in register.keys:
            words = f"{one.number}: chưa có trong sổ văn bản."
            found.append(Remark("reference-not-in-register", words, one.span))
        elif one.key in register.replaced:
            words = f"{one.number}: đã được thay thế bởi {register.replaced[one.key]}."
            found.append(Remark("reference-superseded", words, one.span))
    return found

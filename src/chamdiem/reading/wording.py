"""What the words of a task say (nội dung nhiệm vụ): who takes part, to whom it reports, targets."""

import re
from dataclasses import dataclass

from chamdiem.reading.blocks import Block
from chamdiem.reading.deadlines import Deadline, deadline_in
from chamdiem.reading.keys import key_of
from chamdiem.reading.spans import Span
from chamdiem.reading.verbs import first_act

_WITH = re.compile(
    r"(?:phoi hop (?:chat che )?(?:voi|cung)?|phol hop v[o0]i|phối hợp với)\s+"
    r"(?P<who>(?:cac|so|ubnd|cong an|bo|ban|van phong|uy ban|don vi|tinh|thanh|mat tran|doan|hoi|"
    r"truong|vien|trung tam|cuc|chi cuc|kho bac|ngan hang|bao|dai|co quan|to chuc|dia phuong|"
    r"nhung)\b.+)"
)
_TARGET = re.compile(
    r"(?:toi thieu|it nhat|dat|tren|phan dau(?: toi thieu)?(?: dat)?)\s+"
    r"(?:\w+\s+){0,3}\d+(?:[.,]\d+)?\s*%"
)


@dataclass(frozen=True, slots=True)
class Task:
    """One task as proposed, with the place it was read from."""

    n: str
    span: Span
    text: str
    lead: str
    lead_span: Span | None
    partners: tuple[str, ...]
    report_to: str
    deadline: Deadline | None
    product: str
    targets: tuple[str, ...]
    confidence: int

    @property
    def text_start(self) -> str:
        """The first eighty characters, by which a task is found again."""
        return self.text[:80]


def task_of(
    name: str, block: Block, text: str, lead: str, span: Span, sure: int, at: Span | None = None
) -> Task:
    """Return a task with what its words say; `at` is where its lead is named."""
    key = key_of(text)
    return Task(
        n=name,
        span=span,
        text=text,
        lead=lead,
        lead_span=at,
        partners=_partners(text, key),
        report_to=_report_to(text, key),
        deadline=_deadline(block, text, key),
        product="",
        targets=targets_of(text),
        confidence=sure,
    )


def _deadline(block: Block, text: str, key: str) -> Deadline | None:
    """Return the deadline of a task; bullets that cite a document date nothing."""
    if block.below:
        kept = [
            one
            for one in block.below
            if not re.match(
                r"(?:chuong trinh|ke hoach|k& hoach|quyet dinh|nghi quyet|cong van|chi thi|"
                r"thong bao|ket luan|cac van ban)",
                one.key,
            )
        ]
        text = " ".join((block.text, *(one.whole for one in kept)))
        key = key_of(text)
    return deadline_in(text, key, block.span.start)


def _partners(text: str, key: str) -> tuple[str, ...]:
    match = _WITH.search(key)
    if match is None:
        return ()
    begin = match.start("who")
    at = first_act(key, begin)
    end = at if at is not None and at - begin < 260 else min(len(text), begin + 160)
    who = re.split(r"[.;]", text[begin:end])[0].strip(" ,:-")
    who = (
        re.sub(r"\s+(?:để|trong|về|theo|và)\b.*$", "", who)
        if at is None
        else re.sub(r"\s+để$", "", who)
    )
    parts = re.split(r"\s+và\s+(?=(?:các|UBND|Sở|Ủy ban|Công an|Ban|Bộ)\b)", who, maxsplit=1)
    if len(parts) == 2 and "," not in parts[0]:
        return tuple(parts)
    return (who,) if who else ()


def _report_to(text: str, key: str) -> str:
    match = re.search(
        r"\b(?:gui|bao cao|giri)\s+(?:ve\s+)?"
        r"(?P<who>(?:ubnd|uy ban|so|van phong|bo|thu tuong|ban)\b[^,.;()]{2,60})",
        key,
    )
    if match is None:
        return ""
    begin = match.start("who")
    words = text[begin : match.end("who")]
    stop = re.search(
        r"\s(?:truoc|de|tong hop|xem xet|theo|trong|cham nhat)\b", key[begin : match.end("who")]
    )
    return words[: stop.start() if stop else len(words)].strip(" ,")


def targets_in(block: Block) -> tuple[str, ...]:
    """Return the target figures in the words of a block: `tối thiểu 25 %`."""
    return targets_of(block.whole)


def targets_of(text: str) -> tuple[str, ...]:
    """Return the target figures of a text: `tối thiểu 25 %`."""
    return tuple(text[m.start() : m.end()] for m in _TARGET.finditer(key_of(text)))

"""An activity of a plan (hoạt động của kế hoạch): its bullets say who leads, takes part, when."""

import re

from chamdiem.reading.blocks import Block
from chamdiem.reading.deadlines import plain_day
from chamdiem.reading.spans import Span
from chamdiem.reading.wording import Task, targets_in

_LEADS = re.compile(
    r"^(?:don vi|co quan|cap|to chuc)?\s*(?:ch[a-z]{1,3} tri|tham muu|thuc hien)"
    r"(?:\s*(?:thuc hien|tham muu))?\s*:\s*(?P<who>.+)$"
)
_PARTNERS = re.compile(r"^(?:don vi|co quan)?\s*phoi hop(?:\s*thuc hien)?\s*:\s*(?P<who>.+)$")
_WHEN = re.compile(r"^(?:thoi gian|thoi han|han|tien do|thoi diem)[^:]{0,30}:\s*(?P<when>.+)$")
_PRODUCT = re.compile(r"^(?:san pham|ket qua|san pham dau ra)[^:]{0,20}:\s*(?P<what>.+)$")


def activity_of(block: Block, name: str) -> Task | None:
    """Return a task of a plan whose bullets say who leads, who takes part, when."""
    fields = {}
    for one in block.below:
        for code, pattern in (
            ("lead", _LEADS),
            ("with", _PARTNERS),
            ("when", _WHEN),
            ("product", _PRODUCT),
        ):
            match = pattern.match(one.key)
            if match and code not in fields:
                fields[code] = (one, match.start(match.lastindex or 1))
    if "lead" not in fields:
        return None
    text = f"{block.mark}. {block.whole}" if block.mark[:1].isdigit() else block.whole
    lead, at = _field(fields["lead"])
    partners = (_field(fields["with"])[0],) if "with" in fields else ()
    when = None
    if "when" in fields:
        one, begin = fields["when"]
        when = plain_day(one.text[begin:], one.key[begin:], one.span.start + begin)
    product = _field(fields["product"])[0] if "product" in fields else ""
    return Task(
        name, Span(block.span.start, block.end), text, lead, at, partners, "", when, product,
        targets_in(block), 95,
    )  # fmt: skip


def _field(found: tuple[Block, int]) -> tuple[str, Span]:
    one, begin = found
    value = one.text[begin:].strip(" .;")
    return value, Span(one.span.start + begin, one.span.start + begin + len(value))

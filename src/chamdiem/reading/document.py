"""One document as it was read: letterhead, references, items, tasks, tail, what does not fit."""

from dataclasses import dataclass

from chamdiem.reading import docnumbers as numbers
from chamdiem.reading.blocks import Block, blocks_of
from chamdiem.reading.head import Head, head_of
from chamdiem.reading.keys import key_of, source_of
from chamdiem.reading.lines import Line, lines_of
from chamdiem.reading.linter import Register, Remark, remarks
from chamdiem.reading.noise import is_noisy
from chamdiem.reading.organisations import Gazetteer, built_in
from chamdiem.reading.references import Reference, references_in
from chamdiem.reading.tables import parted, tasks_in_tables
from chamdiem.reading.tail import Tail, tail_of
from chamdiem.reading.tasks import Task, tasks_in

VERSION = "1"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says (bản đọc); every value has its place in `text`."""

    text: str
    head: Head
    tail: Tail
    references: tuple[Reference, ...]
    items: tuple[Block, ...]
    tasks: tuple[Task, ...]
    remarks: tuple[Remark, ...]
    is_noisy: bool


def read(
    text: str, *, gazetteer: Gazetteer | None = None, register: Register | None = None
) -> Reading:
    """Return what a text says.

    `register` are the documents that the reader has, for the check of references.
    """
    source = source_of(text)
    names = gazetteer or built_in()
    rows, lines = parted(lines_of(source))
    head = head_of(lines, source, names)
    tail = tail_of(lines, source, head.body_from)
    body = lines[head.body_from : max(head.body_from, tail.begin)]
    blocks = blocks_of(body)
    references = _references(source, head, tail, lines, names)
    tasks = (*tasks_in(blocks, head), *tasks_in_tables(rows))
    found = remarks(head, tail, references, blocks, tasks, names, register)
    return Reading(source, head, tail, references, tuple(blocks), tasks, found, is_noisy(source))


def _references(
    source: str,
    head: Head,
    tail: Tail,
    lines: tuple[Line, ...],
    names: Gazetteer,
) -> tuple[Reference, ...]:
    own = ""
    if head.number and head.symbol:
        sign = "-" if "/" in head.symbol.value else "/"
        mine = numbers.numbers_in(f"{head.number.value}{sign}{head.symbol.value}")
        own = mine[0].key if mine else ""
    begin = head.symbol.span.end if head.symbol else 0
    end = lines[tail.begin].span.start if tail.begin < len(lines) else None
    issuer = head.issuer.value if head.issuer else ""
    above = head.parent_issuer.value if head.parent_issuer else issuer
    province = issuer if names.province_in(issuer[-24:]) else above
    return references_in(
        source,
        key_of(source),
        gazetteer=names,
        own_key=own,
        own_issuer=province,
        begin=begin,
        end=end,
    )

"""Báo cáo kết quả tháng, and the lists of units that are late, low or have not sent."""

from collections.abc import Iterator

from chamdiem.portal.approval.letters import frames, minutes, tables, words
from chamdiem.portal.approval.letters.facts import MonthFacts
from chamdiem.writing.letter import Block, Heading, Letter, Paragraph

TYPE = "Báo cáo"


def build(facts: MonthFacts) -> Letter:
    """Build the plain report of a month."""
    return frames.of_department(
        facts,
        TYPE,
        f"Kết quả chấm điểm các cơ quan, đơn vị {words.month(facts)}",
        tuple(_content(facts)),
        addressees=(facts.names.approver,),
        recipients=(frames.SAME,),
        annexes=(tables.results(facts), *tables.changed(facts), *tables.objected(facts)),
    )


def _content(facts: MonthFacts) -> Iterator[Block]:
    if facts.is_trial:
        yield Paragraph(words.TRIAL)
    yield Heading("1. Việc gửi phiếu tự chấm")
    yield Paragraph(minutes.sent(facts))
    if facts.lists.late:
        yield Paragraph("Các cơ quan, đơn vị gửi sau thời hạn chung:")
        yield tables.late(facts.lists.late)
    if facts.lists.unsent:
        yield Paragraph("Các cơ quan, đơn vị chưa gửi:")
        yield tables.unsent(facts.lists.unsent)
    yield Heading("2. Kết quả chấm điểm")
    yield Paragraph(f"Bộ tiêu chí: {facts.scheme}; {words.window(facts)}.")
    yield Paragraph(f"Xếp loại: {words.counted(facts)}. Chi tiết tại Phụ lục kèm theo.")
    yield Paragraph(words.standing(facts))
    yield from tables.fingerprint(facts)
    yield from _low(facts)
    yield Heading("3. Điểm thay đổi và kiến nghị về điểm")
    yield Paragraph(minutes.changes(facts))
    yield Heading("4. Nguồn số liệu")
    yield Paragraph(minutes.sources(facts))
    yield Paragraph(f"Trên đây là kết quả chấm điểm {words.month(facts)}")


def _low(facts: MonthFacts) -> Iterator[Block]:
    low = facts.lists.low
    yield Paragraph(f"{rule(facts)} {len(low or ())} cơ quan, đơn vị dưới ngưỡng.")
    if low:
        yield tables.low(facts, low)


def rule(facts: MonthFacts) -> str:
    """Say below how much a total is low, and on what that rests."""
    low = facts.lists.low_rule
    return (
        f"Ngưỡng điểm thấp: dưới {facts.total(low.points)} điểm ({low.percent}% thang điểm), "
        f"{low.words}."
    )


def late(facts: MonthFacts) -> Letter:
    """Build the list of units that sent after the deadline of all."""
    rows = facts.lists.late
    found = (tables.late(rows),) if rows else ()
    words_of = minutes.late(rows)
    said = f"{words_of[0].upper()}{words_of[1:]}."
    return _list(facts, "Các cơ quan, đơn vị gửi phiếu tự chấm chậm", said, found)


def unsent(facts: MonthFacts) -> Letter:
    """Build the list of units that have not sent."""
    rows = facts.lists.unsent
    found = (tables.unsent(rows),) if rows else ()
    said = f"{len(rows)} cơ quan, đơn vị chưa gửi phiếu tự chấm, đến ngày {facts.read_on:%d/%m/%Y}."
    return _list(facts, "Các cơ quan, đơn vị chưa gửi phiếu tự chấm", said, found)


def low(facts: MonthFacts) -> Letter:
    """Build the list of units below the threshold."""
    rows = facts.lists.low or ()
    found = (tables.low(facts, rows),) if rows else ()
    said = f"{rule(facts)} {len(rows)} cơ quan, đơn vị dưới ngưỡng. {words.standing(facts)}"
    return _list(facts, "Các cơ quan, đơn vị điểm thấp", said, found)


def _list(facts: MonthFacts, subject: str, said: str, found: tuple[Block, ...]) -> Letter:
    trial = (Paragraph(words.TRIAL),) if facts.is_trial else ()
    last = Paragraph(f"Danh sách lập từ phiếu tự chấm và kết quả {words.month(facts)}")
    return frames.of_department(
        facts,
        TYPE,
        f"{subject} {words.month(facts)}",
        (*trial, Paragraph(said), *found, last),
        recipients=(f"Lãnh đạo {facts.names.issuer}",),
    )

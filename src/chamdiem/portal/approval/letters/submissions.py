"""Tờ trình: the Department asks UBND tỉnh to approve the month."""

from collections.abc import Iterator

from chamdiem.portal.approval.letters import frames, minutes, tables, words
from chamdiem.portal.approval.letters.facts import MonthFacts
from chamdiem.writing.letter import Block, Heading, Letter, Paragraph


def build(facts: MonthFacts) -> Letter:
    """Build the tờ trình."""
    return frames.of_department(
        facts,
        "Tờ trình",
        f"Về việc phê duyệt kết quả chấm điểm {words.month(facts)}",
        tuple(_content(facts)),
        addressees=(facts.names.approver,),
        bases=facts.bases,
        recipients=(frames.SAME,),
        annexes=(
            *tables.rectified(facts),
            tables.results(facts),
            *tables.changed(facts),
            *tables.objected(facts),
        ),
    )


def _content(facts: MonthFacts) -> Iterator[Block]:
    yield Paragraph(
        f"{facts.names.issuer} báo cáo và trình {facts.names.approver} phê duyệt kết quả chấm "
        f"điểm {words.month(facts)} như sau:"
    )
    yield Heading("1. Quá trình thực hiện")
    yield Paragraph(f"Bộ tiêu chí: {facts.scheme}; {words.window(facts)}.")
    yield Paragraph(minutes.sent(facts))
    yield Heading("2. Kết quả")
    yield Paragraph(f"Xếp loại: {words.counted(facts)}. Chi tiết tại Phụ lục kèm theo.")
    yield Paragraph(minutes.changes(facts))
    yield Paragraph(words.standing(facts))
    yield from words.corrects(facts)
    yield from tables.fingerprint(facts)
    yield Heading("3. Đề nghị")
    if facts.is_trial:
        yield Paragraph(words.TRIAL)
    yield Paragraph(
        f"{facts.names.issuer} kính trình {facts.names.approver} xem xét, phê duyệt kết quả chấm "
        f"điểm {words.month(facts)} tại Phụ lục kèm theo"
    )

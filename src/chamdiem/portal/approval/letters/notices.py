"""Dự thảo Thông báo and dự thảo Quyết định: the result, with the fingerprint in full."""

from collections.abc import Iterator

from chamdiem.portal.approval.letters import frames, tables, words
from chamdiem.portal.approval.letters.facts import MonthFacts
from chamdiem.writing.letter import Article, Block, Letter, Paragraph, Signature

# By which law the chairman acts is not in the system: who drafts the letter writes it.
BLANK = "…………………… (văn bản quy định thẩm quyền của người ký)"


def build(facts: MonthFacts) -> Letter:
    """Build the draft Thông báo of UBND tỉnh."""
    return frames.of_province(
        facts,
        "Thông báo",
        f"Kết quả chấm điểm các cơ quan, đơn vị {words.month(facts)}",
        tuple(_told(facts)),
        signature=Signature("Chủ tịch", ("TM. Ủy ban nhân dân",)),
        annexes=(*tables.rectified(facts), tables.results(facts)),
    )


def decide(facts: MonthFacts) -> Letter:
    """Build the draft Quyết định of the chairman of UBND tỉnh."""
    power = f"Căn cứ {BLANK}"
    asked = f"Theo đề nghị của {facts.names.signer} {facts.names.issuer}"
    return frames.of_province(
        facts,
        "Quyết định",
        f"Về việc phê duyệt kết quả chấm điểm các cơ quan, đơn vị {words.month(facts)}",
        tuple(_decided(facts)),
        signature=Signature("Chủ tịch"),
        annexes=(*tables.rectified(facts), tables.results(facts)),
        bases=(power, *facts.bases, asked),
        acts_as=facts.names.chairman,
    )


def _told(facts: MonthFacts) -> Iterator[Block]:
    units = len(facts.units)
    yield Paragraph(
        f"{facts.names.approver} thông báo kết quả chấm điểm {words.month(facts)} của {units} cơ "
        f"quan, đơn vị, theo bộ tiêu chí {facts.scheme}; {words.window(facts)}."
    )
    yield Paragraph(f"Xếp loại: {words.counted(facts)}. Kết quả từng đơn vị tại Phụ lục kèm theo.")
    yield Paragraph(words.standing(facts))
    yield from words.corrects(facts)
    if facts.is_trial:
        yield Paragraph(words.TRIAL)
    yield from tables.fingerprint(facts)
    yield Paragraph(f"{facts.names.approver} thông báo để các cơ quan, đơn vị biết")


def _decided(facts: MonthFacts) -> Iterator[Block]:
    units = len(facts.units)
    yield Article(
        "Điều 1.",
        f"Phê duyệt kết quả chấm điểm {words.month(facts)} của {units} cơ quan, đơn vị tại Phụ lục "
        f"kèm theo Quyết định này. {words.standing(facts)}",
    )
    yield from words.corrects(facts)
    yield from tables.fingerprint(facts)
    if facts.is_trial:
        yield Paragraph(words.TRIAL)
    yield Article(
        "Điều 2.",
        f"{facts.names.issuer} thông báo kết quả này cho các cơ quan, đơn vị có tên tại Phụ lục.",
    )
    yield Article(
        "Điều 3.",
        f"Quyết định này có hiệu lực kể từ ngày ký. {facts.names.signer} {facts.names.issuer}, "
        "người đứng đầu các cơ quan, đơn vị có tên tại Phụ lục chịu trách nhiệm thi hành Quyết "
        "định này",
    )

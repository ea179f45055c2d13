"""Biên bản thẩm định: what was sent, how it was settled, what changed and why."""

from collections.abc import Iterator, Sequence

from chamdiem.portal.approval.letters import frames, tables, words
from chamdiem.portal.approval.letters.facts import Late, MonthFacts
from chamdiem.writing.letter import Block, Heading, Letter, Paragraph, Signature

BLANK = "……………………"
# What happened in the room is not in the system: who was there writes it.
TO_FILL = (
    f"Thời gian bắt đầu: {BLANK}",
    f"Địa điểm: {BLANK}",
    f"Thành phần tham dự: {BLANK}",
    f"Chủ trì (chủ tọa): {BLANK}",
    f"Thư ký (người ghi biên bản): {BLANK}",
)
CLOSED = f"Cuộc họp kết thúc vào {BLANK}"


def build(facts: MonthFacts) -> Letter:
    """Build the biên bản thẩm định."""
    return frames.of_department(
        facts,
        "Biên bản",
        f"Thẩm định phiếu tự chấm {words.month(facts)}",
        (*map(Paragraph, TO_FILL), *_content(facts), Paragraph(CLOSED)),
        recipients=("Thành viên dự họp",),
        signature=Signature("Chủ tọa"),
        beside=Signature("Thư ký"),
        annexes=(tables.results(facts), *tables.changed(facts), *tables.objected(facts)),
    )


def _content(facts: MonthFacts) -> Iterator[Block]:
    lists = facts.lists
    yield Heading("1. Cơ sở thẩm định")
    yield Paragraph(f"Bộ tiêu chí: {facts.scheme}; {words.window(facts)}.")
    if facts.act:
        yield Paragraph(f"Văn bản cho chấm chính thức: {facts.act}.")
    yield Heading("2. Việc gửi phiếu tự chấm")
    yield Paragraph(sent(facts))
    yield Heading("3. Kết quả thẩm định")
    yield Paragraph(_settled(facts))
    yield Paragraph(f"Xếp loại: {words.counted(facts)}. {words.standing(facts)}")
    yield Heading("4. Điểm thay đổi và kiến nghị về điểm")
    yield Paragraph(changes(facts))
    yield Heading("5. Nguồn số liệu")
    yield Paragraph(sources(facts))
    if lists.is_trial:
        yield Paragraph(words.TRIAL)


def sent(facts: MonthFacts) -> str:
    """Say how many had to send, did, were late, did not."""
    lists = facts.lists
    return (
        f"{lists.expected} cơ quan, đơn vị phải gửi; {lists.sent} đã gửi, trong đó "
        f"{late(lists.late)}; {len(lists.unsent)} chưa gửi."
    )


def late(rows: Sequence[Late]) -> str:
    """Say how many sent after the deadline of all, and how many of them had leave."""
    if not rows:
        return "không cơ quan, đơn vị nào gửi sau thời hạn chung"
    excused = sum(one.is_excused for one in rows)
    return (
        f"{len(rows)} cơ quan, đơn vị gửi sau thời hạn chung, trong đó {excused} trong thời gian "
        "được gia hạn riêng"
    )


def _settled(facts: MonthFacts) -> str:
    said = [f"{way[0].lower()}{way[1:]}: {words.count(number)}" for way, number in facts.settled]
    if not said:
        return "Chưa có kết luận thẩm định nào được ghi."
    sample = (
        f" Mẫu kiểm tra rút trong các ô chấp nhận không cần xem: {facts.sampled} ô."
        if facts.sampled is not None
        else ""
    )
    return f"Số lượt kết luận theo tiêu chí của từng đơn vị: {'; '.join(said)}.{sample}"


def changes(facts: MonthFacts) -> str:
    """Count changed points and objections, and say where they are listed."""
    annex = "Phụ lục kèm theo"
    first = (
        f"{len(facts.differing)} mục điểm khác với tự chấm, có lý do tại {annex}."
        if facts.differing
        else "Không có mục điểm nào khác với tự chấm."
    )
    if facts.agreed:
        first += (
            f" Ngoài ra {len(facts.agreed)} mục không có điểm tự chấm (“Không áp dụng”, “Không "
            f"phát sinh”), người thẩm định đồng ý, tại {annex}."
        )
    ruled = sum(bool(one.outcome) for one in facts.objected)
    second = (
        f"{len(facts.objected)} kiến nghị về điểm, {ruled} đã có kết luận, tại {annex}."
        if facts.objected
        else "Không có kiến nghị về điểm."
    )
    return f"{first} {second}"


def sources(facts: MonthFacts) -> str:
    """Count figures by where they come from."""
    said = [f"{origin}: {words.count(number)}" for origin, number in facts.origins]
    return f"Số liệu dùng để tính điểm: {'; '.join(said)}." if said else "Chưa có số liệu nào."

"""Tables of the letters: results by block, changed points, objections, late, low and unsent."""

from collections.abc import Iterable

from chamdiem.portal.approval.letters import words
from chamdiem.portal.approval.letters.facts import (
    AGREED,
    NONE,
    Changed,
    Late,
    MonthFacts,
    UnitResult,
    Unsent,
)
from chamdiem.writing.letter import Annex, Block, Paragraph, Table

FINGERPRINT = "Dấu vân của kết quả tháng (SHA-256)"


def results(facts: MonthFacts) -> Annex:
    """Return the annex of results: a table a block, by rank."""
    blocks: list[Block] = [Paragraph(f"Đơn vị tính: điểm. {standing_of_totals(facts)}")]
    for block in facts.blocks:
        units = [unit for unit in facts.units if unit.block == block]
        if units:
            blocks.append(_ranking(facts, f"Khối {block}: {len(units)} đơn vị", units))
    blocks.extend(fingerprint(facts))
    return Annex(f"Kết quả chấm điểm {words.month(facts)}", tuple(blocks))


def rectified(facts: MonthFacts) -> tuple[Annex, ...]:
    """Return the annex of what a correction changes: before, after, why; none for the month."""
    if facts.rectified is None:
        return ()
    rows = tuple(
        (
            str(place),
            one.unit,
            one.what,
            (facts.total if one.is_total else facts.points)(one.before),
            (facts.total if one.is_total else facts.points)(one.after),
            one.reason,
        )
        for place, one in enumerate(facts.rectified.rows, 1)
    )
    head = ("TT", "Cơ quan, đơn vị", "Tiêu chí", "Điểm trước", "Điểm sau", "Lý do đính chính")
    table = Table("", head, rows, frozenset({0, 3, 4}))
    told = Paragraph(f"Kết quả được đính chính: đã phê duyệt tại {facts.rectified.document}.")
    return (Annex(f"Điểm đính chính, kết quả {words.month(facts)}", (told, table), is_wide=True),)


def standing_of_totals(facts: MonthFacts) -> str:
    """Say the scale, and that a dash is no number."""
    best = facts.total(facts.maximum)
    return f"Thang điểm tối đa {best}; dấu “{NONE}” là không có điểm hoặc không xếp hạng."


def _ranking(facts: MonthFacts, caption: str, units: list[UnitResult]) -> Table:
    rows = tuple(
        (
            str(place),
            unit.name,
            facts.total(unit.total),
            unit.grade or NONE,
            str(unit.rank or NONE),
        )
        for place, unit in enumerate(units, 1)
    )
    head = ("TT", "Cơ quan, đơn vị", "Tổng điểm", "Xếp loại", "Thứ hạng")
    return Table(caption, head, rows, frozenset({0, 2, 4}))


def fingerprint(facts: MonthFacts) -> tuple[Block, ...]:
    """Return the month's fingerprint in full, nothing before it was submitted."""
    if facts.submitted is None:
        return ()
    return (Table("", (FINGERPRINT,), ((facts.submitted.fingerprint,),)),)


def changed(facts: MonthFacts) -> tuple[Annex, ...]:
    """Return the annex of points that are not as claimed, with reasons; none where all are."""
    if not facts.changed:
        return ()
    note = Paragraph("Chênh lệch là điểm kết luận trừ điểm tự chấm.")
    differing = (note, _differing(facts)) if facts.differing else ()
    title = f"Điểm thay đổi so với tự chấm {words.month(facts)}"
    return (Annex(title, (*differing, *_agreed(facts)), is_wide=True),)


def _differing(facts: MonthFacts) -> Table:
    rows = tuple(
        (
            str(place),
            one.unit,
            one.criterion,
            facts.points(one.claimed),
            facts.points(one.appraised),
            facts.points(one.concluded),
            _signed(facts, one.difference),
            one.reason or NONE,
        )
        for place, one in enumerate(facts.differing, 1)
    )
    head = (
        "TT", "Cơ quan, đơn vị", "Tiêu chí", "Điểm tự chấm", "Điểm thẩm định", "Điểm kết luận",
        "Chênh lệch", "Lý do",
    )  # fmt: skip
    return Table("", head, rows, frozenset({0, 3, 4, 5, 6}))


def _agreed(facts: MonthFacts) -> tuple[Block, ...]:
    """Return, a row a unit, the criteria it did not score and to whose answer was agreed."""
    if not facts.agreed:
        return ()
    units: dict[str, list[Changed]] = {}
    for one in facts.agreed:
        units.setdefault(one.unit, []).append(one)
    rows = tuple(
        (
            str(place),
            unit,
            str(len(found)),
            "; ".join(one.criterion for one in found),
            facts.points(sum(one.concluded or 0 for one in found)),
        )
        for place, (unit, found) in enumerate(units.items(), 1)
    )
    head = ("TT", "Cơ quan, đơn vị", "Số tiêu chí", "Tiêu chí", "Điểm kết luận")
    caption = f"Không có điểm tự chấm: {AGREED}"
    return (Table(caption, head, rows, frozenset({0, 2, 4})),)


def objected(facts: MonthFacts) -> tuple[Annex, ...]:
    """Return the annex of objections and rulings; none where nobody objected."""
    if not facts.objected:
        return ()
    rows = tuple(
        (
            str(place),
            one.unit,
            one.criterion,
            facts.points(one.asked),
            one.reason,
            one.outcome or "Chưa kết luận",
            facts.points(one.points),
            one.ruling or NONE,
        )
        for place, one in enumerate(facts.objected, 1)
    )
    head = (
        "TT", "Cơ quan, đơn vị", "Tiêu chí", "Điểm đề nghị", "Lý do kiến nghị", "Kết luận",
        "Điểm kết luận", "Lý do kết luận",
    )  # fmt: skip
    table = Table("", head, rows, frozenset({0, 3, 6}))
    title = f"Kiến nghị về điểm và kết luận {words.month(facts)}"
    return (Annex(title, (table,), is_wide=True),)


def late(rows: Iterable[Late]) -> Table:
    """Return the table of units that sent after the deadline of all, some with leave."""
    cells = tuple(
        (
            str(place),
            one.unit,
            one.block,
            words.instant(one.due_at),
            words.instant(one.leave_until) if one.leave_until else "không",
            words.instant(one.arrived_at),
            str(one.days),
        )
        for place, one in enumerate(rows, 1)
    )
    head = (
        "TT", "Cơ quan, đơn vị", "Khối", "Hạn chung", "Gia hạn riêng đến", "Ngày đến",
        "Số ngày làm việc sau hạn chung",
    )  # fmt: skip
    return Table("", head, cells, frozenset({0, 6}))


def unsent(rows: Iterable[Unsent]) -> Table:
    """Return the table of units that have not sent."""
    cells = tuple(
        (
            str(place),
            one.unit,
            one.block,
            words.instant(one.due_at),
            "quá hạn" if one.is_over else "còn hạn",
            one.state,
        )
        for place, one in enumerate(rows, 1)
    )
    head = ("TT", "Cơ quan, đơn vị", "Khối", "Hạn gửi", "Thời hạn", "Phiếu đang ở")
    return Table("", head, cells, frozenset({0}))


def low(facts: MonthFacts, rows: Iterable[UnitResult]) -> Table:
    """Return the table of units below the threshold."""
    cells = tuple(
        (str(place), one.name, one.block, facts.total(one.total), one.grade or NONE)
        for place, one in enumerate(rows, 1)
    )
    head = ("TT", "Cơ quan, đơn vị", "Khối", "Tổng điểm", "Xếp loại")
    return Table("", head, cells, frozenset({0, 3}))


def _signed(facts: MonthFacts, value: int | None) -> str:
    if value is None:
        return NONE
    return f"+{facts.points(value)}" if value > 0 else facts.points(value).replace("-", "−")

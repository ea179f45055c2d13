"""Phrases that the letters of a month share."""

from collections.abc import Iterator
from datetime import datetime

from chamdiem.engine.decimals import spoken
from chamdiem.portal.approval.letters.facts import MonthFacts
from chamdiem.portal.common import moments
from chamdiem.writing.letter import Paragraph
from chamdiem.writing.spelling import month_words

DRAFT = "Số liệu đọc ngày {day}, khi tháng chưa trình phê duyệt; kết quả có thể còn thay đổi."
TRIAL = (
    "Đây là kỳ chấm thử: kết quả và danh sách chỉ để theo dõi nội bộ, không dùng để đánh giá, "
    "đôn đốc và không công bố."
)
UNCONFIRMED = (
    "Tên cơ quan, ký hiệu, nơi lưu, địa danh là mặc định hệ thống – cần UBND tỉnh xác nhận."
)


def month(facts: MonthFacts) -> str:
    """Say the month as letters do: `tháng 10 năm 2026`, with the revision it is of."""
    revised = facts.submitted.revision if facts.submitted else 0
    said = f"tháng {month_words(facts.month.number)} năm {facts.month.year}"
    return f"{said} (đính chính lần {revised})" if revised else said


def count(number: int) -> str:
    """Write a count: `1.503`."""
    return spoken(number, 0)


def instant(at: datetime) -> str:
    """Write an instant in a table by its day in Vietnam."""
    return f"{moments.day_of(at):%d/%m/%Y}"


def window(facts: MonthFacts) -> str:
    """Say which days' figures count."""
    return f"số liệu từ ngày {facts.window_from:%d/%m/%Y} đến hết ngày {facts.window_to:%d/%m/%Y}"


def standing(facts: MonthFacts) -> str:
    """Say whether the month was submitted, so that a draft is not taken for more."""
    if facts.submitted is None:
        return DRAFT.format(day=f"{facts.read_on:%d/%m/%Y}")
    one = facts.submitted
    said = f"Kết quả đã chốt khi trình lần {one.number}, ngày {one.on:%d/%m/%Y}."
    return f"{said} Lý do đính chính: {one.reason}" if one.reason else said


def corrects(facts: MonthFacts) -> Iterator[Paragraph]:
    """Say which approved result a correction corrects, and how many numbers it moves."""
    if facts.rectified is not None:
        units = len({one.unit for one in facts.rectified.rows})
        yield Paragraph(
            f"Kết quả này đính chính kết quả đã phê duyệt tại {facts.rectified.document}; điểm của "
            f"{count(units)} cơ quan, đơn vị thay đổi, chi tiết tại Phụ lục điểm đính chính; điểm "
            "của các cơ quan, đơn vị khác giữ nguyên."
        )


def source(facts: MonthFacts) -> str:
    """Say at the end where the letter comes from."""
    said = [
        f"Dự thảo lập từ số liệu của hệ thống chấm điểm, {month(facts)}; số, ngày và chữ ký do "
        "văn thư và người có thẩm quyền ghi trên văn bản."
    ]
    if facts.names.unconfirmed:
        said.append(UNCONFIRMED)
    return " ".join(said)


def counted(facts: MonthFacts) -> str:
    """Count units by grade: `Tốt: 12; Yếu: 3`, in the order of the grades, best first."""
    counts = [
        (grade, sum(unit.grade == grade for unit in facts.units))
        for grade in reversed(facts.grades)
    ]
    said = [f"{grade}: {count} đơn vị" for grade, count in counts if count]
    without = sum(not unit.grade for unit in facts.units)
    if without:
        said.append(f"chưa xếp loại: {without} đơn vị")
    return "; ".join(said)

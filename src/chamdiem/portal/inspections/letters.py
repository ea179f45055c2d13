"""Biên bản kiểm tra in the form of NĐ 30/2020: from plain values to a `writing.Letter`.

Nothing here reads a row or a clock. What happened in the room is not in the system: who was there
writes it where dots stand.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from chamdiem.portal.approval.letters.facts import Names
from chamdiem.portal.approval.letters.minutes import BLANK
from chamdiem.portal.approval.letters.words import UNCONFIRMED
from chamdiem.writing import types
from chamdiem.writing.letter import Block, Heading, Letter, Paragraph, Signature, Table

TYPE, NONE = "Biên bản", "–"
TO_FILL = (f"Thời gian bắt đầu: {BLANK}", f"Địa điểm: {BLANK}")
OF_UNIT = f"Đại diện đơn vị được kiểm tra (họ tên, chức vụ): {BLANK}"
CLOSED = (
    f"Buổi làm việc kết thúc vào {BLANK}. Biên bản được đọc lại cho những người có mặt cùng nghe"
)
SOURCE = (
    "Dự thảo lập từ số liệu của hệ thống chấm điểm; số, ngày và chữ ký do văn thư và người có thẩm "
    "quyền ghi trên văn bản."
)


@dataclass(frozen=True, slots=True)
class Checked:
    """One item of the checklist, in words."""

    name: str
    outcome: str
    note: str


@dataclass(frozen=True, slots=True)
class Found:
    """One finding, in words."""

    number: int
    text: str
    severity: str
    remedy: str
    due_on: date


@dataclass(frozen=True, slots=True)
class MinutesFacts:
    """Everything that the minutes of an inspection say."""

    names: Names
    unit: str
    content: str
    basis_number: str
    basis_issued_on: date
    from_on: date
    to_on: date
    team: tuple[str, ...]
    items: tuple[Checked, ...]
    findings: tuple[Found, ...]
    mark: str = ""


def basis(number: str, issued_on: date) -> str:
    """Name the document on which an inspection rests; of no known type it is only a document.

    >>> basis("12/KH-SKHCN", date(2026, 1, 15)), basis("12", date(2026, 1, 15))
    ('Kế hoạch số 12/KH-SKHCN ngày 15/01/2026', 'Văn bản số 12 ngày 15/01/2026')
    """
    named = types.named(number)
    if named.startswith(types.DISPATCH):
        named = f"Văn bản số {number}"
    return f"{named} ngày {issued_on:%d/%m/%Y}"


def build(facts: MinutesFacts) -> Letter:
    """Build the biên bản kiểm tra."""
    names = facts.names
    return Letter(
        superior=names.superior,
        issuer=names.issuer,
        symbol=types.symbol(TYPE, names.symbol),
        place=names.place,
        type_name=TYPE,
        subject=f"Kiểm tra tại {facts.unit}",
        body=tuple(_content(facts)),
        signature=Signature("Trưởng đoàn kiểm tra"),
        beside=Signature("Đại diện đơn vị được kiểm tra"),
        recipients=(facts.unit, "Thành viên đoàn kiểm tra"),
        kept_by=names.kept_by,
        bases=(f"Căn cứ {basis(facts.basis_number, facts.basis_issued_on)}",),
        mark=facts.mark,
        source=f"{SOURCE} {UNCONFIRMED}" if names.unconfirmed else SOURCE,
    )


def _content(facts: MinutesFacts) -> Iterator[Block]:
    yield from map(Paragraph, TO_FILL)
    yield Heading("1. Thành phần")
    yield from (Paragraph(one) for one in facts.team)
    yield Paragraph(OF_UNIT)
    yield Heading("2. Nội dung, thời gian kiểm tra")
    yield Paragraph(f"Nội dung: {facts.content.rstrip('.')}.")
    yield Paragraph(
        f"Thời gian theo kế hoạch: từ ngày {facts.from_on:%d/%m/%Y} đến hết ngày "
        f"{facts.to_on:%d/%m/%Y}."
    )
    yield Heading("3. Kết quả kiểm tra")
    yield from _results(facts)
    yield Heading("4. Phát hiện và yêu cầu khắc phục")
    yield from _findings(facts)
    yield Heading("5. Ý kiến của đơn vị được kiểm tra")
    yield Paragraph(BLANK)
    yield Paragraph(CLOSED)


def _results(facts: MinutesFacts) -> Iterator[Block]:
    if not facts.items:
        yield Paragraph("Danh mục kiểm tra chưa có mục nào.")
        return
    yield Paragraph(f"Đã lập danh mục {len(facts.items)} mục, kết quả như sau:")
    rows = tuple(
        (str(place), one.name, one.outcome, one.note or NONE)
        for place, one in enumerate(facts.items, 1)
    )
    yield Table("", ("TT", "Mục kiểm tra", "Kết quả", "Ghi chú"), rows, frozenset({0}))


def _findings(facts: MinutesFacts) -> Iterator[Block]:
    if not facts.findings:
        yield Paragraph("Không có phát hiện nào phải khắc phục.")
        return
    yield Paragraph(f"Có {len(facts.findings)} phát hiện, đơn vị khắc phục đúng hạn sau:")
    rows = tuple(
        (str(one.number), one.text, one.severity, one.remedy, f"{one.due_on:%d/%m/%Y}")
        for one in facts.findings
    )
    head = ("Số", "Phát hiện", "Mức độ", "Yêu cầu khắc phục", "Hạn")
    yield Table("", head, rows, frozenset({0}))

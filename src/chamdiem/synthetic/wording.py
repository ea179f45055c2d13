"""The words of Tỉnh Mẫu: documents, explanations, reasons. All invented, none twice the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from chamdiem.engine import days
from chamdiem.engine.decimals import spoken
from chamdiem.engine.figures import State, Unit
from chamdiem.engine.periods import Month
from chamdiem.engine.scheme import Input, Leaf
from chamdiem.synthetic import draws
from chamdiem.synthetic.draws import Seed, between, once_in

Changed = tuple[Input, int, int, State]  # the figure, as claimed, as found, in what state
KINDS = ("BC", "KH", "CV", "TB", "QĐ")
WRONG = 70  # one document in so many is written down with a slip
_CUTS = (
    "Đối chiếu {document}: danh sách kèm theo chỉ đủ căn cứ cho “{name}” là {found}, "
    "đơn vị ghi {claimed}; tính lại theo danh sách.",
    "{document} nêu “{name}” bằng {found}, khác con số {claimed} trong phiếu; phần chênh lệch "
    "không có tài liệu đi kèm nên lấy theo văn bản.",
    "Phiếu ghi {claimed} ở “{name}”, trong đó có việc của tháng trước đã tính rồi; xem {document} "
    "còn {found}.",
    "Đã trao đổi với cán bộ tổng hợp: “{name}” tính cả việc đang làm dở; theo {document} việc xong "
    "là {found}, không phải {claimed}.",
    "Trang mở từ {document} chỉ có {found} mục đạt “{name}”; đơn vị tính {claimed} vì gộp mục "
    "trùng tên.",
)
_NOT_THERE = (
    "{document} không có bảng nào ghi {claimed} ở “{name}”; đã hỏi bổ sung một lần, đơn vị chưa "
    "gửi, nên ghi là chưa có số liệu.",
    "Số {claimed} ở “{name}” là ước tính, {document} không nhắc tới; ghi chưa có số liệu cho đến "
    "khi đơn vị gửi bảng kê.",
)
_REMARKS = (
    "Số liệu theo sổ theo dõi của {unit}, chốt ngày {day}; {number} việc có ghi người phụ trách.",
    "{unit} đã họp rà soát ngày {day}, biên bản {number} dòng lưu tại văn phòng.",
    "Tổng hợp từ báo cáo tuần của các bộ phận {unit} đến ngày {day}, mục {number}.",
    "So với tháng trước thay đổi ở {number} việc; {unit} đã cập nhật ngày {day}.",
)
_ASKS = (
    "Đề nghị gửi danh sách kèm theo {document}, phần nói về “{name}”.",
    "Con số ở “{name}” khác tháng trước; đề nghị giải thích và gửi {document} bản đầy đủ.",
    "Đường dẫn tới {document} không mở được; đề nghị gửi tệp hoặc số, ngày của văn bản.",
)
_OBJECTIONS = (
    "Kết luận chưa tính {document} mà đơn vị đã nộp ngày {day}; đề nghị xem lại “{name}”.",
    "Việc nêu trong lý do đã hoàn thành ngày {day}, có {document}; đề nghị tính đủ cho “{name}”.",
    "Đề nghị tính “{name}” theo bảng kê kèm {document}: phần bị trừ có tên trong bảng, dòng "
    "{number}.",
)
_CHANGED = (
    "Hội đồng xem {document}: bảng kê có đủ dòng bị trừ, ghi ngày {day} trong kỳ; tính lại theo "
    "số liệu đã thẩm định.",
    "{document} nộp đúng hạn ngày {day} nhưng bị bỏ sót khi thẩm định; tính đủ “{name}”.",
)
_UPHELD = (
    "{document} ghi ngày sau thời gian lấy số liệu, việc được tính vào tháng sau; giữ điểm đã "
    "thẩm định ở “{name}”.",
    "Bảng kê kèm {document} không có dòng đơn vị nêu; giữ nguyên điểm “{name}”.",
)
_LOWERED = (
    "{document} mới là dự thảo, chưa có số và ngày ban hành nên chưa tính đủ “{name}”.",
    "Mở {document}: trang được dẫn không nói đến “{name}”, nên chỉ ghi phần có căn cứ.",
)


@dataclass(frozen=True, slots=True)
class Document:
    """A document that a unit refers to."""

    number: str
    issued_on: date
    issuer: str
    subject: str

    def __str__(self) -> str:
        """Name it as letters do."""
        return f"văn bản số {self.number} ngày {self.issued_on:%d/%m/%Y}"


def document(unit: Unit, leaf: Leaf, month: Month, seed: Seed) -> Document:
    """Return the document that shows a criterion; a few are written down with a slip."""
    about = (seed, "document", unit.code, leaf.code, month)
    number = between(1, 480, *about)
    kind = KINDS[draws.number(*about, "kind") % len(KINDS)]
    day = _day(month, *about)
    subject = f"Về {leaf.name[0].lower()}{leaf.name[1:]} {month.spoken}"
    made = Document(
        f"{number}/{kind}-{unit.code.replace('.', '')} (giả định)", day, unit.name, subject
    )
    if not once_in(WRONG, *about, "slip"):
        return made
    slips = (
        Document(f"{day:%d/%m/%Y}", day, unit.name, subject),
        Document(made.number, day - timedelta(days=400), unit.name, subject),
        Document(made.number, day, unit.name, ""),
    )
    return slips[draws.number(*about, "which") % len(slips)]


def remark(unit: Unit, leaf: Leaf, month: Month, seed: Seed) -> str:
    """Return what a unit writes to a criterion."""
    return _said(_REMARKS, unit, leaf, month, seed, "remark")


def silent(unit: Unit, leaf: Leaf, month: Month, state: State) -> str:
    """Return why a criterion has no number."""
    number = draws.number("silent", unit.code, leaf.code) % 400 + 1
    if state is State.NOT_APPLICABLE:
        return (
            f"Quyết định số {number} (giả định) về chức năng của {unit.name} không giao quản lý "
            f"ngành nêu ở {leaf.code}."
        )
    return (
        f"{unit.name} đã rà soát {month.spoken}, sổ theo dõi số {number} không có việc nào thuộc "
        f"{leaf.code}."
    )


def cut(unit: Unit, leaf: Leaf, month: Month, changed: Sequence[Changed], seed: Seed) -> str:
    """Return why a verifier counts another figure."""
    item, claimed, found, state = changed[0]
    several = _NOT_THERE if state is State.MISSING else _CUTS
    return _said(
        several,
        unit,
        leaf,
        month,
        seed,
        "cut",
        name=item.name,
        claimed=spoken(claimed, item.decimals, shortest=True),
        found=spoken(found, item.decimals, shortest=True),
    )


def ask(unit: Unit, leaf: Leaf, month: Month, seed: Seed) -> str:
    """Return what a verifier asks of a unit."""
    return _said(_ASKS, unit, leaf, month, seed, "ask")


def lowered(unit: Unit, leaf: Leaf, month: Month, seed: Seed) -> str:
    """Return why a verifier recorded fewer points than the rule gives."""
    return _said(_LOWERED, unit, leaf, month, seed, "lowered")


def objection(unit: Unit, leaf: Leaf, month: Month, seed: Seed) -> str:
    """Return why a head objects."""
    return _said(_OBJECTIONS, unit, leaf, month, seed, "objection")


def ruling(unit: Unit, leaf: Leaf, month: Month, seed: Seed, *, changes: bool) -> str:
    """Return the council's reasons."""
    return _said(_CHANGED if changes else _UPHELD, unit, leaf, month, seed, "ruling")


def _said(
    several: Sequence[str],
    unit: Unit,
    leaf: Leaf,
    month: Month,
    seed: Seed,
    what: str,
    **words: str,
) -> str:
    about = (seed, what, unit.code, leaf.code, month)
    chosen = several[draws.number(*about) % len(several)]
    known = {
        "unit": unit.name,
        "name": leaf.name,
        "day": f"{_day(month, *about):%d/%m/%Y}",
        "number": str(between(2, 19, *about, "count")),
        "document": str(document(unit, leaf, month, seed)),
    }
    told = chosen.format(**known | words)
    return told[0].upper() + told[1:]


def _day(month: Month, seed: Seed, *about: object) -> date:
    last = date.fromordinal(days.last_day(month.year, month.number))
    return date(month.year, month.number, between(1, last.day, seed, *about, "day"))

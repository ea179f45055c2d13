"""Letters that the tests write."""

from datetime import date

from chamdiem.writing import types
from chamdiem.writing.letter import Annex, Article, Heading, Letter, Paragraph, Signature, Table

UNSENT = Table(
    "Các đơn vị chưa gửi",
    ("TT", "Đơn vị", "Hạn gửi", "Điểm tháng trước"),
    (("1", "Sở Y tế", "07/9/2026", "81,25"), ("2", "Xã Bình Lư", "07/9/2026", "–")),
    frozenset({3}),
)


def dispatch(**changes: object) -> Letter:
    """Return a công văn to two addressees."""
    fields: dict[str, object] = {
        "superior": "UBND tỉnh Lai Châu",
        "issuer": "Sở Khoa học và Công nghệ",
        "symbol": types.symbol(types.DISPATCH, "SKHCN", "CĐS"),
        "place": "Lai Châu",
        "type_name": types.DISPATCH,
        "subject": "đôn đốc gửi phiếu tự chấm tháng 8/2026",
        "body": (Paragraph("Đề nghị gửi phiếu tự chấm."), UNSENT, Paragraph("Đề nghị quan tâm.")),
        "signature": Signature("Phó Giám đốc", ("KT. Giám đốc",)),
        "recipients": ("Như trên", "UBND tỉnh (b/c)"),
        "kept_by": "CĐS",
        "addressees": ("Sở Y tế", "Ủy ban nhân dân xã Bình Lư"),
        "month": date(2026, 9, 1),
    }
    return Letter(**(fields | changes))  # type: ignore[arg-type]


def report(**changes: object) -> Letter:
    """Return a báo cáo with bases and headings."""
    fields: dict[str, object] = {
        "type_name": "Báo cáo",
        "symbol": types.symbol("Báo cáo", "SKHCN"),
        "subject": "Kết quả chấm điểm tháng 8/2026",
        "addressees": (),
        "bases": ("Căn cứ Quyết định số 4585/QĐ-BKHCN", "Căn cứ Công văn số 112/UBND-VX"),
        "body": (Heading("I. KẾT QUẢ"), UNSENT, Paragraph("Trên đây là kết quả.")),
        "number": 5,
        "day": date(2026, 1, 7),
    }
    return dispatch(**(fields | changes))


def decision(**changes: object) -> Letter:
    """Return a quyết định of the provincial chairman, with a wide annex and an upright one."""
    fields: dict[str, object] = {
        "superior": "",
        "issuer": "Ủy ban nhân dân tỉnh Lai Châu",
        "symbol": types.symbol("Quyết định", "UBND"),
        "type_name": "Quyết định",
        "subject": "Về việc phê duyệt kết quả tháng 8 năm 2026",
        "acts_as": "Chủ tịch Ủy ban nhân dân tỉnh Lai Châu",
        "body": (Article("Điều 1.", "Phê duyệt kết quả."), Article("Điều 2.", "Có hiệu lực.")),
        "signature": Signature("Chủ tịch"),
        "annexes": (Annex("Kết quả", (UNSENT,)), Annex("Điểm thay đổi", (UNSENT,), is_wide=True)),
        "number": None,
        "day": None,
        "mark": "CHẤM THỬ",
    }
    return report(**(fields | changes))


def minutes(**changes: object) -> Letter:
    """Return a biên bản that a secretary signs beside who chaired."""
    fields: dict[str, object] = {
        "type_name": "Biên bản",
        "symbol": types.symbol("Biên bản", "SKHCN"),
        "bases": (),
        "signature": Signature("Chủ trì"),
        "beside": Signature("Thư ký"),
        "annexes": (Annex("Kết quả", (Paragraph("Đơn vị tính: điểm."), UNSENT)),),
    }
    return report(**(fields | changes))

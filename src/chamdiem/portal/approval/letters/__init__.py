"""The letters of a month, in the form of NĐ 30/2020: from plain values to a `writing.Letter`.

Nothing here reads a row or a clock: `queries.letters` gathers the facts, `writing` makes the file.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from chamdiem.portal.approval.letters import minutes, notices, reports, submissions
from chamdiem.portal.approval.letters.facts import MonthFacts
from chamdiem.writing import docx_file
from chamdiem.writing.letter import Letter


class Needs(Enum):
    """What must be there before a letter can be made, in words."""

    NOTHING = "có từ khi mở kỳ"
    RESULT = "có từ giai đoạn Kết quả dự kiến"
    SUBMISSION = "có khi đã trình, vì phải in dấu vân của kết quả"


@dataclass(frozen=True, slots=True)
class Kind:
    """One letter of a month: its code in the address, its name, what it needs, how it is built."""

    code: str
    name: str
    words: str
    needs: Needs
    build: Callable[[MonthFacts], Letter]

    def is_there(self, facts: MonthFacts) -> bool:
        """Tell whether the month has come far enough for it."""
        if self.needs is Needs.SUBMISSION:
            return facts.submitted is not None
        return self.needs is Needs.NOTHING or facts.has_result


KINDS = {
    one.code: one
    for one in (
        Kind(
            "bien-ban-tham-dinh",
            "Biên bản thẩm định",
            "Việc gửi phiếu, cách kết luận, điểm thay đổi kèm lý do, kiến nghị.",
            Needs.RESULT,
            minutes.build,
        ),
        Kind(
            "to-trinh",
            "Tờ trình",
            "Sở trình UBND tỉnh phê duyệt kết quả tháng.",
            Needs.RESULT,
            submissions.build,
        ),
        Kind(
            "du-thao-thong-bao",
            "Dự thảo Thông báo",
            "UBND tỉnh thông báo kết quả; có bảng điểm và dấu vân.",
            Needs.SUBMISSION,
            notices.build,
        ),
        Kind(
            "du-thao-quyet-dinh",
            "Dự thảo Quyết định",
            "Chủ tịch UBND tỉnh phê duyệt kết quả; có bảng điểm và dấu vân.",
            Needs.SUBMISSION,
            notices.decide,
        ),
        Kind(
            "bao-cao-thang",
            "Báo cáo kết quả tháng",
            "Việc gửi phiếu, kết quả theo khối, điểm thay đổi, nguồn số liệu.",
            Needs.RESULT,
            reports.build,
        ),
        Kind(
            "danh-sach-gui-cham",
            "Danh sách đơn vị gửi chậm",
            "Đơn vị gửi phiếu sau thời hạn của mình.",
            Needs.NOTHING,
            reports.late,
        ),
        Kind(
            "danh-sach-chua-gui",
            "Danh sách đơn vị chưa gửi",
            "Đơn vị chưa gửi phiếu, phiếu đang ở bước nào.",
            Needs.NOTHING,
            reports.unsent,
        ),
        Kind(
            "danh-sach-diem-thap",
            "Danh sách đơn vị điểm thấp",
            "Đơn vị có tổng điểm dưới ngưỡng.",
            Needs.RESULT,
            reports.low,
        ),
    )
}


def write(kind: Kind, facts: MonthFacts) -> bytes:
    """Return the letter as a DOCX."""
    return docx_file.write(kind.build(facts))


def file_name(kind: Kind, facts: MonthFacts) -> str:
    """Name the file; a trial says so there too."""
    trial = "CHAM-THU-KHONG-DUNG-DE-DANH-GIA-" if facts.is_trial else ""
    return f"{trial}{kind.code}-{facts.month}.docx"

"""The invented act that orders the scoring of Tỉnh Mẫu, and what its leader confirmed (I34)."""

from collections.abc import Mapping
from datetime import date, datetime

from chamdiem.portal.accounts.models import User
from chamdiem.portal.approval import actions as approval
from chamdiem.portal.home.demonstration import accounts
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.periods import actions as periods
from chamdiem.portal.periods.choices import Line
from chamdiem.portal.periods.facts import Act

ISSUER = "UBND Tỉnh Mẫu (giả định)"
ORDERED = date(2025, 8, 4)
ACT = Act("21/QĐ-MẪU (giả định)", ORDERED, ISSUER)
PUBLIC = ("22/QĐ-MẪU (giả định)", date(2025, 8, 6))
NOTES = {
    Line.SCHEME: "Bộ tiêu chí mười bốn nội dung, bản minh hoạ, dùng cho Tỉnh Mẫu.",
    Line.POPULATION: "57 đơn vị: 19 sở, ban, ngành và 38 xã, phường. Cơ quan trung ương trên địa "
    "bàn chỉ theo dõi.",
    Line.CALENDAR: "Theo các mốc mặc định, tính bằng ngày làm việc sau tháng chấm.",
    Line.MISSING: "Không gửi phiếu thì các số liệu của tháng coi là chưa có.",
    Line.DEPARTMENT: "Sở Tài chính Tỉnh Mẫu thẩm định phiếu của Sở KH&CN.",
    Line.VERIFIERS: "Sở Tài chính thẩm định nội dung 6 và 8; Sở KH&CN thẩm định phần còn lại.",
    Line.SECTION_THREE: "Mục 3 là nhóm M3 của bộ tiêu chí minh hoạ.",
    Line.HEADS: "Bình quân theo số ngày giữ chức vụ.",
    Line.PUBLICATION: "Công bố điểm của mọi khối, theo Quyết định 22/QĐ-MẪU (giả định).",
    Line.CV_8548: "Theo văn bản của Ban Tổ chức; trong Tỉnh Mẫu số do Sở Nội vụ cung cấp.",
    Line.LOW_SCORE: "Dưới 50 điểm.",
}


def load(*, there: Mapping[str, Organisation], leader: User, at: datetime) -> None:
    """Confirm every line and enter the basis of publication, as a real leader would."""
    for line in Line:
        is_department = line is Line.DEPARTMENT
        periods.confirm_line(
            line=line,
            basis=f"Quyết định {ACT.number} ngày {ORDERED:%d/%m/%Y} của {ISSUER}",
            note=NOTES[line],
            department=there[accounts.DEPARTMENT] if is_department else None,
            reviewer=there[accounts.REVIEWER] if is_department else None,
            by=leader,
            at=at,
        )
    number, on = PUBLIC
    approval.set_rule(basis_number=number, basis_on=on, basis_issuer=ISSUER, by=leader, at=at)

"""The fourteen duties of a head (mười bốn nội dung), as Công văn 1314/STTTT-BCVTCNTT lists them.

The dispatch says what is to be done and by nobody when, save duty 14 (yearly); rhythms and days
are defaults of the system that the province confirms.
"""

from dataclasses import dataclass
from enum import StrEnum

SOURCE = "Công văn 1314/STTTT-BCVTCNTT ngày 05/6/2025 của Sở KH&CN tỉnh Lai Châu"


class Rhythm(StrEnum):
    """When a duty falls due (chu kỳ)."""

    DOCUMENT = "document"  # for each document that must be made known
    YEAR = "year"  # by a day of January
    YEAR_END = "year-end"  # by a day of December
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"
    CHANGE = "change"  # whenever something changes or arises


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty: its number, title, rhythms, what its answer must bring (nội dung)."""

    number: int
    title: str
    short: str
    rhythms: tuple[Rhythm, ...]
    asks: str
    has_share: bool = False  # numerator and denominator
    has_document: bool = False  # number and day of a document
    has_link: bool = False
    has_supervised: bool = False
    is_of_sectors: bool = False
    may_be_nothing: bool = False
    nothing: str = "Không phát sinh"
    change: str = "Báo thay đổi"


DUTIES = (
    Duty(1, "Tổ chức quán triệt các văn bản trong cơ quan, tổ chức quản lý", "Quán triệt văn bản",
         (Rhythm.DOCUMENT,), "Hình thức quán triệt, ngày, số người dự.", has_document=True),
    Duty(2, "Xây dựng Kế hoạch thực hiện; người đứng đầu trực tiếp phụ trách, chỉ đạo",
         "Kế hoạch riêng", (Rhythm.YEAR, Rhythm.DOCUMENT),
         "Số, ngày của Kế hoạch; người đứng đầu trực tiếp phụ trách.", has_document=True),
    Duty(3, "Đăng tải các văn bản lên Trang thông tin điện tử của cơ quan, đơn vị",
         "Đăng tải văn bản", (Rhythm.DOCUMENT,), "Đường dẫn đến đúng bài đăng.", has_link=True),
    Duty(4, "Rà soát các khó khăn, vướng mắc gửi Sở KH&CN tổng hợp", "Khó khăn, vướng mắc",
         (Rhythm.MONTH,), "Từng khó khăn, vướng mắc và đề nghị ai làm gì, trước ngày nào.",
         may_be_nothing=True, nothing="Không có khó khăn, vướng mắc"),
    Duty(5, "Đẩy mạnh chuyển đổi số trong ngành trọng điểm", "Chuyển đổi số ngành",
         (Rhythm.MONTH,), "Nhiệm vụ của ngành đã xong trong số phải xong.", has_share=True,
         is_of_sectors=True),
    Duty(6, "Bố trí nguồn lực thực hiện các mục tiêu, nhiệm vụ trong Kế hoạch", "Nguồn lực",
         (Rhythm.YEAR, Rhythm.QUARTER), "Kinh phí bố trí, giải ngân trên kinh phí cần.",
         has_share=True),
    Duty(7, "Phát động phong trào thi đua; biểu dương, khen thưởng kịp thời",
         "Thi đua, khen thưởng", (Rhythm.YEAR, Rhythm.CHANGE),
         "Văn bản phát động; quyết định khen thưởng nếu có.", has_document=True,
         change="Ghi một lần khen thưởng"),
    Duty(8, "Bố trí biên chế, số lượng người làm việc đáp ứng yêu cầu", "Biên chế",
         (Rhythm.HALF, Rhythm.CHANGE), "Số người đã bố trí trên số người cần.", has_share=True),
    Duty(9, "Bố trí tỷ lệ lãnh đạo có chuyên môn KH-KT, chuyển đổi số (tối thiểu 25 %)",
         "Tỷ lệ lãnh đạo 25 %", (Rhythm.HALF, Rhythm.CHANGE),
         "Số lãnh đạo đạt trên tổng số lãnh đạo.",
         has_share=True),
    Duty(10, "Kiện toàn đầu mối chuyên trách hoặc cán bộ phụ trách trực tiếp", "Đầu mối",
         (Rhythm.CHANGE,), "Quyết định phân công đầu mối.", has_document=True),
    Duty(11, "Tạo điều kiện để công chức, viên chức tham gia đào tạo, bồi dưỡng",
         "Đào tạo, bồi dưỡng", (Rhythm.QUARTER,),
         "Số lượt người được đào tạo trên số người phải đào tạo.",
         has_share=True, may_be_nothing=True),
    Duty(12, "Thực hiện phòng, chống tham nhũng, tiêu cực, lãng phí trong triển khai nhiệm vụ",
         "Phòng, chống tham nhũng", (Rhythm.HALF,), "Cam kết của người đứng đầu, việc đã làm.",
         has_document=True),
    Duty(13, "Người đứng đầu trực tiếp theo dõi, đôn đốc, kiểm tra, đánh giá kết quả",
         "Tự theo dõi, kiểm tra", (Rhythm.MONTH,), "Cuộc họp chủ trì, cuộc kiểm tra; ngày.",
         has_supervised=True, may_be_nothing=True),
    Duty(14, "Đưa mức độ hoàn thành nhiệm vụ chuyển đổi số vào đánh giá, xếp loại hằng năm",
         "Gắn với đánh giá", (Rhythm.YEAR_END,), "Văn bản đưa tiêu chí vào đánh giá, xếp loại.",
         has_document=True),
)  # fmt: skip
BY_NUMBER = {one.number: one for one in DUTIES}
TARGET_PERCENT = 25
"""The share of duty 9: the dispatch's own figure (phấn đấu tối thiểu đạt 25 %)."""

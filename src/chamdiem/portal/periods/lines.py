"""The page “Việc tỉnh phải xác nhận trước khi chấm chính thức”: each line in plain words.

A line says what the province must decide, and where what stands now is seen in the system.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from chamdiem.portal.periods.choices import Line

TITLE = "Việc tỉnh phải xác nhận trước khi chấm chính thức"


@dataclass(frozen=True, slots=True)
class Question:
    """What a line asks of the province, and where the answer in use is seen."""

    words: str
    seen_at: str
    seen_words: str


QUESTIONS: Mapping[Line, Question] = {
    Line.SCHEME: Question(
        "Quyết định nào, phụ lục nào ban hành bộ tiêu chí đang có hiệu lực; phiên bản đã nạp đúng "
        "với phụ lục ấy.",
        "/bo-tieu-chi/",
        "Bộ tiêu chí",
    ),
    Line.POPULATION: Question(
        "Những cơ quan, đơn vị nào phải gửi phiếu tự chấm; khối nào được chấm, khối nào chỉ theo "
        "dõi.",
        "/co-quan/khoi/",
        "Cơ quan, đơn vị: khối chấm điểm",
    ),
    Line.CALENDAR: Question(
        "Ngày mở nhập và các mốc theo ngày làm việc sau tháng chấm; kỳ số liệu là tháng dương lịch "
        "hay từ ngày 15 đến ngày 14.",
        "/ky/lich-12-thang/",
        "Lịch các mốc 12 tháng tới",
    ),
    Line.MISSING: Question(
        "Gửi sau thời hạn thì tính thế nào; tiêu chí để trống, “Chưa có số liệu” được bao nhiêu "
        "điểm.",
        "/bo-tieu-chi/",
        "Cách xử lý ghi ở từng tiêu chí",
    ),
    Line.DEPARTMENT: Question(
        "Sở KH&CN không tự thẩm định phiếu của mình: cơ quan nào thẩm định phiếu ấy.",
        "/ky/viec-can-xac-nhan/",
        "Chọn ngay ở dòng này",
    ),
    Line.VERIFIERS: Question(
        "Mỗi tiêu chí do cơ quan nào thẩm định.",
        "/bo-tieu-chi/",
        "Cơ quan thẩm định ghi ở từng tiêu chí",
    ),
    Line.SECTION_THREE: Question(
        "“Mục 3” được viện dẫn trong văn bản là mục nào, của văn bản nào.",
        "/bo-tieu-chi/",
        "Căn cứ ghi ở từng tiêu chí",
    ),
    Line.HEADS: Question(
        "Điểm của người đứng đầu tính từ điểm cơ quan ra sao; giữ chức vụ bao nhiêu ngày thì tính "
        "tháng.",
        "/mac-dinh/",
        "Mặc định hệ thống",
    ),
    Line.PUBLICATION: Question(
        "Kết quả công bố cho ai, khối nào, từ khi nào, theo văn bản nào. Chưa có căn cứ thì không "
        "công bố.",
        "/tinh/",
        "Kết quả của tỉnh",
    ),
    Line.CV_8548: Question(
        "Hiểu nội dung mục 5 Công văn 8548-CV/BTCTW thế nào khi dùng kết quả chấm điểm.",
        "/mac-dinh/",
        "Mặc định hệ thống",
    ),
    Line.LOW_SCORE: Question(
        "Dưới mức nào là điểm thấp phải giải trình, đôn đốc.",
        "/mac-dinh/",
        "Mặc định hệ thống",
    ),
}

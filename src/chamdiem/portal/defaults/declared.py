"""Every value that the system chose itself, once, with its words (mặc định hệ thống).

The province confirms or changes each one by a dated decision; until then the value is used and
marked “mặc định hệ thống – cần UBND tỉnh xác nhận”.
"""

from typing import Any

from chamdiem.portal.defaults.following import FOLLOWING
from chamdiem.portal.defaults.kinds import (
    CHOICE,
    DAYS,
    NUMBER,
    TEXT,
    UNITS,
    BadValue,
    Default,
    UnknownDefault,
    Value,
)

__all__ = [
    "ALL",
    "BY_CODE",
    "CHOICE",
    "DAYS",
    "NUMBER",
    "TEXT",
    "UNITS",
    "BadValue",
    "Default",
    "UnknownDefault",
    "Value",
    "default",
]

# The deadlines of a month, in working days after the last day whose figures count.
MONTH_DAYS = (
    ("periods.holders-days", "Cơ quan giữ dữ liệu cung cấp số liệu", 3),
    ("periods.sending-days", "Đơn vị gửi phiếu tự chấm", 5),
    ("periods.appraisal-days", "Thẩm định xong, kể cả một lượt bổ sung", 10),
    ("periods.provisional-days", "Thông báo kết quả dự kiến", 11),
    ("periods.objection-days", "Nhận kiến nghị về điểm", 13),
    ("periods.ruling-days", "Kết luận kiến nghị về điểm", 15),
    ("periods.submission-days", "Trình phê duyệt", 16),
    ("periods.approval-days", "Phê duyệt và thông báo cho các đơn vị", 18),
)


def _working_days(code: str, title: str, value: int) -> Default:
    """Declare one deadline of a month (mốc của kỳ chấm điểm)."""
    return Default(
        code=code,
        title=f"Kỳ chấm điểm: {title[0].lower()}{title[1:]}",
        words="Thời hạn là hết ngày làm việc thứ chừng này sau ngày cuối của kỳ số liệu; áp dụng "
        "cho các kỳ mở từ sau khi ghi.",
        kind=DAYS,
        value=value,
        unit=" ngày làm việc",
        why="Đủ cho từng bước mà cả tháng vẫn xong trong 18 ngày làm việc.",
        least=1,
        most=60,
    )


# The rhythm of the fourteen duties; the dispatch that lists them names no day.
DUTY_DAYS = (
    ("known-days", "Nội dung 1: quán triệt một văn bản", 10, " ngày làm việc sau khi nhận"),
    ("plan-days", "Nội dung 2: kế hoạch sau văn bản mới", 20, " ngày làm việc sau khi nhận"),
    ("posting-days", "Nội dung 3: đăng tải một văn bản", 5, " ngày làm việc sau khi nhận"),
    ("focal-point-days", "Nội dung 10: cử đầu mối sau khi thay đổi", 15, " ngày"),
    ("change-days", "Nội dung 7, 8, 9: báo khi phát sinh, thay đổi", 15, " ngày"),
    ("january-day", "Nội dung 2, 6, 7: việc đầu năm, đến hết ngày", 31, " tháng 01"),
    ("december-day", "Nội dung 14: gắn với đánh giá, đến hết ngày", 15, " tháng 12"),
)


def _duty(code: str, title: str, value: int, unit: str) -> Default:
    """Declare one day of the fourteen duties (mười bốn nội dung)."""
    return Default(
        code=f"duties.{code}",
        title=f"Mười bốn nội dung: {title[0].lower()}{title[1:]}",
        words="Hạn mà hệ thống mở cho từng đơn vị; áp dụng cho những lần mở từ sau khi ghi.",
        kind=DAYS,
        value=value,
        unit=unit,
        why="Công văn hướng dẫn nêu nội dung, không nêu thời hạn.",
        least=1,
        most=31 if code.endswith("-day") else 90,
    )


# Who issues the letters of a month; “…” stands for the name of the province.
LETTER_NAMES = (
    ("superior", "Cơ quan chủ quản của Sở", "UBND tỉnh …"),
    ("issuer", "Tên Sở ban hành", "Sở Khoa học và Công nghệ"),
    ("symbol", "Ký hiệu của Sở", "SKHCN"),
    ("signer", "Chức vụ người ký của Sở", "Giám đốc"),
    ("kept-by", "Đơn vị soạn của Sở, ở dòng “Lưu: VT”", "CĐS"),
    ("approver", "Cơ quan phê duyệt kết quả", "Ủy ban nhân dân tỉnh …"),
    ("approver-symbol", "Ký hiệu của cơ quan phê duyệt", "UBND"),
    ("approver-kept-by", "Đơn vị soạn của cơ quan phê duyệt, ở dòng “Lưu: VT”", "VX"),
    ("chairman", "Thẩm quyền ban hành Quyết định", "Chủ tịch Ủy ban nhân dân tỉnh …"),
    ("place", "Địa danh", "…"),
)


def _letter_name(code: str, title: str, value: str) -> Default:
    """Declare one name in the letters of a month (văn bản của tháng)."""
    return Default(
        code=f"letters.{code}",
        title=f"Văn bản của tháng: {title[0].lower()}{title[1:]}",
        words="In trong biên bản, tờ trình, dự thảo, báo cáo của tháng. Dấu “…” được thay bằng tên "
        "tỉnh đã ghi ở Cơ quan, đơn vị.",
        kind=TEXT,
        value=value,
        why="Theo thể thức Nghị định 30/2020/NĐ-CP và cách đặt tên thường dùng.",
        law="Nghị định 30/2020/NĐ-CP, Phụ lục I",
    )


def _review(code: str, title: str, words: str, value: int, unit: str, **bounds: Any) -> Default:
    """Declare one threshold of data review (rà soát số liệu)."""
    return Default(
        code=f"review.{code}",
        title=f"Rà soát số liệu: {title}",
        words=f"{words} Chỉ nêu việc cần kiểm tra, không làm đổi điểm.",
        kind=NUMBER,
        value=value,
        unit=unit,
        why="Chọn sao cho số liệu bình thường ít khi bị nêu; thử trên số liệu giả định có đáp án.",
        **bounds,
    )


REVIEW = (
    _review(
        "months",
        "số tháng trước được so",
        "So với chừng này tháng gần nhất đã có kết quả thẩm định.",
        3,
        " tháng",
        least=2,
        most=6,
    ),
    _review(
        "claims-percent",
        "tự chấm cao hơn mức được công nhận trước đây",
        "Nêu khi cả bình quân các tháng trước và tháng này đều vượt mức được công nhận từ chừng "
        "này phần trăm điểm tối đa của tiêu chí.",
        30,
        "% điểm tối đa",
        least=5,
        most=100,
    ),
    _review(
        "jump-percent",
        "số liệu thay đổi đột ngột",
        "Nêu khi số liệu lệch trung vị các tháng trước từ chừng này phần trăm và vượt hẳn mức dao "
        "động thường thấy của chính đơn vị.",
        60,
        "%",
        least=10,
        most=1000,
    ),
    _review(
        "round-percent",
        "nhiều số tròn chục",
        "Nêu khi từ chừng này phần trăm số liệu hai chữ số trở lên của đơn vị tròn chục.",
        70,
        "%",
        least=30,
        most=100,
    ),
    _review(
        "text-letters",
        "giải thích giống nhau",
        "Chỉ so các giải thích dài từ chừng này ký tự.",
        40,
        " ký tự",
        least=10,
        most=1000,
    ),
    _review(
        "same-units",
        "tiêu chí không phân biệt",
        "Nêu khi ít nhất chừng này đơn vị đã gửi và tất cả bằng điểm nhau.",
        5,
        " đơn vị",
        least=3,
        most=200,
    ),
)


ALL = (
    Default(
        code="posts.minimum-days",
        title="Số ngày giữ chức vụ tối thiểu để tính kết quả tháng cho người đứng đầu",
        words="Ít hơn số ngày này trong tháng thì tháng đó ghi “không đủ thời gian giữ chức vụ” và "
        "không vào điểm bình quân của người đứng đầu.",
        kind=DAYS,
        value=15,
        why="Nửa tháng: người giữ chức vụ ít hơn chưa tác động được đến kết quả của tháng.",
        least=1,
        most=31,
    ),
    Default(
        code="posts.focal-point-warning-days",
        title="Báo trước khi quyết định phân công đầu mối hết hiệu lực",
        words="Còn chừng này ngày thì trang của cơ quan nhắc thay hoặc gia hạn quyết định.",
        kind=DAYS,
        value=30,
        why="Đủ thời gian để cơ quan trình ký quyết định mới.",
        most=180,
    ),
    Default(
        code="calendar.before-day",
        title="Cách hiểu “trước ngày D” trong văn bản",
        words="Dùng cho mọi thời hạn ghi “trước ngày …”.",
        kind=CHOICE,
        value="before",
        options={
            "before": "hết ngày D−1 (trước ngày D, không gồm ngày D)",
            "on": "hết ngày D (gồm cả ngày D)",
        },
        why="Hiểu theo mặt chữ: trước ngày D là không gồm ngày D.",
    ),
    Default(
        code="calendar.soon-days",
        title="Khi nào một thời hạn là “sắp đến hạn”",
        words="Còn không quá chừng này ngày làm việc thì thời hạn được đánh dấu “sắp đến hạn”.",
        kind=DAYS,
        value=3,
        unit=" ngày làm việc",
        why="Phần mềm theo dõi nhiệm vụ ở các nơi thường nhắc trước 3 ngày.",
        most=30,
    ),
    Default(
        code="periods.entry-day",
        title="Kỳ chấm điểm: ngày bắt đầu nhập phiếu tự chấm",
        words="Từ đầu ngày này, cuối kỳ số liệu, đơn vị nhập được phiếu tự chấm.",
        kind=NUMBER,
        value=25,
        unit=" (ngày trong tháng)",
        why="Khoảng một tuần trước khi chốt số liệu, đủ để chuẩn bị phần không đổi.",
        least=1,
        most=28,
    ),
    *(_working_days(code, title, value) for code, title, value in MONTH_DAYS),
    Default(
        code="appraisal.answer-days",
        title="Thẩm định: thời hạn đơn vị bổ sung, giải trình",
        words="Hạn là hết ngày làm việc thứ chừng này sau ngày được yêu cầu, không quá hạn thẩm "
        "định của kỳ.",
        kind=DAYS,
        value=1,
        unit=" ngày làm việc",
        why="Một lượt bổ sung phải nằm trọn trong thời gian thẩm định.",
        least=1,
        most=10,
    ),
    Default(
        code="appraisal.sample-percent",
        title="Thẩm định: tỷ lệ mẫu kiểm tra những tiêu chí đã chấp nhận mà không xem",
        words="Chừng này phần trăm, làm tròn lên, được rút theo hạt giống có ghi lại; tiêu chí rủi "
        "ro hơn dễ được rút hơn.",
        kind=NUMBER,
        value=10,
        unit=" %",
        why="Đủ để phát hiện khai sai lặp lại mà người thẩm định xem được trong một ngày.",
        least=1,
        most=100,
    ),
    Default(
        code="approval.publication-days",
        title="Công bố: sau khi thông báo cho các đơn vị",
        words="Kết quả tháng công bố được sau chừng này ngày làm việc trọn vẹn kể từ ngày thông "
        "báo, để mỗi người đứng đầu xem kết quả của đơn vị mình trước.",
        kind=DAYS,
        value=1,
        unit=" ngày làm việc",
        why="Ít nhất một ngày làm việc để người đứng đầu biết kết quả trước khi công bố.",
        least=1,
        most=30,
    ),
    Default(
        code="privacy.request-days",
        title="Thời hạn trả lời yêu cầu về dữ liệu cá nhân",
        words="Hạn là hết ngày làm việc thứ chừng này sau ngày nhận yêu cầu.",
        kind=DAYS,
        value=2,
        unit=" ngày làm việc",
        why="Theo báo chí tường thuật luật; hệ thống chưa đối chiếu được nguyên văn điều khoản.",
        law="Luật 91/2025/QH15, Nghị định 356/2025/NĐ-CP (nguồn thứ cấp)",
        least=1,
        most=30,
    ),
    Default(
        code="privacy.draft-days",
        title="Giữ tệp đã kiểm tra mà chưa ai quyết định",
        words="Quá chừng này ngày, tệp bộ tiêu chí hoặc bản chấm thử chưa “Giữ lại” bị xoá.",
        kind=DAYS,
        value=90,
        why="Một quý: tệp chưa quyết định không phải là hồ sơ, chỉ người nạp thấy.",
        least=7,
    ),
    Default(
        code="months.low-percent",
        title="Ngưỡng điểm thấp",
        words="Tổng điểm tháng dưới chừng này phần trăm thang điểm là điểm thấp, vào danh sách đơn "
        "vị điểm thấp. Kỳ chấm thử chỉ xem nội bộ.",
        kind=NUMBER,
        value=50,
        unit="% thang điểm",
        why="Nửa thang điểm; văn bản chưa quy định mức nào là thấp.",
        least=1,
        most=100,
    ),
    *(_letter_name(*one) for one in LETTER_NAMES),
    *(_duty(*one) for one in DUTY_DAYS),
    *FOLLOWING,
    *REVIEW,
)
BY_CODE = {one.code: one for one in ALL}


def default(code: str) -> Default:
    """Return the default of that code."""
    if code not in BY_CODE:
        raise UnknownDefault(code)
    return BY_CODE[code]

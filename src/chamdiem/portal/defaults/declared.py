"""Every value that the system chose itself, once, with its words (mặc định hệ thống).

The province confirms or changes each one by a dated decision; until then the value is used and
marked “mặc định hệ thống – cần UBND tỉnh xác nhận”.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

Value = int | str
DAYS, CHOICE, NUMBER, TEXT = "days", "choice", "number", "text"
UNITS = {DAYS: " ngày", NUMBER: ""}


class UnknownDefault(KeyError):
    """Raise when code asks for a default that is not declared here."""


class BadValue(ValueError):
    """Raise when a default cannot have that value; says which it can have."""


@dataclass(frozen=True, slots=True)
class Default:
    """One default: what it decides, the value chosen, why, and the law where one was found."""

    code: str
    title: str
    words: str
    kind: str
    value: Value
    why: str
    law: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    least: int = 0
    most: int = 366
    unit: str = ""

    def shown(self, value: Value) -> str:
        """Say a value as people read it."""
        if self.kind == CHOICE:
            return self.options.get(str(value), str(value))
        return f"{value}{self.unit or UNITS.get(self.kind, '')}"

    def read(self, text: str) -> Value:
        """Return the value that was written, or refuse it."""
        written = text.strip()
        if self.kind == CHOICE:
            return self._option(written)
        if self.kind == TEXT:
            return self._text(written)
        return self._number(written)

    def _option(self, written: str) -> str:
        if written not in self.options:
            known = "; ".join(self.options.values())
            raise BadValue(f"“{written}” không có trong các cách đã khai: {known}.")
        return written

    def _text(self, written: str) -> str:
        if not written:
            raise BadValue("Hãy điền giá trị.")
        return written

    def _number(self, written: str) -> int:
        number = int(written) if written.isascii() and written.isdecimal() else None
        if number is None or not self.least <= number <= self.most:
            raise BadValue(
                f"“{written}” không dùng được. Hãy ghi số nguyên từ {self.least} đến {self.most}."
            )
        return number


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
)
BY_CODE = {one.code: one for one in ALL}


def default(code: str) -> Default:
    """Return the default of that code."""
    if code not in BY_CODE:
        raise UnknownDefault(code)
    return BY_CODE[code]

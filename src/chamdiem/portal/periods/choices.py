"""Closed lists of periods: kinds, stages and the one table of legal steps (I14)."""

from django.db.models import TextChoices


class PeriodKind(TextChoices):
    """A trial stays a trial (chấm thử); an official month needs its act (I34)."""

    TRIAL = "trial", "Chấm thử"
    OFFICIAL = "official", "Chấm chính thức"


class Stage(TextChoices):
    """Where a period stands (giai đoạn)."""

    OPEN = "open", "Mở kỳ"
    SELF_SCORE = "self-score", "Tự chấm"
    APPRAISAL = "appraisal", "Thẩm định"
    PROVISIONAL = "provisional", "Kết quả dự kiến"
    OBJECTION = "objection", "Nhận kiến nghị"
    SUBMITTED = "submitted", "Đã trình"
    APPROVED = "approved", "Đã phê duyệt và khoá kỳ"
    NOTIFIED = "notified", "Đã thông báo cho các đơn vị"
    PUBLISHED = "published", "Đã công bố"


STEPS = frozenset(
    {
        (Stage.OPEN, Stage.SELF_SCORE),
        (Stage.SELF_SCORE, Stage.APPRAISAL),
        (Stage.APPRAISAL, Stage.PROVISIONAL),
        (Stage.PROVISIONAL, Stage.OBJECTION),
        (Stage.OBJECTION, Stage.SUBMITTED),
        (Stage.SUBMITTED, Stage.APPRAISAL),  # Văn phòng UBND tỉnh trả lại kèm ý kiến
        (Stage.SUBMITTED, Stage.APPROVED),
        (Stage.APPROVED, Stage.NOTIFIED),
        (Stage.NOTIFIED, Stage.PUBLISHED),
    }
)
BACK = (Stage.SUBMITTED, Stage.APPRAISAL)
# Moved from the page of the period; the steps after them come with their documents.
BY_HAND = {
    Stage.OPEN: Stage.SELF_SCORE,
    Stage.SELF_SCORE: Stage.APPRAISAL,
    Stage.APPRAISAL: Stage.PROVISIONAL,
    Stage.PROVISIONAL: Stage.OBJECTION,
}


class Due(TextChoices):
    """What has a deadline in a period (mốc thời hạn), in the month's order."""

    ENTRY_OPENS = "entry-opens", "Bắt đầu nhập phiếu"
    FIGURES_CLOSE = "figures-close", "Chốt số liệu"
    HOLDERS = "holders", "Cơ quan giữ dữ liệu cung cấp số liệu"
    SENDING = "sending", "Đơn vị gửi phiếu tự chấm"
    APPRAISAL = "appraisal", "Thẩm định xong"
    PROVISIONAL = "provisional", "Thông báo kết quả dự kiến"
    OBJECTION = "objection", "Nhận kiến nghị về điểm"
    RULING = "ruling", "Kết luận kiến nghị"
    SUBMISSION = "submission", "Trình phê duyệt"
    APPROVAL = "approval", "Phê duyệt và thông báo"


# Once passed they stand: a unit that is late has its own leave, and its lateness stays to be seen.
# The others say when somebody's work may still be done; without moving them it never could be.
STAND_ONCE_PASSED = (Due.ENTRY_OPENS, Due.FIGURES_CLOSE, Due.SENDING)


class Line(TextChoices):
    """One line of “Việc tỉnh phải xác nhận trước khi chấm chính thức” (I34); `lines` says more."""

    SCHEME = "scheme", "Quyết định và phụ lục tiêu chí đang có hiệu lực"
    POPULATION = "population", "Danh sách cơ quan, đơn vị; khối nào chấm, khối nào chỉ theo dõi"
    CALENDAR = "calendar", "Lịch các mốc của tháng"
    MISSING = "missing", "Cách tính khi gửi chậm, thiếu phiếu, thiếu số liệu"
    DEPARTMENT = "department", "Ai thẩm định phiếu của Sở KH&CN"
    VERIFIERS = "verifiers", "Cơ quan thẩm định của từng tiêu chí"
    SECTION_THREE = "section-three", "“Mục 3” là gì"
    HEADS = "heads", "Công thức tính điểm của người đứng đầu"
    PUBLICATION = "publication", "Công bố kết quả: cho ai, khối nào, căn cứ nào"
    CV_8548 = "cv-8548", "Định nghĩa tại mục 5 Công văn 8548-CV/BTCTW"
    LOW_SCORE = "low-score", "Ngưỡng điểm thấp"

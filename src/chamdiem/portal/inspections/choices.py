"""Closed lists of inspections: kinds, states, results of the checklist, severities."""

from django.db.models import TextChoices


class Kind(TextChoices):
    """Why a unit is inspected (loại kiểm tra)."""

    YEARLY = "yearly", "Theo kế hoạch năm"
    AD_HOC = "ad-hoc", "Đột xuất"


class State(TextChoices):
    """How far an inspection is (tình trạng); derived, never stored."""

    PLANNED = "planned", "Đã lên kế hoạch"
    UNDER_WAY = "under-way", "Đang kiểm tra"
    RECORDED = "recorded", "Có biên bản"
    REMEDYING = "remedying", "Đang khắc phục"
    CLOSED = "closed", "Đã kết thúc"
    CANCELLED = "cancelled", "Đã huỷ"


class Outcome(TextChoices):
    """What was found at one item of the checklist (kết quả)."""

    MET = "met", "Đạt"
    UNMET = "unmet", "Chưa đạt"
    UNCHECKED = "unchecked", "Không kiểm tra"


class Severity(TextChoices):
    """How grave a finding is (mức độ)."""

    LIGHT = "light", "Nhẹ"
    MEDIUM = "medium", "Vừa"
    HEAVY = "heavy", "Nặng"


class Remedying(TextChoices):
    """How far the remedy of a finding is (tình trạng khắc phục); derived, never stored."""

    OPEN = "open", "Chưa khắc phục"
    LATE = "late", "Quá hạn khắc phục"
    WAITING = "waiting", "Chờ xác nhận"
    CLOSED = "closed", "Đã khắc phục"
    WITHDRAWN = "withdrawn", "Đã rút"

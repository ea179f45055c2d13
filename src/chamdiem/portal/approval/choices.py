"""Closed lists of approval."""

from django.db.models import TextChoices


class ApprovalWay(TextChoices):
    """How an approval is recorded (cách phê duyệt)."""

    SITE = "site", "Lãnh đạo phê duyệt trên hệ thống"
    DOCUMENT = "document", "Ghi nhận văn bản đã ký"


class Shown(TextChoices):
    """What the public sees of a month (nội dung công bố)."""

    SCORES = "scores", "Điểm, xếp loại và thứ hạng"
    CLASSES = "classes", "Chỉ xếp loại"

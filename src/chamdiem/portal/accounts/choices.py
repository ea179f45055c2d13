"""Closed lists of the accounts: why a slip was issued, how a caller was called back."""

from django.db.models import TextChoices


class SlipReason(TextChoices):
    """Why somebody is given a slip with a one-time code."""

    NEW = "new", "tài khoản mới"
    REOPENED = "reopened", "tài khoản mở lại"
    LOST = "lost", "phiếu trước thất lạc hoặc hết hạn"


class CallBack(TextChoices):
    """How the Department made sure of who asks for a new way in (cách xác nhận)."""

    WORK_PHONE = "work-phone", "đã gọi lại số máy của cơ quan người đó"
    IN_PERSON = "in-person", "người đó đến tận nơi, đã xem giấy tờ"
    UNIT_LETTER = "unit-letter", "cơ quan của người đó có văn bản"

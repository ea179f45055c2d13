"""Closed lists of files: what a scanner said."""

from django.db.models import TextChoices


class Scan(TextChoices):
    """What is known of harmful code (kết quả quét mã độc) in a file."""

    NOT = "", "chưa quét"
    CLEAN = "clean", "đã quét, không thấy mã độc"
    FAILED = "failed", "quét không thành"

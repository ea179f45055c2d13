"""What people ask of their data, and how far it is."""

from django.db import models


class Kind(models.TextChoices):
    """What is asked (loại yêu cầu)."""

    ACCESS = "access", "xem và nhận bản sao"
    CORRECTION = "correction", "chỉnh sửa"
    ERASURE = "erasure", "xoá"
    OBJECTION = "objection", "phản đối xử lý"
    WITHDRAWAL = "withdrawal", "rút lại đồng ý"


class State(models.TextChoices):
    """How far a request is (tình trạng)."""

    RECEIVED = "received", "đã nhận"
    ANSWERED = "answered", "đã trả lời"
    REFUSED = "refused", "từ chối, có lý do"

"""Closed lists of the room; what is stored is the code, never the label."""

from django.db import models


class SeriesKind(models.TextChoices):
    """What a series of months is for."""

    DEMONSTRATION = "demonstration", "trình diễn, số liệu giả định"
    VERIFICATION = "verification", "kiểm chứng với kết quả đã công bố"
    PROVINCE = "province", "số liệu của tỉnh"


# Series whose units are organisations of this installation; those of a verification are others'.
OWN_SERIES = (SeriesKind.PROVINCE, SeriesKind.DEMONSTRATION)


class Origin(models.TextChoices):
    """Where a figure comes from (I7)."""

    IMPORTED = "imported", "nhập từ tệp"
    GIVEN = "given", "điểm đã công bố, nhập nguyên"
    SELF = "self", "đơn vị báo cáo"
    HOLDER = "holder", "cơ quan giữ số liệu cung cấp"
    APPRAISED = "appraised", "người thẩm định sửa theo minh chứng"
    CORRECTED = "corrected", "đính chính sau phê duyệt"

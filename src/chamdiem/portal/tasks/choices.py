"""Closed lists of tasks: bonds, states, extents of dates, resources."""

from django.db.models import TextChoices


class Bond(TextChoices):
    """With which force a task is given (giao hay đề nghị)."""

    GIVEN = "given", "giao"
    REQUESTED = "requested", "đề nghị phối hợp"
    OWN = "own", "tự đặt trong kế hoạch"


class Bound(TextChoices):
    """How the text bounds the day (cách nêu thời hạn)."""

    ON = "on", "ngày"
    AT_LATEST = "at_latest", "chậm nhất"
    BEFORE = "before", "trước ngày"


class Rhythm(TextChoices):
    """How often a recurring task comes (chu kỳ)."""

    MONTH = "month", "hằng tháng"
    QUARTER = "quarter", "hằng quý"
    HALF = "half", "sáu tháng"
    YEAR = "year", "hằng năm"


class Doing(TextChoices):
    """How far a task is (tình trạng)."""

    NOT_BEGUN = "not-begun", "Chưa thực hiện"
    UNDER_WAY = "under-way", "Đang thực hiện"
    CLAIMED = "claimed", "Báo hoàn thành, chờ xác nhận"
    DONE = "done", "Hoàn thành"
    WITHDRAWN = "withdrawn", "Đã thu hồi"


class Timing(TextChoices):
    """Where a task stands against its deadline in force (so với thời hạn)."""

    ON_TIME = "on-time", "đúng hạn"
    SOON = "soon", "sắp đến hạn"
    LATE = "late", "quá hạn"
    DONE_LATE = "done-late", "trễ hạn"
    UNKNOWN = "unknown", "chưa đủ dữ liệu"


class Money(TextChoices):
    """Lines of resources (nguồn lực)."""

    ESTIMATED = "estimated", "dự toán"
    ALLOCATED = "allocated", "đã bố trí"
    DISBURSED = "disbursed", "đã giải ngân"

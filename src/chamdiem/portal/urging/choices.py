"""Closed lists of urging: the level of a letter, why a unit is urged, what came of it."""

from django.db.models import TextChoices


class Level(TextChoices):
    """Who urges (cấp đôn đốc): the Department asks, UBND tỉnh demands."""

    FIRST = "1", "Cấp 1: lãnh đạo Sở KH&CN đề nghị"
    SECOND = "2", "Cấp 2: UBND tỉnh yêu cầu"
    THIRD = "3", "Cấp 3: Chủ tịch UBND tỉnh yêu cầu"


class Ground(TextChoices):
    """Why a unit is urged (căn cứ đôn đốc)."""

    LOW = "low", "điểm thấp"
    BOTTOM = "bottom", "cuối khối"
    IN_A_ROW = "in-a-row", "điểm thấp nhiều tháng liền"
    FELL = "fell", "giảm điểm"
    LATE = "late", "gửi phiếu trễ"
    UNSENT = "unsent", "chưa gửi phiếu"
    OVERDUE = "overdue", "nhiệm vụ quá hạn"


class Verdict(TextChoices):
    """What the Department found of one unit's urging (kết quả đôn đốc)."""

    DONE = "done", "đã thực hiện"
    PARTLY = "partly", "thực hiện một phần"
    NOT_DONE = "not-done", "chưa thực hiện"
    NO_LONGER = "no-longer", "không còn căn cứ"


class Stage(TextChoices):
    """How far one unit's urging is, derived (tình trạng)."""

    DRAFT = "draft", "dự thảo"
    SENT = "sent", "đã gửi, chờ xác nhận"
    RECEIVED = "received", "đã nhận, chờ trả lời"
    OVERDUE = "overdue", "quá hạn trả lời"
    ANSWERED = "answered", "đã trả lời, chờ kết luận"
    CLOSED = "closed", "đã kết thúc"
    DROPPED = "dropped", "đã bỏ dự thảo"

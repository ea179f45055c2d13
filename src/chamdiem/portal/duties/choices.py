"""Closed lists of duties: what a unit answers, what a look at a page found."""

from django.db.models import TextChoices


class Answer(TextChoices):
    """What a unit says of a duty on its day (trả lời)."""

    DONE = "done", "Đã thực hiện"
    PARTLY = "partly", "Đang thực hiện"
    NOTHING_AROSE = "nothing-arose", "Không phát sinh"
    NOT_APPLICABLE = "not-applicable", "Không áp dụng"


class PostingState(TextChoices):
    """What a look at the page of a posted document found (kiểm tra đăng tải)."""

    NAMED = "named", "trang có và nêu văn bản"
    UNNAMED = "unnamed", "trang có, chưa thấy nêu văn bản"
    ABSENT = "absent", "trang trả lời không có"
    UNREACHED = "unreached", "chưa kiểm tra được"


class Watch(TextChoices):
    """What the head did in person (tự theo dõi, kiểm tra)."""

    MEETING = "meeting", "Chủ trì họp"
    CHECK = "check", "Kiểm tra"

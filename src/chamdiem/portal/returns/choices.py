"""Closed lists of returns: states, answers, ways of sending, kinds of evidence."""

from django.db.models import IntegerChoices, TextChoices


class ReturnState(TextChoices):
    """Where a return lies (trạng thái phiếu)."""

    EMPTY = "empty", "Chưa nhập"
    ENTERING = "entering", "Đang nhập"
    PRESENTED = "presented", "Đã trình người đứng đầu"
    SENT = "sent", "Đã gửi Sở KH&CN"
    RETURNED = "returned", "Trả lại để bổ sung"
    APPRAISED = "appraised", "Đã thẩm định"
    APPROVED = "approved", "Đã duyệt"


STEPS = frozenset(
    {
        (ReturnState.EMPTY, ReturnState.ENTERING),
        (ReturnState.ENTERING, ReturnState.PRESENTED),
        (ReturnState.PRESENTED, ReturnState.ENTERING),  # người đứng đầu trả lại
        (ReturnState.PRESENTED, ReturnState.SENT),
        (ReturnState.EMPTY, ReturnState.SENT),  # nhập thay từ văn bản giấy
        (ReturnState.ENTERING, ReturnState.SENT),  # bản ký nộp trực tiếp, nhập thay
        (ReturnState.SENT, ReturnState.RETURNED),
        (ReturnState.RETURNED, ReturnState.PRESENTED),
        (ReturnState.RETURNED, ReturnState.SENT),
        (ReturnState.SENT, ReturnState.APPRAISED),
        (ReturnState.APPRAISED, ReturnState.SENT),  # mở lại khi tờ trình bị trả
        (ReturnState.APPRAISED, ReturnState.APPROVED),
    }
)

# While a return lies here, the unit writes in it (trigger).
OPEN_TO_THE_UNIT = frozenset({ReturnState.EMPTY, ReturnState.ENTERING, ReturnState.RETURNED})


class Answer(IntegerChoices):
    """What stands in a cell; the numbers are those of `engine.figures.State` (I8)."""

    VALUE = 0, "Số"
    NOTHING_AROSE = 1, "Không phát sinh"
    NOT_APPLICABLE = 2, "Không áp dụng"
    MISSING = 3, "Chưa có số liệu"


class Way(TextChoices):
    """How a return was sent (cách gửi)."""

    SITE = "site", "Gửi trên hệ thống"
    SIGNED_COPY = "signed-copy", "Bản PDF ký số nộp lại"
    PAPER = "paper", "Văn bản giấy, Sở nhập thay"


class Capacity(TextChoices):
    """As what the signer signs (tư cách ký), I15."""

    HEAD = "head", "Người đứng đầu"
    ACTING = "acting", "Quyền, phụ trách"
    DEPUTY = "deputy", "KT. người đứng đầu"


class EvidenceKind(TextChoices):
    """What an evidence is (loại minh chứng)."""

    FILE = "file", "Tệp"
    DOCUMENT = "document", "Văn bản"
    LINK = "link", "Đường dẫn"


class LinkState(TextChoices):
    """What a look at a linked page said (kết quả kiểm tra đường dẫn); none of it is a fault."""

    OPENS = "opens", "mở được"
    GONE = "gone", "không có trang"
    UNKNOWN = "unknown", "chưa kiểm tra được"


STATEMENT = (
    "Tôi chịu trách nhiệm về tính chính xác, trung thực của số liệu, minh chứng và điểm tự chấm "
    "trong phiếu này."
)

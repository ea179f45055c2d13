"""Closed lists of appraisal: how a leaf was settled, kinds of words in a thread, outcomes."""

from django.db.models import TextChoices


class Settled(TextChoices):
    """How a verdict came about (cách kết luận)."""

    UNSEEN = "unseen", "Chấp nhận không cần xem (theo quy tắc)"
    TOGETHER = "together", "Chấp nhận cùng lúc"
    LOOKED = "looked", "Đã xem và chấp nhận"
    FIGURES = "figures", "Sửa số liệu theo minh chứng"
    POINTS = "points", "Ghi điểm khác điểm tính (có lý do)"


class Words(TextChoices):
    """What a word in a thread is (loại trao đổi)."""

    ASK = "ask", "Yêu cầu bổ sung, giải trình"
    ANSWER = "answer", "Trả lời"
    NOTE = "note", "Ghi chú"


class Outcome(TextChoices):
    """What a ruling comes to (kết luận kiến nghị)."""

    UPHELD = "upheld", "Giữ nguyên điểm thẩm định"
    CHANGED = "changed", "Thay đổi điểm"


class Origin(TextChoices):
    """Where a figure that counts comes from (I7); the codes are those of `scoring.choices`."""

    SELF = "self", "đơn vị báo cáo"
    HOLDER = "holder", "cơ quan giữ số liệu cung cấp"
    APPRAISED = "appraised", "người thẩm định sửa theo minh chứng"


class Rule(TextChoices):
    """Why a criterion may be settled without a look (quy tắc chấp nhận không cần xem)."""

    HOLDER = "holder", "Số của đơn vị trùng số của cơ quan giữ dữ liệu"
    CARRIED = "carried", "Không đổi so với tháng trước, minh chứng còn hiệu lực"
    NOTHING_AROSE = "nothing-arose", "“Không phát sinh”, cơ quan giữ dữ liệu xác nhận"


class Alarm(TextChoices):
    """What deserves a second look in a criterion (điều cần xem lại)."""

    ZERO = "zero", "Ghi 0 điểm trong khi số liệu cho điểm"
    ABOVE = "above", "Ghi cao hơn điểm mà số liệu cho"
    HOLDER = "holder", "Số của đơn vị khác số của cơ quan giữ dữ liệu"
    CLAIM = "claim", "Điểm tính lại khác điểm tự chấm"
    PART = "part", "Số phần lớn hơn số toàn bộ"
    EVIDENCE = "evidence", "Thiếu minh chứng bắt buộc"
    CONSENT = "consent", "Chờ thẩm định đồng ý “Không áp dụng”, “Không phát sinh”"

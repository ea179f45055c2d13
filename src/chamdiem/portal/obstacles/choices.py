"""Closed lists of obstacles: categories, levels of competence, states."""

from django.db.models import TextChoices


class Category(TextChoices):
    """What an obstacle is about (loại)."""

    INSTITUTION = "institution", "thể chế"
    INFRASTRUCTURE = "infrastructure", "hạ tầng"
    DATA = "data", "dữ liệu"
    PEOPLE = "people", "nhân lực"
    MONEY = "money", "kinh phí"
    COOPERATION = "cooperation", "phối hợp"
    SECURITY = "security", "an toàn thông tin"
    OTHER = "other", "khác"


class Level(TextChoices):
    """Who is competent to remove it (cấp có thẩm quyền), the lowest first."""

    UNIT = "unit", "đơn vị"
    DEPARTMENT = "department", "sở ngành"
    PROVINCE = "province", "UBND tỉnh"
    CENTRE = "centre", "Trung ương"


class State(TextChoices):
    """How far an obstacle is (tình trạng); derived, never stored."""

    NEW = "new", "Mới báo"
    WAITING = "waiting", "Chờ ý kiến"
    COMMENTED = "commented", "Đã có ý kiến"
    ANSWERED = "answered", "Đã trả lời"
    CLOSED = "closed", "Đã đóng"

"""Closed lists of posts."""

from django.db.models import TextChoices


class Kind(TextChoices):
    """How a person stands in an organisation (loại chức vụ)."""

    HEAD = "head", "Người đứng đầu"
    ACTING = "acting", "Người đứng đầu (quyền, phụ trách)"
    DEPUTY = "deputy", "Cấp phó"


HEADING = (Kind.HEAD, Kind.ACTING)


class Bond(TextChoices):
    """What binds a person to an organisation on a day (I16)."""

    HEAD = "head", "Người đứng đầu"
    ACTING = "acting", "Người đứng đầu (quyền, phụ trách)"
    DEPUTY = "deputy", "Cấp phó"
    DELEGATION = "delegation", "Người được uỷ quyền"
    FOCAL_POINT = "focal-point", "Đầu mối"


class Side(TextChoices):
    """A side of a handover (bên giao, bên nhận)."""

    OUTGOING = "outgoing", "Bên giao"
    INCOMING = "incoming", "Bên nhận"


class Alarm(TextChoices):
    """What is wrong with an organisation's focal point (cảnh báo về đầu mối)."""

    MISSING = "missing", "Chưa có đầu mối"
    EXPIRED = "expired", "Đã hết hiệu lực"
    EXPIRING = "expiring", "Sắp hết hiệu lực"

"""Closed lists of inspection files."""

from django.db.models import TextChoices


class ScopeKind(TextChoices):
    """Of what a file is made (phạm vi)."""

    UNIT = "unit", "Đơn vị"
    CRITERION = "criterion", "Nhóm, tiêu chí"

"""How sure a day of the calendar is (tình trạng)."""

from django.db import models


class Status(models.TextChoices):
    """Announced, fixed by law, or only reckoned until the yearly announcement."""

    OFFICIAL = "official", "chính thức"
    STATUTORY = "statutory", "ngày luật định"
    EXPECTED = "expected", "dự kiến"

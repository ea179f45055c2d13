"""Which agency holds the data of an input (cơ quan giữ số liệu), as the Department decided."""

from django.db import models

from chamdiem.portal.audit.append_only import AppendOnly
from chamdiem.portal.orgs.models import Organisation


class Holding(AppendOnly):
    """From a day on an agency gives the figures of an input (R70); none: units alone report it.

    The latest that has begun is in force; a later one ends it. Kept: as long as the system.
    """

    input_code = models.CharField("mã số liệu", max_length=120)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    holds_from = models.DateField("từ ngày")
    at = models.DateTimeField("lúc")
    by = models.UUIDField("người giao")

    class Meta:
        """In the order they were decided."""

        ordering = ("input_code", "id")

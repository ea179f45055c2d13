"""How files that other systems export are read."""

import uuid

from django.db import models
from django.db.models import Q

from chamdiem.portal.orgs.models import Organisation


class ColumnMapping(models.Model):
    """How to read what another system exports (ánh xạ cột), saved once by a unit and used again.

    `codes` are pairs of a label in the file and the input it stands for. A mapping is taken
    away by a mark, never deleted. Kept: as long as the system.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    name = models.CharField("tên", max_length=80)
    sheet = models.CharField("trang tính", max_length=120, blank=True)
    header_row = models.PositiveIntegerField("dòng tiêu đề")
    label_column = models.PositiveIntegerField("cột nhãn")
    value_column = models.PositiveIntegerField("cột số liệu")
    codes = models.JSONField("nhãn và mã số liệu")
    version = models.PositiveIntegerField("lần sửa", default=1)
    at = models.DateTimeField("sửa lúc")
    by = models.UUIDField("người sửa")
    withdrawn_at = models.DateTimeField("thôi dùng lúc", null=True)
    withdrawn_by = models.UUIDField("người thôi dùng", null=True)

    class Meta:
        """One of each name in a unit at a time; labels and figures stand in two columns."""

        ordering = ("organisation_id", "name", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "name"),
                condition=Q(withdrawn_at=None),
                name="a_column_mapping_has_its_own_name",
            ),
            models.CheckConstraint(
                condition=Q(label_column__gte=1, value_column__gte=1)
                & ~Q(label_column=models.F("value_column")),
                name="labels_and_figures_stand_in_two_columns",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="a_column_mapping_is_withdrawn_by_somebody",
            ),
        )

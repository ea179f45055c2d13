"""Days on which the calendar differs from the public list, as people recorded them."""

from django.db import models
from django.db.models import Q

from chamdiem.portal.calendar.choices import Status


class CalendarDay(models.Model):
    """What somebody recorded of one day (ngày đã sửa): off or working, by which document.

    A later record replaces it; both stay. A trigger lets a row change once, by being replaced.
    Kept: as long as the system itself; deadlines of the past are understood by it.
    """

    day = models.DateField("ngày")
    is_working = models.BooleanField("là ngày làm việc")
    name = models.CharField("tên", max_length=120)
    status = models.CharField("tình trạng", max_length=16, choices=Status.choices)
    source = models.CharField("căn cứ", max_length=300)
    note = models.CharField("ghi chú", max_length=500, blank=True)
    recorded_at = models.DateTimeField("ghi lúc")
    recorded_by = models.UUIDField("người ghi", null=True)  # nobody: it came with the system
    superseded_at = models.DateTimeField("thay lúc", null=True)

    class Meta:
        """Of each day one record stands."""

        ordering = ("day", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("day",),
                condition=Q(superseded_at__isnull=True),
                name="of_a_day_one_record_stands",
            ),
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(source=""), name="a_recorded_day_has_name_and_source"
            ),
            models.CheckConstraint(
                condition=Q(status__in=Status.values), name="a_recorded_day_has_a_known_status"
            ),
            models.CheckConstraint(
                condition=Q(superseded_at__isnull=True)
                | Q(superseded_at__gte=models.F("recorded_at")),
                name="a_recorded_day_is_replaced_after_it_stood",
            ),
        )

    def __str__(self) -> str:
        """Name the day."""
        return f"{self.day:%d/%m/%Y}"

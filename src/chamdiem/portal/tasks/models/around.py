"""Tasks of other systems, tasks withdrawn, sheets that wait to be given."""

import uuid

from django.db import models
from django.db.models import Q

from chamdiem.portal.audit.append_only import AppendOnly
from chamdiem.portal.tasks.models.giving import Task


class Elsewhere(AppendOnly):
    """A task followed in another system, not typed twice (theo dõi tại …); the latest stands.

    Kept: as long as the system.
    """

    task = models.ForeignKey(Task, models.PROTECT, related_name="elsewhere")
    system = models.CharField("theo dõi tại", max_length=120)
    number = models.CharField("mã ở hệ thống ấy", max_length=120)
    state = models.CharField("tình trạng ở hệ thống ấy", max_length=120, blank=True)
    as_of = models.DateField("tính đến ngày")
    at = models.DateTimeField("nhập lúc")
    by = models.UUIDField("người nhập")

    class Meta:
        """It names the system and the number there."""

        ordering = ("task_id", "id")
        constraints = (
            models.CheckConstraint(
                condition=~Q(system="") & ~Q(number=""), name="a_task_elsewhere_is_named"
            ),
        )


class Withdrawal(AppendOnly):
    """The assigner takes a task back (thu hồi nhiệm vụ), with a reason; once.

    Kept: as long as the system.
    """

    task = models.OneToOneField(Task, models.PROTECT, related_name="withdrawal")
    reason = models.TextField("lý do")
    at = models.DateTimeField("lúc")
    by = models.UUIDField("người thu hồi")

    class Meta:
        """It says why."""

        ordering = ("id",)
        constraints = (
            models.CheckConstraint(condition=~Q(reason=""), name="a_withdrawal_says_why"),
        )


class Draft(models.Model):
    """A sheet of tasks that waits to be given or dropped; only its author sees it (bảng nháp).

    Kept: until it is decided, at most as long as `privacy.draft-days` says.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file_name = models.CharField("tên tệp", max_length=200)
    source = models.BinaryField("nội dung tệp")
    at = models.DateTimeField("nạp lúc")
    by = models.UUIDField("người nạp")

    class Meta:
        """Newest last."""

        ordering = ("at", "id")

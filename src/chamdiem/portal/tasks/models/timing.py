"""Until when (thời hạn): extensions asked and answered, deadlines, milestones."""

from django.db import models
from django.db.models import Q

from chamdiem.portal.audit.append_only import AppendOnly
from chamdiem.portal.tasks.choices import Bound
from chamdiem.portal.tasks.models.giving import Task


class Extension(AppendOnly):
    """More time is asked, with a reason (xin gia hạn).

    Kept: as long as the system.
    """

    task = models.ForeignKey(Task, models.PROTECT, related_name="extensions")
    due_on = models.DateField("xin đến hết ngày")
    reason = models.TextField("lý do")
    at = models.DateTimeField("xin lúc")
    by = models.UUIDField("người xin")

    class Meta:
        """It says why."""

        ordering = ("task_id", "id")
        constraints = (
            models.CheckConstraint(condition=~Q(reason=""), name="an_extension_says_why"),
        )


class ExtensionAnswer(AppendOnly):
    """The assigner grants an extension or refuses it (quyết định gia hạn); once.

    Kept: as long as the system.
    """

    extension = models.OneToOneField(Extension, models.PROTECT, related_name="answer")
    is_granted = models.BooleanField("đồng ý")
    reason = models.TextField("lý do", blank=True)
    at = models.DateTimeField("lúc")
    by = models.UUIDField("người quyết định")

    class Meta:
        """A refusal says why."""

        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(is_granted=True) | ~Q(reason=""), name="a_refused_extension_says_why"
            ),
        )


class Due(AppendOnly):
    """A deadline of a task (thời hạn): the first stays, the latest is in force (I20).

    Kept: as long as the system.
    """

    task = models.ForeignKey(Task, models.PROTECT, related_name="dues")
    due_on = models.DateField("hết ngày", null=True)
    as_written = models.CharField("như văn bản ghi", max_length=300, blank=True)
    bound = models.CharField("cách nêu", max_length=10, choices=Bound, blank=True)
    absence = models.CharField("vì sao không có thời hạn", max_length=300, blank=True)
    extension = models.OneToOneField(Extension, models.PROTECT, null=True, related_name="due")
    at = models.DateTimeField("đặt lúc")
    by = models.UUIDField("người đặt")

    class Meta:
        """A day, or the stated absence of one."""

        ordering = ("task_id", "id")
        constraints = (
            models.CheckConstraint(
                condition=(Q(due_on__isnull=False) & Q(absence=""))
                | (Q(due_on=None) & ~Q(absence="")),
                name="a_task_has_a_deadline_or_says_why_not",
            ),
        )


class Milestone(AppendOnly):
    """A step on the way, with its own day (mốc trung gian).

    Kept: as long as the system.
    """

    task = models.ForeignKey(Task, models.PROTECT, related_name="milestones")
    title = models.CharField("mốc", max_length=300)
    due_on = models.DateField("hết ngày")
    at = models.DateTimeField("đặt lúc")
    by = models.UUIDField("người đặt")

    class Meta:
        """By day; it is named."""

        ordering = ("task_id", "due_on", "id")
        constraints = (models.CheckConstraint(condition=~Q(title=""), name="a_milestone_is_named"),)


class MilestoneReached(AppendOnly):
    """A milestone was reached (đã đạt mốc); once.

    Kept: as long as the system.
    """

    milestone = models.OneToOneField(Milestone, models.PROTECT, related_name="reached")
    on = models.DateField("ngày đạt")
    at = models.DateTimeField("ghi lúc")
    by = models.UUIDField("người ghi")

    class Meta:
        """Once each."""

        ordering = ("id",)

"""Who has to do what (nhiệm vụ được giao): plans, tasks, their words and people."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from chamdiem.portal.audit.append_only import AppendOnly
from chamdiem.portal.directives.models import Directive, Proposal
from chamdiem.portal.files.models import Stored
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.tasks.choices import Bond, Rhythm


class Plan(AppendOnly):
    """A unit's own plan (kế hoạch của đơn vị), the source of tasks it sets itself.

    Kept: as long as the system.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("năm")
    number = models.CharField("số, ký hiệu", max_length=110)
    issued_on = models.DateField("ngày ban hành")
    title = models.TextField("trích yếu")
    file = models.ForeignKey(Stored, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField("ghi lúc")
    by = models.UUIDField("người ghi")

    class Meta:
        """A plan says which document it is."""

        ordering = ("organisation_id", "year", "id")
        constraints = (
            models.CheckConstraint(condition=~Q(number="") & ~Q(title=""), name="a_plan_is_named"),
        )


class Task(AppendOnly):
    """One task (nhiệm vụ): one lead, a source, and who gave it (I26).

    A task of a unit below hangs on its parent; an occurrence of a recurring one on its series.
    Kept: as long as the system.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    series = models.ForeignKey("self", models.PROTECT, null=True, related_name="occurrences")
    directive = models.ForeignKey(Directive, models.PROTECT, null=True, related_name="+")
    plan = models.ForeignKey(Plan, models.PROTECT, null=True, related_name="tasks")
    proposal = models.ForeignKey(Proposal, models.PROTECT, null=True, related_name="+")
    clause = models.CharField("điểm, khoản", max_length=40, blank=True)
    quote = models.TextField("lời văn của nguồn", blank=True)
    bond = models.CharField("giao hay đề nghị", max_length=10, choices=Bond)
    assigner = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    lead = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    rhythm = models.CharField("chu kỳ", max_length=8, choices=Rhythm, blank=True)
    rhythm_day = models.PositiveSmallIntegerField("ngày trong kỳ", null=True)
    at = models.DateTimeField("ghi lúc")
    by = models.UUIDField("người xác nhận")

    class Meta:
        """It comes from a document, a plan, a task above or a series."""

        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(directive__isnull=False)
                | Q(plan__isnull=False)
                | Q(parent__isnull=False)
                | Q(series__isnull=False),
                name="a_task_has_a_source",
            ),
            models.CheckConstraint(
                condition=~Q(bond=Bond.OWN) | Q(assigner=F("lead")),
                name="an_own_task_is_the_units_own",
            ),
            models.CheckConstraint(
                condition=Q(rhythm="", rhythm_day=None)
                | (~Q(rhythm="") & Q(rhythm_day__isnull=False)),
                name="a_recurring_task_has_its_day",
            ),
        )


class Wording(AppendOnly):
    """The six clarities in words (việc, sản phẩm, trách nhiệm, thẩm quyền); the latest stands.

    Kept: as long as the system.
    """

    task = models.ForeignKey(Task, models.PROTECT, related_name="wordings")
    title = models.TextField("việc phải làm")
    product = models.TextField("sản phẩm", blank=True)
    responsibility = models.TextField("trách nhiệm", blank=True)
    authority = models.TextField("thẩm quyền", blank=True)
    target = models.TextField("chỉ tiêu", blank=True)
    search_key = models.TextField("khoá tìm kiếm")
    reason = models.TextField("lý do sửa", blank=True)
    at = models.DateTimeField("ghi lúc")
    by = models.UUIDField("người ghi")

    class Meta:
        """It says what is to be done."""

        ordering = ("task_id", "id")
        constraints = (
            models.CheckConstraint(condition=~Q(title=""), name="a_task_says_what_to_do"),
        )


class Partner(AppendOnly):
    """Who takes part (phối hợp); the latest of a pair stands.

    Kept: as long as the system.
    """

    task = models.ForeignKey(Task, models.PROTECT, related_name="partners")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    is_request = models.BooleanField("đề nghị, không giao", default=False)
    is_in = models.BooleanField("còn phối hợp", default=True)
    at = models.DateTimeField("lúc")
    by = models.UUIDField("người ghi")

    class Meta:
        """In the order they were named."""

        ordering = ("task_id", "id")


class Doer(AppendOnly):
    """The person of the unit who works on a task (người thực hiện); the latest of a unit stands.

    Kept: as long as the system.
    """

    task = models.ForeignKey(Task, models.PROTECT, related_name="doers")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField("giao lúc")
    by = models.UUIDField("người giao")

    class Meta:
        """In the order they were named."""

        ordering = ("task_id", "id")

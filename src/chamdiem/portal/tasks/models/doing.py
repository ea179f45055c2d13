"""What is done (thực hiện): progress, claims with the product, their answers, resources."""

from django.db import models
from django.db.models import Q

from chamdiem.portal.audit.append_only import AppendOnly
from chamdiem.portal.files.models import Stored
from chamdiem.portal.tasks.choices import Money
from chamdiem.portal.tasks.models.giving import Task


class Progress(AppendOnly):
    """What a unit reports of a task for a month (tiến độ): figures, difficulty, commitment.

    Kept: as long as the system.
    """

    task = models.ForeignKey(Task, models.PROTECT, related_name="progress")
    month = models.CharField("tháng", max_length=7)
    text = models.TextField("đã làm được")
    done = models.DecimalField("khối lượng đã làm", max_digits=18, decimal_places=2, null=True)
    whole = models.DecimalField("khối lượng phải làm", max_digits=18, decimal_places=2, null=True)
    unit = models.CharField("đơn vị tính", max_length=40, blank=True)
    difficulty = models.TextField("khó khăn", blank=True)
    committed_on = models.DateField("cam kết xong ngày", null=True)
    at = models.DateTimeField("báo lúc")
    by = models.UUIDField("người báo")

    class Meta:
        """It says what was done; a figure has what it is out of."""

        ordering = ("task_id", "id")
        constraints = (
            models.CheckConstraint(condition=~Q(text=""), name="a_progress_says_what_was_done"),
            models.CheckConstraint(
                condition=Q(done=None, whole=None) | Q(done__gte=0, whole__gt=0),
                name="a_progress_is_out_of_something",
            ),
        )


class Claim(AppendOnly):
    """The performer says it is done, with the product (báo hoàn thành, I27).

    Kept: as long as the system.
    """

    task = models.ForeignKey(Task, models.PROTECT, related_name="claims")
    product = models.TextField("sản phẩm")
    number = models.CharField("số, ký hiệu văn bản", max_length=110, blank=True)
    issued_on = models.DateField("ngày ban hành", null=True)
    link = models.CharField("đường dẫn", max_length=500, blank=True)
    file = models.ForeignKey(Stored, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField("báo lúc")
    by = models.UUIDField("người báo")

    class Meta:
        """The product is attached, cited or linked."""

        ordering = ("task_id", "id")
        constraints = (
            models.CheckConstraint(
                condition=~Q(product="") & (Q(file__isnull=False) | ~Q(number="") | ~Q(link="")),
                name="a_claim_brings_the_product",
            ),
        )


class ClaimAnswer(AppendOnly):
    """The assigner confirms the product or rejects it (xác nhận sản phẩm); once.

    Kept: as long as the system.
    """

    claim = models.OneToOneField(Claim, models.PROTECT, related_name="answer")
    is_confirmed = models.BooleanField("xác nhận hoàn thành")
    reason = models.TextField("lý do", blank=True)
    at = models.DateTimeField("lúc")
    by = models.UUIDField("người xác nhận")

    class Meta:
        """A rejection says why."""

        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(is_confirmed=True) | ~Q(reason=""), name="a_rejected_claim_says_why"
            ),
        )


class Resource(AppendOnly):
    """A sum of money of a task (nguồn lực): estimated, allocated, disbursed; thousands of đồng.

    Kept: as long as the system.
    """

    task = models.ForeignKey(Task, models.PROTECT, related_name="resources")
    kind = models.CharField("loại", max_length=10, choices=Money)
    source = models.CharField("nguồn vốn", max_length=200)
    amount = models.BigIntegerField("số tiền (nghìn đồng)")
    as_of = models.DateField("tính đến ngày")
    at = models.DateTimeField("ghi lúc")
    by = models.UUIDField("người ghi")

    class Meta:
        """The latest of a kind and source stands."""

        ordering = ("task_id", "kind", "id")
        constraints = (
            models.CheckConstraint(condition=Q(amount__gte=0), name="a_resource_is_not_negative"),
        )

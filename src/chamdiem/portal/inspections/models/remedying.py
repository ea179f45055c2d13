"""What was found wrong (phát hiện), what the unit did about it, what the Department says."""

from django.db import models
from django.db.models import Q

from chamdiem.portal.audit.append_only import AppendOnly
from chamdiem.portal.files.models import Stored
from chamdiem.portal.inspections.choices import Severity
from chamdiem.portal.inspections.models.checking import Item
from chamdiem.portal.inspections.models.planning import Inspection


class Finding(AppendOnly):
    """One thing found wrong (phát hiện): how grave, what is to be remedied, until when.

    Kept: as long as the system.
    """

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="findings")
    number = models.PositiveSmallIntegerField("số thứ tự")
    item = models.ForeignKey(Item, models.PROTECT, null=True, related_name="+")
    text = models.TextField("phát hiện")
    severity = models.CharField("mức độ", max_length=8, choices=Severity)
    remedy = models.TextField("yêu cầu khắc phục")
    due_on = models.DateField("hạn khắc phục: hết ngày")
    at = models.DateTimeField("ghi lúc")
    by = models.UUIDField("người ghi")

    class Meta:
        """Numbered within its inspection; it says what is wrong and what is asked."""

        ordering = ("inspection_id", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("inspection", "number"), name="a_finding_has_its_own_number"
            ),
            models.CheckConstraint(
                condition=~Q(text="") & ~Q(remedy=""), name="a_finding_says_what_is_asked"
            ),
        )


class FindingWithdrawal(AppendOnly):
    """A finding was noted wrongly (rút phát hiện), and why.

    Kept: as long as the system.
    """

    finding = models.OneToOneField(Finding, models.PROTECT, related_name="withdrawal")
    reason = models.TextField("lý do rút")
    at = models.DateTimeField("rút lúc")
    by = models.UUIDField("người rút")

    class Meta:
        """It says why."""

        ordering = ("id",)
        constraints = (
            models.CheckConstraint(condition=~Q(reason=""), name="a_withdrawn_finding_says_why"),
        )


class Remedy(AppendOnly):
    """The unit reports a finding remedied (báo đã khắc phục), with evidence.

    Kept: as long as the system.
    """

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="remedies")
    text = models.TextField("đã làm gì")
    number = models.CharField("số, ký hiệu văn bản", max_length=110, blank=True)
    file = models.ForeignKey(Stored, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField("báo lúc")
    by = models.UUIDField("người báo")

    class Meta:
        """The evidence is attached or cited."""

        ordering = ("finding_id", "id")
        constraints = (
            models.CheckConstraint(
                condition=~Q(text="") & (Q(file__isnull=False) | ~Q(number="")),
                name="a_remedy_brings_its_evidence",
            ),
        )


class RemedyAnswer(AppendOnly):
    """The Department confirms a remedy or returns it (xác nhận, trả lại); by another (trigger).

    Kept: as long as the system.
    """

    remedy = models.OneToOneField(Remedy, models.PROTECT, related_name="answer")
    is_confirmed = models.BooleanField("xác nhận đã khắc phục")
    reason = models.TextField("lý do", blank=True)
    at = models.DateTimeField("lúc")
    by = models.UUIDField("người trả lời")

    class Meta:
        """What is returned says why."""

        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(is_confirmed=True) | ~Q(reason=""), name="a_returned_remedy_says_why"
            ),
        )

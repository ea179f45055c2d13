"""The fourteen duties as they fall due to each unit, and what was confirmed of them.

Kept, all of it: as long as the system.
"""

import uuid

from django.db import models
from django.db.models import Q

from chamdiem.portal.audit.append_only import AppendOnly
from chamdiem.portal.directives.models import Directive
from chamdiem.portal.duties.choices import Answer, PostingState, Watch
from chamdiem.portal.files.models import Stored
from chamdiem.portal.orgs.models import Organisation


class SectorAgency(AppendOnly):
    """From a day on an agency leads a key sector, or no more (ngành trọng điểm, nội dung 5).

    Kept: as long as the system.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    sector = models.CharField("ngành", max_length=80)
    is_in = models.BooleanField("thuộc ngành trọng điểm")
    holds_from = models.DateField("từ ngày")
    at = models.DateTimeField("ghi lúc")
    by = models.UUIDField("người ghi")

    class Meta:
        """The latest of an agency and sector stands."""

        ordering = ("organisation_id", "holds_from", "id")


class Occasion(AppendOnly):
    """A duty falls due to a unit (lần phải thực hiện): by a document, a period or an event.

    `cause` names why, so that the same cause opens it once ("document:<id>", "2026-Q3", …).
    Kept: as long as the system.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    duty = models.PositiveSmallIntegerField("nội dung")
    cause = models.CharField("do đâu", max_length=80)
    directive = models.ForeignKey(Directive, models.PROTECT, null=True, related_name="+")
    opened_on = models.DateField("mở ngày")
    due_on = models.DateField("hết ngày")
    at = models.DateTimeField("ghi lúc")

    class Meta:
        """Once a unit, duty and cause; one of fourteen."""

        ordering = ("organisation_id", "duty", "due_on", "id")
        indexes = (models.Index(fields=("due_on", "duty"), name="occasion_by_day"),)
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "duty", "cause"), name="a_duty_falls_due_once_a_cause"
            ),
            models.CheckConstraint(
                condition=Q(duty__gte=1, duty__lte=14), name="a_duty_is_one_of_fourteen"
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=models.F("opened_on")), name="a_duty_is_due_after_it_opens"
            ),
        )


class Confirmation(AppendOnly):
    """What a unit says of a duty, with figures and evidence (xác nhận); the latest stands.

    Kept: as long as the system.
    """

    occasion = models.ForeignKey(Occasion, models.PROTECT, related_name="confirmations")
    answer = models.CharField("trả lời", max_length=16, choices=Answer)
    numerator = models.DecimalField("tử số", max_digits=18, decimal_places=2, null=True)
    denominator = models.DecimalField("mẫu số", max_digits=18, decimal_places=2, null=True)
    text = models.TextField("nội dung", blank=True)
    in_charge = models.CharField("người đứng đầu trực tiếp phụ trách", max_length=200, blank=True)
    number = models.CharField("số, ký hiệu văn bản", max_length=110, blank=True)
    issued_on = models.DateField("ngày ban hành", null=True)
    link = models.CharField("đường dẫn", max_length=500, blank=True)
    file = models.ForeignKey(Stored, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField("lúc")
    by = models.UUIDField("người xác nhận")

    class Meta:
        """A share is out of something; what does not apply says why."""

        ordering = ("occasion_id", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(numerator=None, denominator=None)
                | Q(numerator__gte=0, denominator__gte=0),
                name="a_share_has_both_figures",
            ),
            models.CheckConstraint(
                condition=~Q(answer=Answer.NOT_APPLICABLE) | ~Q(text=""),
                name="a_duty_that_does_not_apply_says_why",
            ),
        )


class Supervised(AppendOnly):
    """One meeting chaired or check made by the head (nội dung 13): the day and its document.

    Kept: as long as the system.
    """

    confirmation = models.ForeignKey(Confirmation, models.PROTECT, related_name="supervised")
    kind = models.CharField("việc", max_length=8, choices=Watch)
    on = models.DateField("ngày")
    number = models.CharField("số, ký hiệu văn bản", max_length=110)
    subject = models.CharField("nội dung", max_length=300)

    class Meta:
        """It has a document."""

        ordering = ("confirmation_id", "on", "id")
        constraints = (
            models.CheckConstraint(condition=~Q(number=""), name="a_supervision_has_a_document"),
        )


class PostingCheck(AppendOnly):
    """One look at the page where a document was posted (nội dung 3); the latest is shown.

    Kept: as long as the system.
    """

    confirmation = models.ForeignKey(Confirmation, models.PROTECT, related_name="checks")
    state = models.CharField("kết quả", max_length=10, choices=PostingState)
    why = models.CharField("vì sao", max_length=200, blank=True)
    at = models.DateTimeField("lúc")

    class Meta:
        """In the order they were made."""

        ordering = ("confirmation_id", "id")

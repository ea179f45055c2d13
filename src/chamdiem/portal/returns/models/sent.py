"""What was sent: each sending is a fact; and figures that data holders give."""

import uuid

from django.db import models
from django.db.models import Q

from chamdiem.portal.audit.append_only import AppendOnly
from chamdiem.portal.files.models import Stored
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.periods.models import Period
from chamdiem.portal.returns.choices import (
    Answer,
    Capacity,
    Way,
)
from chamdiem.portal.returns.models.drafts import Evidence, Return


class Sending(AppendOnly):
    """One sending of a return (lần gửi): who signed as what, in which way, its fingerprint.

    Kept: as long as the system.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    of = models.ForeignKey(Return, models.PROTECT, related_name="sendings")
    number = models.PositiveIntegerField("lần gửi")
    way = models.CharField("cách gửi", max_length=12, choices=Way)
    fingerprint = models.CharField("dấu vân phiếu (SHA-256)", max_length=64)
    signer = models.UUIDField("người ký")
    capacity = models.CharField("tư cách ký", max_length=8, choices=Capacity)
    document_number = models.CharField("số văn bản", max_length=80, blank=True)
    document_on = models.DateField("ngày văn bản", null=True)
    signed_copy = models.ForeignKey(Stored, models.PROTECT, null=True, related_name="+")
    arrived_at = models.DateTimeField("đến lúc")
    entered_by = models.UUIDField("người nhập thay", null=True)
    checked_by = models.UUIDField("người kiểm tra nhập thay", null=True)
    at = models.DateTimeField("ghi lúc")
    by = models.UUIDField("người gửi")

    class Meta:
        """Numbered; what is entered for a unit was seen by two."""

        ordering = ("of_id", "number")
        constraints = (
            models.UniqueConstraint(fields=("of", "number"), name="a_sending_has_its_number"),
            models.CheckConstraint(
                condition=~Q(way=Way.PAPER)
                | (
                    Q(signed_copy__isnull=False)
                    & Q(entered_by__isnull=False)
                    & Q(checked_by__isnull=False)
                    & ~Q(entered_by=models.F("checked_by"))
                ),
                name="paper_is_entered_by_one_and_checked_by_another",
            ),
            models.CheckConstraint(
                condition=Q(way=Way.SITE)
                | (
                    Q(signed_copy__isnull=False, document_on__isnull=False) & ~Q(document_number="")
                ),
                name="a_sending_by_document_has_its_document",
            ),
        )


class SentFigure(AppendOnly):
    """One figure of a sending (I7): added, never overwritten; `replaces` names the former.

    Kept: as long as the system.
    """

    sending = models.ForeignKey(Sending, models.PROTECT, related_name="figures")
    input_code = models.CharField("mã số liệu", max_length=120)
    answer = models.PositiveSmallIntegerField("trả lời", choices=Answer)
    value = models.DecimalField("giá trị", max_digits=38, decimal_places=0, null=True)
    replaces = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")

    class Meta:
        """One a figure and sending."""

        ordering = ("sending_id", "input_code")
        constraints = (
            models.UniqueConstraint(
                fields=("sending", "input_code"), name="a_figure_is_sent_once_a_sending"
            ),
            models.CheckConstraint(
                condition=Q(answer=Answer.VALUE, value__isnull=False)
                | (Q(answer__gt=Answer.VALUE) & Q(value=None)),
                name="a_sent_figure_has_a_value_or_a_state",
            ),
        )


class SentLeaf(AppendOnly):
    """What a sending says of a criterion: the self-scored points, the words, its evidence (I17).

    Kept: as long as the system.
    """

    sending = models.ForeignKey(Sending, models.PROTECT, related_name="leaves")
    leaf = models.CharField("mã tiêu chí", max_length=120)
    points = models.BigIntegerField("điểm tự chấm", null=True)
    text = models.TextField("giải thích", blank=True)
    digest = models.CharField("mã băm nội dung tiêu chí", max_length=64)
    evidence = models.ManyToManyField(Evidence, related_name="+")

    class Meta:
        """One a criterion and sending."""

        ordering = ("sending_id", "leaf")
        constraints = (
            models.UniqueConstraint(
                fields=("sending", "leaf"), name="a_leaf_is_sent_once_a_sending"
            ),
        )


class HolderFigure(AppendOnly):
    """A figure that the agency holding the data gives for a unit; it takes precedence (R70).

    Nobody gave one that a register of the system came to (`by` is none).

    Kept: as long as the system.
    """

    period = models.ForeignKey(Period, models.PROTECT, related_name="holder_figures")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    input_code = models.CharField("mã số liệu", max_length=120)
    answer = models.PositiveSmallIntegerField("trả lời", choices=Answer)
    value = models.DecimalField("giá trị", max_digits=38, decimal_places=0, null=True)
    source = models.CharField("nguồn", max_length=200)
    holder = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField("lúc")
    by = models.UUIDField("người cung cấp", null=True)

    class Meta:
        """The latest of a figure is in force."""

        ordering = ("period_id", "organisation_id", "input_code", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(answer=Answer.VALUE, value__isnull=False)
                | (Q(answer__gt=Answer.VALUE) & Q(value=None)),
                name="a_holder_figure_has_a_value_or_a_state",
            ),
        )

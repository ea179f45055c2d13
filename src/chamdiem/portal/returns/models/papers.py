"""Returns that come on paper, and what their unit says of them afterwards."""

import uuid

from django.db import models
from django.db.models import Q

from chamdiem.portal.audit.append_only import AppendOnly
from chamdiem.portal.files.models import Stored
from chamdiem.portal.returns.choices import (
    Capacity,
)
from chamdiem.portal.returns.models.drafts import Return
from chamdiem.portal.returns.models.sent import Sending


class PaperEntry(models.Model):
    """A return that came on paper (nhập thay): who signed what when, who enters it, what became.

    It changes until it is sent or dropped (trigger). Kept: as long as the system.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    of = models.ForeignKey(Return, models.PROTECT, related_name="papers")
    document_number = models.CharField("số văn bản", max_length=80)
    document_on = models.DateField("ngày văn bản")
    signer = models.UUIDField("người ký")
    capacity = models.CharField("tư cách ký", max_length=8, choices=Capacity)
    arrived_at = models.DateTimeField("đến lúc")
    scan = models.ForeignKey(Stored, models.PROTECT, related_name="+")
    at = models.DateTimeField("nhận lúc")
    by = models.UUIDField("người nhận")
    fingerprint = models.CharField("dấu vân phiếu đã nhập", max_length=64, blank=True)
    entered_at = models.DateTimeField("nhập xong lúc", null=True)
    entered_by = models.UUIDField("người nhập thay", null=True)
    note = models.TextField("ý kiến của người kiểm tra", blank=True)
    dropped_at = models.DateTimeField("bỏ lúc", null=True)
    dropped_by = models.UUIDField("người bỏ", null=True)
    sending = models.OneToOneField(Sending, models.PROTECT, null=True, related_name="paper")

    class Meta:
        """One open at a time; what is ready says what was entered, when, by whom."""

        ordering = ("of_id", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("of",),
                condition=Q(sending=None, dropped_at=None),
                name="one_paper_of_a_return_is_open",
            ),
            models.CheckConstraint(
                condition=Q(entered_at=None, entered_by=None, fingerprint="")
                | (Q(entered_at__isnull=False, entered_by__isnull=False) & ~Q(fingerprint="")),
                name="paper_is_ready_as_a_whole",
            ),
            models.CheckConstraint(
                condition=Q(dropped_at=None, dropped_by=None)
                | Q(dropped_at__isnull=False, dropped_by__isnull=False, sending=None),
                name="paper_is_sent_or_dropped",
            ),
        )


class UnitConfirmation(AppendOnly):
    """What the unit says of a return that was entered for it (đơn vị xác nhận), afterwards.

    Kept: as long as the system.
    """

    sending = models.OneToOneField(Sending, models.PROTECT, related_name="confirmation")
    agrees = models.BooleanField("nhập đúng văn bản")
    words = models.TextField("ý kiến", blank=True)
    at = models.DateTimeField("lúc")
    by = models.UUIDField("người xác nhận")

    class Meta:
        """Once a sending; who does not agree says what is wrong."""

        ordering = ("sending_id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(agrees=True) | ~Q(words=""),
                name="who_does_not_agree_says_what_is_wrong",
            ),
        )

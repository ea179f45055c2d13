"""A month on its way to approval: frozen, opined on, approved and sealed in one act (I19).

Kept, all of it: as long as the system.
"""

import uuid

from django.db import models
from django.db.models import F, Q

from chamdiem.portal.approval.choices import ApprovalWay, Shown
from chamdiem.portal.audit.append_only import AppendOnly
from chamdiem.portal.files.models import Stored
from chamdiem.portal.periods.models import Period
from chamdiem.portal.returns.choices import Answer
from chamdiem.portal.returns.models import Return
from chamdiem.portal.scoring.models import Run

DIGEST = r"^[0-9a-f]{64}$"


class Correction(AppendOnly):
    """A numbered revision of an approved month (đính chính), drafted with its reason.

    Kept: as long as the system.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    period = models.ForeignKey(Period, models.PROTECT, related_name="corrections")
    revision = models.PositiveIntegerField("lần đính chính")
    reason = models.TextField("lý do đính chính")
    at = models.DateTimeField("lúc")
    by = models.UUIDField("người lập")

    class Meta:
        """Numbered from 1, with a reason; a number stands once unless it was dropped (trigger)."""

        ordering = ("period_id", "revision", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(revision__gte=1), name="a_correction_is_numbered_from_one"
            ),
            models.CheckConstraint(
                condition=~Q(reason=""), name="a_revision_is_drafted_with_a_reason"
            ),
        )


class Dropped(AppendOnly):
    """A correction opened by mistake is dropped (thôi đính chính): never one that was approved.

    Kept: as long as the system.
    """

    correction = models.OneToOneField(Correction, models.PROTECT, related_name="dropped")
    reason = models.TextField("lý do thôi đính chính")
    at = models.DateTimeField("lúc")
    by = models.UUIDField("người thôi")

    class Meta:
        """It says why."""

        ordering = ("correction_id",)
        constraints = (
            models.CheckConstraint(condition=~Q(reason=""), name="a_dropped_correction_says_why"),
        )


class CorrectedPoints(AppendOnly):
    """Points of one criterion of one unit as corrected, scaled as the scheme's (điểm đính chính).

    Kept: as long as the system.
    """

    correction = models.ForeignKey(Correction, models.PROTECT, related_name="points")
    of = models.ForeignKey(Return, models.PROTECT, related_name="+")
    leaf = models.CharField("mã tiêu chí", max_length=120)
    points = models.BigIntegerField("điểm đúng")
    is_dropped = models.BooleanField("đã bỏ dòng", default=False)
    reason = models.TextField("lý do")
    at = models.DateTimeField("lúc")
    by = models.UUIDField("người ghi")

    class Meta:
        """The latest of a criterion stands; each has a reason."""

        ordering = ("correction_id", "of_id", "leaf", "id")
        constraints = (
            models.CheckConstraint(condition=~Q(reason=""), name="corrected_points_say_why"),
        )


class CorrectedFigure(AppendOnly):
    """One figure of one unit as corrected (số liệu đính chính), scaled by the input's decimals.

    Kept: as long as the system.
    """

    correction = models.ForeignKey(Correction, models.PROTECT, related_name="figures")
    of = models.ForeignKey(Return, models.PROTECT, related_name="+")
    input_code = models.CharField("mã số liệu", max_length=120)
    answer = models.PositiveSmallIntegerField("trả lời", choices=Answer)
    value = models.DecimalField("giá trị", max_digits=38, decimal_places=0, null=True)
    is_dropped = models.BooleanField("đã bỏ dòng", default=False)
    reason = models.TextField("lý do")
    at = models.DateTimeField("lúc")
    by = models.UUIDField("người ghi")

    class Meta:
        """The latest of a figure stands; each has a reason and a value or a state."""

        ordering = ("correction_id", "of_id", "input_code", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(answer=Answer.VALUE, value__isnull=False)
                | (Q(answer__gt=Answer.VALUE) & Q(value=None)),
                name="a_corrected_figure_has_a_value_or_a_state",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="a_corrected_figure_says_why"),
        )


class Frozen(AppendOnly):
    """A month as submitted (đã trình): the run and its fingerprint; the latest number stands.

    `correction` is empty for the month itself, and names the revision that is submitted.
    Kept: as long as the system.
    """

    period = models.ForeignKey(Period, models.PROTECT, related_name="frozen")
    number = models.PositiveIntegerField("lần trình")
    correction = models.ForeignKey(
        Correction, models.PROTECT, null=True, related_name="submissions"
    )
    run = models.OneToOneField(Run, models.PROTECT, related_name="frozen")
    fingerprint = models.CharField("dấu vân của tháng (SHA-256)", max_length=64)
    at = models.DateTimeField("trình lúc")
    by = models.UUIDField("người trình")

    class Meta:
        """Numbered."""

        ordering = ("period_id", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("period", "number"), name="a_submission_has_its_number"
            ),
            models.CheckConstraint(
                condition=Q(fingerprint__regex=DIGEST), name="a_fingerprint_is_sha256"
            ),
        )


class Opinion(AppendOnly):
    """What Văn phòng UBND tỉnh says of a submission when it sends it back (ý kiến thẩm tra).

    Kept: as long as the system.
    """

    frozen = models.ForeignKey(Frozen, models.PROTECT, related_name="opinions")
    text = models.TextField("ý kiến")
    at = models.DateTimeField("lúc")
    by = models.UUIDField("người ghi")

    class Meta:
        """It says something."""

        ordering = ("id",)
        constraints = (models.CheckConstraint(condition=~Q(text=""), name="an_opinion_says_why"),)


class Approved(AppendOnly):
    """The approval that seals a month (Phê duyệt và khoá kỳ), in the transaction of the seal.

    `revision` 0 is the approval, higher numbers are corrections (đính chính) with their reason.
    Kept: as long as the system.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    period = models.ForeignKey(Period, models.PROTECT, related_name="approvals")
    revision = models.PositiveIntegerField("lần đính chính", default=0)
    frozen = models.OneToOneField(Frozen, models.PROTECT, related_name="approved")
    way = models.CharField("cách phê duyệt", max_length=10, choices=ApprovalWay)
    document_number = models.CharField("số, ký hiệu", max_length=80)
    document_on = models.DateField("ngày văn bản")
    signer = models.UUIDField("người ký")
    document = models.ForeignKey(Stored, models.PROTECT, null=True, related_name="+")
    reason = models.TextField("lý do đính chính", blank=True)
    seal = models.BinaryField("bản chốt")
    seal_digest = models.CharField("mã băm bản chốt", max_length=64)
    at = models.DateTimeField("lúc")
    by = models.UUIDField("người ghi")

    class Meta:
        """Each revision once; a correction says why; a recorded document is attached."""

        ordering = ("period_id", "revision")
        constraints = (
            models.UniqueConstraint(
                fields=("period", "revision"), name="a_month_is_approved_once_a_revision"
            ),
            models.CheckConstraint(
                condition=Q(revision=0) | ~Q(reason=""), name="a_correction_of_a_month_says_why"
            ),
            models.CheckConstraint(
                condition=Q(way=ApprovalWay.SITE) | Q(document__isnull=False),
                name="a_recorded_approval_has_its_document",
            ),
            models.CheckConstraint(
                condition=~Q(document_number=""), name="an_approval_names_its_document"
            ),
            models.CheckConstraint(
                condition=Q(way=ApprovalWay.SITE, signer=F("by"))
                | (Q(way=ApprovalWay.DOCUMENT) & ~Q(signer=F("by"))),
                name="recording_is_not_approving",
            ),
        )


class Notice(AppendOnly):
    """The act by which the units were told of an approved month or its correction (thông báo).

    Kept: as long as the system.
    """

    approved = models.OneToOneField(Approved, models.PROTECT, related_name="notice")
    at = models.DateTimeField("lúc")
    by = models.UUIDField("người thông báo")

    class Meta:
        """In the order they were made."""

        ordering = ("id",)


class PublicationRule(AppendOnly):
    """On what basis, and how much, the province publishes (căn cứ công bố); the latest stands.

    Without a row nothing is published. No blocks means all of them. `is_off` closes it again.
    Kept: as long as the system.
    """

    basis_number = models.CharField("văn bản: số, ký hiệu", max_length=80)
    basis_on = models.DateField("ngày văn bản")
    basis_issuer = models.CharField("cơ quan ban hành", max_length=200)
    blocks = models.JSONField("mã khối được công bố", default=list)
    shown = models.CharField("nội dung công bố", max_length=10, choices=Shown)
    is_off = models.BooleanField("ngừng công bố", default=False)
    at = models.DateTimeField("lúc")
    by = models.UUIDField("người ghi")

    class Meta:
        """It names its basis."""

        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=~Q(basis_number="") & ~Q(basis_issuer=""),
                name="publication_names_its_basis",
            ),
        )


class Publication(AppendOnly):
    """One month, or one revision of it, published under a rule (công bố).

    Kept: as long as the system.
    """

    approved = models.OneToOneField(Approved, models.PROTECT, related_name="publication")
    rule = models.ForeignKey(PublicationRule, models.PROTECT, related_name="+")
    at = models.DateTimeField("lúc")
    by = models.UUIDField("người công bố")

    class Meta:
        """In the order they were made."""

        ordering = ("id",)

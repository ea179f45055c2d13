"""What verifiers, council and units say of a sent return: separate facts, each kept (I17).

Kept, all of it: as long as the system.
"""

import uuid

from django.db import models
from django.db.models import Q

from chamdiem.portal.appraisal.choices import Outcome, Settled, Words
from chamdiem.portal.audit.append_only import AppendOnly
from chamdiem.portal.files.models import Stored
from chamdiem.portal.periods.models import Period
from chamdiem.portal.returns.choices import Answer
from chamdiem.portal.returns.models import Return, Sending


class Verdict(AppendOnly):
    """What the verifier settles of one criterion of a sending (thẩm định); the latest stands.

    `claim` is the digest of what the sending said of the criterion (`SentLeaf.digest`): after a
    supplement the verdict still stands where the unit says the same. `points` are scaled as the
    scheme's and empty where the rule's own sum stands; `consents` is the verifier's consent to
    “Không áp dụng” or “Không phát sinh” (I36).
    Kept: as long as the system.
    """

    of = models.ForeignKey(Return, models.PROTECT, related_name="verdicts")
    sending = models.ForeignKey(Sending, models.PROTECT, related_name="verdicts")
    leaf = models.CharField("mã tiêu chí", max_length=120)
    claim = models.CharField("mã băm nội dung đã xem", max_length=64)
    settled = models.CharField("cách kết luận", max_length=10, choices=Settled)
    points = models.BigIntegerField("điểm thẩm định ghi tay", null=True)
    consents = models.BooleanField("đồng ý trạng thái không phải số", null=True)
    reason = models.TextField("lý do", blank=True)
    at = models.DateTimeField("lúc")
    by = models.UUIDField("người thẩm định")

    class Meta:
        """Points that differ from the sum, and changed figures, have a reason."""

        ordering = ("of_id", "leaf", "id")
        indexes = (models.Index(fields=("leaf", "of"), name="verdict_by_leaf"),)
        constraints = (
            models.CheckConstraint(
                condition=~Q(settled__in=(Settled.FIGURES, Settled.POINTS)) | ~Q(reason=""),
                name="what_changes_a_claim_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(settled=Settled.POINTS, points__isnull=False)
                | (~Q(settled=Settled.POINTS) & Q(points=None)),
                name="points_by_hand_are_said_to_be_so",
            ),
        )


class VerifiedFigure(AppendOnly):
    """A figure as the verifier found it, beside the one that was sent (số liệu thẩm định).

    Kept: as long as the system.
    """

    verdict = models.ForeignKey(Verdict, models.PROTECT, related_name="figures")
    input_code = models.CharField("mã số liệu", max_length=120)
    answer = models.PositiveSmallIntegerField("trả lời", choices=Answer)
    value = models.DecimalField("giá trị", max_digits=38, decimal_places=0, null=True)

    class Meta:
        """One a figure and verdict."""

        ordering = ("verdict_id", "input_code")
        constraints = (
            models.UniqueConstraint(
                fields=("verdict", "input_code"), name="a_figure_is_verified_once_a_verdict"
            ),
            models.CheckConstraint(
                condition=Q(answer=Answer.VALUE, value__isnull=False)
                | (Q(answer__gt=Answer.VALUE) & Q(value=None)),
                name="a_verified_figure_has_a_value_or_a_state",
            ),
        )


class Message(AppendOnly):
    """One word in the thread of a criterion (trao đổi): asked with a due time, answered, noted.

    Kept: as long as the system.
    """

    of = models.ForeignKey(Return, models.PROTECT, related_name="messages")
    leaf = models.CharField("mã tiêu chí", max_length=120)
    kind = models.CharField("loại", max_length=8, choices=Words)
    text = models.TextField("nội dung")
    due_at = models.DateTimeField("trả lời trước", null=True)
    at = models.DateTimeField("lúc")
    by = models.UUIDField("người viết")

    class Meta:
        """In the order they were said; a question has a due time."""

        ordering = ("of_id", "leaf", "id")
        constraints = (
            models.CheckConstraint(condition=~Q(text=""), name="a_message_says_something"),
            models.CheckConstraint(
                condition=~Q(kind=Words.ASK) | Q(due_at__isnull=False),
                name="a_question_has_a_due_time",
            ),
        )


class Sample(AppendOnly):
    """The draw of what is looked at although settled by rule (mẫu kiểm tra): its seed, its rows.

    Kept: as long as the system.
    """

    period = models.OneToOneField(Period, models.PROTECT, related_name="sample")
    seed = models.CharField("hạt giống", max_length=64)
    drawn = models.JSONField("các ô được rút: [mã phiếu, mã tiêu chí, trọng số]")
    at = models.DateTimeField("lúc")
    by = models.UUIDField("người rút")


class Objection(AppendOnly):
    """An objection of a head to one criterion (kiến nghị về điểm); one a criterion.

    `evidence` names what proves it (số, ngày, trang) and `file` holds it, where there is one.
    Kept: as long as the system.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    of = models.ForeignKey(Return, models.PROTECT, related_name="objections")
    leaf = models.CharField("mã tiêu chí", max_length=120)
    asked = models.BigIntegerField("điểm đề nghị", null=True)
    reason = models.TextField("lý do")
    evidence = models.TextField("minh chứng kèm theo", blank=True)
    file = models.ForeignKey(Stored, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField("lúc")
    by = models.UUIDField("người kiến nghị")

    class Meta:
        """One a criterion, with a reason."""

        ordering = ("of_id", "leaf")
        constraints = (
            models.UniqueConstraint(fields=("of", "leaf"), name="one_objection_a_criterion"),
            models.CheckConstraint(condition=~Q(reason=""), name="an_objection_has_a_reason"),
        )


class Ruling(AppendOnly):
    """What the council decides of an objection (kết luận), with reasons.

    Kept: as long as the system.
    """

    objection = models.OneToOneField(Objection, models.PROTECT, related_name="ruling")
    outcome = models.CharField("kết luận", max_length=8, choices=Outcome)
    points = models.BigIntegerField("điểm theo kết luận", null=True)
    reason = models.TextField("lý do")
    at = models.DateTimeField("lúc")
    by = models.UUIDField("người ghi kết luận")

    class Meta:
        """Changed points are named; there is a reason."""

        ordering = ("objection_id",)
        constraints = (
            models.CheckConstraint(condition=~Q(reason=""), name="a_ruling_has_a_reason"),
            models.CheckConstraint(
                condition=Q(outcome=Outcome.CHANGED, points__isnull=False)
                | Q(outcome=Outcome.UPHELD, points=None),
                name="a_ruling_that_changes_names_the_points",
            ),
        )

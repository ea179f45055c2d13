"""Letters that urge units (văn bản đôn đốc), who was urged and why, and what came of it.

Kept, all of it: as long as the system.
"""

import uuid

from django.db import models
from django.db.models import Q

from chamdiem.portal.audit.append_only import AppendOnly
from chamdiem.portal.files.models import Stored
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.periods.models import Period
from chamdiem.portal.urging.choices import Level, Verdict


class Letter(AppendOnly):
    """One letter that urges units, a draft until it has number and day (văn bản đôn đốc).

    Kept: as long as the system.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    level = models.CharField("cấp", max_length=1, choices=Level)
    period = models.ForeignKey(Period, models.PROTECT, null=True, related_name="+")
    content = models.TextField("nội dung đề nghị, yêu cầu")
    due_on = models.DateField("hạn trả lời")
    at = models.DateTimeField("lập lúc")
    by = models.UUIDField("người lập")

    class Meta:
        """It says what is asked."""

        ordering = ("id",)
        constraints = (
            models.CheckConstraint(condition=~Q(content=""), name="an_urging_says_what_is_asked"),
        )


class Urged(AppendOnly):
    """One unit of a letter, with its grounds as they stood that day (đơn vị được đôn đốc).

    Kept: as long as the system.
    """

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="units")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    is_request = models.BooleanField("đề nghị phối hợp, không yêu cầu", default=False)
    grounds = models.JSONField("căn cứ")
    previous = models.OneToOneField("self", models.PROTECT, null=True, related_name="raised")
    at = models.DateTimeField("lúc")
    by = models.UUIDField("người lập")

    class Meta:
        """A unit once a letter; raised once to the next level."""

        ordering = ("letter_id", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("letter", "organisation"), name="a_unit_is_urged_once_a_letter"
            ),
        )


class Issued(AppendOnly):
    """The number and day from which a letter counts (phát hành).

    Kept: as long as the system.
    """

    letter = models.OneToOneField(Letter, models.PROTECT, related_name="issued")
    number = models.CharField("số, ký hiệu", max_length=80)
    issued_on = models.DateField("ngày văn bản")
    signer = models.CharField("người ký", max_length=200)
    file = models.ForeignKey(Stored, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField("ghi lúc")
    by = models.UUIDField("người ghi")

    class Meta:
        """A number of a day stands once."""

        ordering = ("letter_id",)
        constraints = (
            models.UniqueConstraint(
                fields=("number", "issued_on"), name="a_letter_of_urging_has_its_number"
            ),
            models.CheckConstraint(
                condition=~Q(number="") & ~Q(signer=""), name="a_sent_urging_has_number_and_signer"
            ),
        )


class Dropped(AppendOnly):
    """A draft that was not sent (bỏ dự thảo), with why.

    Kept: as long as the system.
    """

    letter = models.OneToOneField(Letter, models.PROTECT, related_name="dropped")
    reason = models.TextField("lý do")
    at = models.DateTimeField("lúc")
    by = models.UUIDField("người bỏ")

    class Meta:
        """It says why."""

        ordering = ("letter_id",)
        constraints = (
            models.CheckConstraint(condition=~Q(reason=""), name="a_dropped_urging_says_why"),
        )


class Received(AppendOnly):
    """The unit has seen the letter (xác nhận đã nhận).

    Kept: as long as the system.
    """

    urged = models.OneToOneField(Urged, models.PROTECT, related_name="received")
    at = models.DateTimeField("lúc")
    by = models.UUIDField("người xác nhận")

    class Meta:
        """Once a unit of a letter."""

        ordering = ("urged_id",)


class Response(AppendOnly):
    """What the unit answers (trả lời đôn đốc); it may answer again.

    Kept: as long as the system.
    """

    urged = models.ForeignKey(Urged, models.PROTECT, related_name="responses")
    text = models.TextField("nội dung trả lời")
    file = models.ForeignKey(Stored, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField("lúc")
    by = models.UUIDField("người trả lời")

    class Meta:
        """It says something."""

        ordering = ("urged_id", "id")
        constraints = (
            models.CheckConstraint(
                condition=~Q(text=""), name="an_answer_to_urging_says_something"
            ),
        )


class Outcome(AppendOnly):
    """What the Department found, with which the urging of a unit closes (kết luận).

    Kept: as long as the system.
    """

    urged = models.OneToOneField(Urged, models.PROTECT, related_name="outcome")
    verdict = models.CharField("kết quả", max_length=12, choices=Verdict)
    note = models.TextField("ghi chú", blank=True)
    at = models.DateTimeField("lúc")
    by = models.UUIDField("người kết luận")

    class Meta:
        """Once; what was not done has words."""

        ordering = ("urged_id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(verdict=Verdict.DONE) | ~Q(note=""),
                name="an_urging_that_was_not_done_says_why",
            ),
        )

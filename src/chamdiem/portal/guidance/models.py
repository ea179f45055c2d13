"""What the Department says of each criterion: guidance, answers, training; added to, never changed.

Kept, all of it: as long as the system.
"""

import uuid

from django.db import models
from django.db.models import F, Q

from chamdiem.portal.audit.append_only import AppendOnly
from chamdiem.portal.files.models import Stored
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.schemes.models import SchemeVersion


class Guidance(AppendOnly):
    """One version of what is said of a criterion (hướng dẫn); the latest released is in force.

    Kept: as long as the system.
    """

    version = models.ForeignKey(SchemeVersion, models.PROTECT, related_name="+")
    leaf = models.CharField("mã tiêu chí", max_length=120)
    counts = models.TextField("cái gì được tính")
    counts_not = models.TextField("cái gì không tính", blank=True)
    evidence = models.TextField("minh chứng được chấp nhận", blank=True)
    example = models.TextField("ví dụ tính", blank=True)
    at = models.DateTimeField("soạn lúc")
    by = models.UUIDField("người soạn")

    class Meta:
        """It says what counts."""

        ordering = ("version_id", "leaf", "id")
        indexes = (models.Index(fields=("version", "leaf"), name="guidance_by_criterion"),)
        constraints = (
            models.CheckConstraint(condition=~Q(counts=""), name="guidance_says_what_counts"),
        )


class Release(AppendOnly):
    """A leader puts guidance in force (phát hành), by another hand than its author's (trigger).

    Kept: as long as the system.
    """

    guidance = models.OneToOneField(Guidance, models.PROTECT, related_name="release")
    at = models.DateTimeField("phát hành lúc")
    by = models.UUIDField("người phát hành")

    class Meta:
        """Once each."""

        ordering = ("id",)


class Takeover(AppendOnly):
    """What was said of a criterion holds for a new version too (giữ nguyên cho phiên bản mới).

    Kept: as long as the system.
    """

    version = models.ForeignKey(SchemeVersion, models.PROTECT, related_name="+")
    leaf = models.CharField("mã tiêu chí", max_length=120)
    former = models.ForeignKey(SchemeVersion, models.PROTECT, related_name="+")
    at = models.DateTimeField("lúc")
    by = models.UUIDField("người quyết định")

    class Meta:
        """Once a criterion; a version does not take over from itself."""

        ordering = ("version_id", "leaf")
        constraints = (
            models.UniqueConstraint(
                fields=("version", "leaf"), name="guidance_is_taken_over_once_a_criterion"
            ),
            models.CheckConstraint(
                condition=~Q(version=F("former")), name="guidance_is_taken_over_from_another"
            ),
        )


class Question(AppendOnly):
    """What a unit asks about a criterion (câu hỏi); who asked is the Department's to know.

    Kept: as long as the system.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.ForeignKey(SchemeVersion, models.PROTECT, related_name="+")
    leaf = models.CharField("mã tiêu chí", max_length=120)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    text = models.TextField("câu hỏi")
    at = models.DateTimeField("hỏi lúc")
    by = models.UUIDField("người hỏi")

    class Meta:
        """It asks something."""

        ordering = ("id",)
        indexes = (models.Index(fields=("version", "leaf"), name="question_by_criterion"),)
        constraints = (
            models.CheckConstraint(condition=~Q(text=""), name="a_question_asks_something"),
        )


class Answer(AppendOnly):
    """One version of an answer (câu trả lời), with the question as all units read it.

    Kept: as long as the system.
    """

    question = models.ForeignKey(Question, models.PROTECT, related_name="answers")
    asked = models.TextField("câu hỏi như mọi đơn vị đọc")
    text = models.TextField("câu trả lời")
    at = models.DateTimeField("soạn lúc")
    by = models.UUIDField("người soạn")

    class Meta:
        """It says what is asked and answers it."""

        ordering = ("question_id", "id")
        constraints = (
            models.CheckConstraint(
                condition=~Q(asked="") & ~Q(text=""), name="an_answer_says_something"
            ),
        )


class AnswerRelease(AppendOnly):
    """A leader lets all units read an answer (phát hành câu trả lời), by another hand (trigger).

    Kept: as long as the system.
    """

    answer = models.OneToOneField(Answer, models.PROTECT, related_name="release")
    at = models.DateTimeField("phát hành lúc")
    by = models.UUIDField("người phát hành")

    class Meta:
        """Once each."""

        ordering = ("id",)


class Training(AppendOnly):
    """A training that was held or is announced (tập huấn).

    Kept: as long as the system.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField("nội dung", max_length=300)
    on = models.DateField("ngày")
    place = models.CharField("địa điểm", max_length=300, blank=True)
    is_online = models.BooleanField("trực tuyến", default=False)
    blocks = models.JSONField("khối dự", default=list)
    version = models.ForeignKey(SchemeVersion, models.PROTECT, null=True, related_name="+")
    leaves = models.JSONField("mã các tiêu chí", default=list)
    at = models.DateTimeField("ghi lúc")
    by = models.UUIDField("người ghi")

    class Meta:
        """It has a title, and a place or is online."""

        ordering = ("-on", "-id")
        constraints = (
            models.CheckConstraint(condition=~Q(title=""), name="a_training_has_a_title"),
            models.CheckConstraint(
                condition=Q(is_online=True) | ~Q(place=""),
                name="a_training_has_a_place_or_is_online",
            ),
        )


class TrainingFile(AppendOnly):
    """Material of a training (tài liệu).

    Kept: as long as the system.
    """

    training = models.ForeignKey(Training, models.PROTECT, related_name="files")
    file = models.ForeignKey(Stored, models.PROTECT, related_name="+")
    at = models.DateTimeField("lúc")
    by = models.UUIDField("người thêm")

    class Meta:
        """A file once a training."""

        ordering = ("training_id", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("training", "file"), name="a_file_is_given_once_a_training"
            ),
        )


class Attendance(AppendOnly):
    """How many of a unit came to a training (số người dự); the latest of a unit stands.

    Kept: as long as the system.
    """

    training = models.ForeignKey(Training, models.PROTECT, related_name="attendance")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    people = models.PositiveSmallIntegerField("số người dự")
    at = models.DateTimeField("ghi lúc")
    by = models.UUIDField("người ghi")

    class Meta:
        """In the order they were noted."""

        ordering = ("training_id", "organisation_id", "id")

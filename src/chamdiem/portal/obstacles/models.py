"""Obstacles (khó khăn, vướng mắc): reported, joined by cause, routed, commented, answered, closed.

Every row is a fact that is added and never changed; where an obstacle stands is worked out from
the latest ones. Kept, all of it: as long as the system.
"""

import uuid

from django.db import models
from django.db.models import Q

from chamdiem.portal.audit.append_only import AppendOnly
from chamdiem.portal.obstacles.choices import Category, Level
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.schemes.models import SchemeVersion
from chamdiem.portal.tasks.models import Task

ONE_CASE = Q(obstacle__isnull=False, group=None) | Q(obstacle=None, group__isnull=False)


class Obstacle(AppendOnly):
    """What stands in a unit's way, and who should do what before which day (vướng mắc).

    Kept: as long as the system.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    task = models.ForeignKey(Task, models.PROTECT, null=True, related_name="+")
    version = models.ForeignKey(SchemeVersion, models.PROTECT, null=True, related_name="+")
    leaf = models.CharField("mã tiêu chí", max_length=120, blank=True)
    text = models.TextField("nội dung")
    asked_of = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    asked_words = models.CharField("đề nghị ai", max_length=300, blank=True)
    asked_for = models.TextField("làm gì")
    asked_before = models.DateField("trước ngày")
    at = models.DateTimeField("báo lúc")
    by = models.UUIDField("người báo")

    class Meta:
        """It says what, and asks somebody for something; a criterion is of a version."""

        ordering = ("id",)
        constraints = (
            models.CheckConstraint(condition=~Q(text=""), name="an_obstacle_says_what"),
            models.CheckConstraint(
                condition=~Q(asked_for="") & (Q(asked_of__isnull=False) | ~Q(asked_words="")),
                name="an_obstacle_asks_somebody_for_something",
            ),
            models.CheckConstraint(
                condition=Q(version=None, leaf="") | (Q(version__isnull=False) & ~Q(leaf="")),
                name="a_blocked_criterion_is_of_a_version",
            ),
        )


class Classing(AppendOnly):
    """Of which category and level an obstacle is (phân loại); the first is the unit's own.

    Kept: as long as the system.
    """

    obstacle = models.ForeignKey(Obstacle, models.PROTECT, related_name="classings")
    category = models.CharField("loại", max_length=16, choices=Category)
    level = models.CharField("cấp có thẩm quyền", max_length=12, choices=Level)
    reason = models.TextField("lý do", blank=True)
    at = models.DateTimeField("lúc")
    by = models.UUIDField("người phân loại")

    class Meta:
        """The latest stands."""

        ordering = ("obstacle_id", "id")


class Group(AppendOnly):
    """One cause that several units met (nhóm nguyên nhân); a person joins obstacles to it.

    Kept: as long as the system.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    at = models.DateTimeField("lập lúc")
    by = models.UUIDField("người lập")

    class Meta:
        """In the order they were made."""

        ordering = ("id",)


class Naming(AppendOnly):
    """What a group is called (tên nguyên nhân); the latest stands.

    Kept: as long as the system.
    """

    group = models.ForeignKey(Group, models.PROTECT, related_name="namings")
    title = models.CharField("nguyên nhân", max_length=300)
    at = models.DateTimeField("lúc")
    by = models.UUIDField("người đặt tên")

    class Meta:
        """It names the cause."""

        ordering = ("group_id", "id")
        constraints = (models.CheckConstraint(condition=~Q(title=""), name="a_cause_is_named"),)


class Membership(AppendOnly):
    """An obstacle is joined to a group, or to none (ghép, đưa ra khỏi nhóm); the latest stands.

    Kept: as long as the system.
    """

    obstacle = models.ForeignKey(Obstacle, models.PROTECT, related_name="memberships")
    group = models.ForeignKey(Group, models.PROTECT, null=True, related_name="memberships")
    at = models.DateTimeField("lúc")
    by = models.UUIDField("người ghép")

    class Meta:
        """In the order they were made."""

        ordering = ("obstacle_id", "id")


class Routing(AppendOnly):
    """An obstacle or a group is put before an organisation for its opinion (chuyển), until a day.

    Kept: as long as the system.
    """

    obstacle = models.ForeignKey(Obstacle, models.PROTECT, null=True, related_name="routings")
    group = models.ForeignKey(Group, models.PROTECT, null=True, related_name="routings")
    owner = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    level = models.CharField("cấp có thẩm quyền", max_length=12, choices=Level)
    note = models.TextField("nội dung cần cho ý kiến", blank=True)
    due_on = models.DateField("cho ý kiến đến hết ngày")
    at = models.DateTimeField("chuyển lúc")
    by = models.UUIDField("người chuyển")

    class Meta:
        """Of one or the other; the latest stands."""

        ordering = ("id",)
        constraints = (models.CheckConstraint(condition=ONE_CASE, name="a_routing_is_of_one_case"),)


class Comment(AppendOnly):
    """What the organisation that was asked says (ý kiến); relayed from its document, or its own.

    Kept: as long as the system.
    """

    routing = models.ForeignKey(Routing, models.PROTECT, related_name="comments")
    text = models.TextField("ý kiến")
    number = models.CharField("số, ký hiệu văn bản", max_length=110, blank=True)
    issued_on = models.DateField("ngày văn bản", null=True)
    is_relayed = models.BooleanField("ghi thay theo văn bản", default=False)
    at = models.DateTimeField("ghi lúc")
    by = models.UUIDField("người ghi")

    class Meta:
        """It says something; what is relayed names the document."""

        ordering = ("routing_id", "id")
        constraints = (
            models.CheckConstraint(condition=~Q(text=""), name="a_comment_says_something"),
            models.CheckConstraint(
                condition=Q(is_relayed=False) | ~Q(number=""),
                name="a_relayed_comment_names_its_document",
            ),
        )


class Answer(AppendOnly):
    """What comes back to the unit, or to every unit of a group (trả lời); the latest stands.

    Kept: as long as the system.
    """

    obstacle = models.ForeignKey(Obstacle, models.PROTECT, null=True, related_name="answers")
    group = models.ForeignKey(Group, models.PROTECT, null=True, related_name="answers")
    text = models.TextField("trả lời")
    number = models.CharField("số, ký hiệu văn bản", max_length=110, blank=True)
    issued_on = models.DateField("ngày văn bản", null=True)
    at = models.DateTimeField("trả lời lúc")
    by = models.UUIDField("người trả lời")

    class Meta:
        """Of one or the other; it says something."""

        ordering = ("id",)
        constraints = (
            models.CheckConstraint(condition=ONE_CASE, name="an_answer_is_of_one_case"),
            models.CheckConstraint(
                condition=~Q(text=""), name="an_answer_to_an_obstacle_says_something"
            ),
        )


class Closing(AppendOnly):
    """The unit or the Department closes an obstacle (đóng), and says how it ended; once.

    Kept: as long as the system.
    """

    obstacle = models.OneToOneField(Obstacle, models.PROTECT, related_name="closing")
    text = models.TextField("kết quả")
    at = models.DateTimeField("đóng lúc")
    by = models.UUIDField("người đóng")

    class Meta:
        """It says how it ended."""

        ordering = ("id",)
        constraints = (
            models.CheckConstraint(condition=~Q(text=""), name="a_closing_says_how_it_ended"),
        )

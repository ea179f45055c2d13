"""Who inspects which unit, when, on what ground; and when other teams come (đoàn kiểm tra khác)."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from chamdiem.portal.audit.append_only import AppendOnly
from chamdiem.portal.inspections.choices import Kind
from chamdiem.portal.orgs.models import Organisation


class Inspection(AppendOnly):
    """One inspection of one unit (cuộc kiểm tra); its latest plan stands, its state is derived.

    Kept: as long as the system.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    kind = models.CharField("loại", max_length=8, choices=Kind)
    at = models.DateTimeField("lập lúc")
    by = models.UUIDField("người lập")

    class Meta:
        """In the order they were planned."""

        ordering = ("id",)
        indexes = (models.Index(fields=("unit",), name="inspection_by_unit"),)


class Plan(AppendOnly):
    """What is planned of an inspection (kế hoạch): content, document, days; the latest stands.

    Kept: as long as the system.
    """

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="plans")
    content = models.TextField("nội dung kiểm tra")
    basis_number = models.CharField("văn bản căn cứ: số, ký hiệu", max_length=110)
    basis_issued_on = models.DateField("ngày văn bản căn cứ")
    from_on = models.DateField("từ ngày")
    to_on = models.DateField("đến hết ngày")
    reason = models.TextField("lý do sửa", blank=True)
    at = models.DateTimeField("ghi lúc")
    by = models.UUIDField("người ghi")

    class Meta:
        """It says what is inspected, on what ground, on which days."""

        ordering = ("inspection_id", "id")
        constraints = (
            models.CheckConstraint(
                condition=~Q(content="") & ~Q(basis_number=""),
                name="an_inspection_says_what_and_on_what_ground",
            ),
            models.CheckConstraint(
                condition=Q(to_on__gte=F("from_on")), name="an_inspection_ends_after_it_begins"
            ),
        )


class Member(AppendOnly):
    """One person of the team (thành viên đoàn); place 0 leads, nobody is of the unit (trigger).

    Kept: as long as the system; the person's name can be erased, the opaque id stays.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="members")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField("thứ tự, 0 là trưởng đoàn")

    class Meta:
        """Each once, the leader first."""

        ordering = ("plan_id", "place")
        constraints = (
            models.UniqueConstraint(fields=("plan", "person"), name="a_member_joins_a_team_once"),
            models.UniqueConstraint(fields=("plan", "place"), name="a_team_has_one_leader"),
        )


class Announcement(AppendOnly):
    """The plan is announced (công bố): from now on the unit sees its inspection.

    Kept: as long as the system.
    """

    inspection = models.OneToOneField(Inspection, models.PROTECT, related_name="announcement")
    at = models.DateTimeField("công bố lúc")
    by = models.UUIDField("người công bố")

    class Meta:
        """Once each."""

        ordering = ("id",)


class Cancellation(AppendOnly):
    """The inspection does not take place (huỷ), and why.

    Kept: as long as the system.
    """

    inspection = models.OneToOneField(Inspection, models.PROTECT, related_name="cancellation")
    reason = models.TextField("lý do huỷ")
    at = models.DateTimeField("huỷ lúc")
    by = models.UUIDField("người huỷ")

    class Meta:
        """It says why."""

        ordering = ("id",)
        constraints = (
            models.CheckConstraint(condition=~Q(reason=""), name="a_cancelled_inspection_says_why"),
        )


class Closing(AppendOnly):
    """The inspection is over (kết thúc): every finding was remedied or withdrawn (trigger).

    Kept: as long as the system.
    """

    inspection = models.OneToOneField(Inspection, models.PROTECT, related_name="closing")
    at = models.DateTimeField("kết thúc lúc")
    by = models.UUIDField("người ghi")

    class Meta:
        """Once each."""

        ordering = ("id",)


class Visit(AppendOnly):
    """Another body's team comes to a unit (đoàn kiểm tra khác): who, from when to when.

    Kept: as long as the system.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    organisation = models.CharField("cơ quan kiểm tra", max_length=200)
    from_on = models.DateField("từ ngày")
    to_on = models.DateField("đến hết ngày")
    at = models.DateTimeField("ghi lúc")
    by = models.UUIDField("người ghi")

    class Meta:
        """It says who comes and on which days."""

        ordering = ("-from_on", "-id")
        indexes = (models.Index(fields=("unit",), name="visit_by_unit"),)
        constraints = (
            models.CheckConstraint(condition=~Q(organisation=""), name="a_visit_says_who_comes"),
            models.CheckConstraint(
                condition=Q(to_on__gte=F("from_on")), name="a_visit_ends_after_it_begins"
            ),
        )


class VisitDropped(AppendOnly):
    """Another body's team does not come, or was noted wrongly (bỏ), and why.

    Kept: as long as the system.
    """

    visit = models.OneToOneField(Visit, models.PROTECT, related_name="dropped")
    reason = models.TextField("lý do")
    at = models.DateTimeField("lúc")
    by = models.UUIDField("người ghi")

    class Meta:
        """It says why."""

        ordering = ("id",)
        constraints = (
            models.CheckConstraint(condition=~Q(reason=""), name="a_dropped_visit_says_why"),
        )

"""One period a month: its stages, deadlines and population, each step kept.

Kept, all of it: as long as the system.
"""

import uuid

from django.db import models
from django.db.models import F, Q

from chamdiem.portal.audit.append_only import AppendOnly
from chamdiem.portal.files.models import Stored
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.periods.choices import BACK, Due, Line, PeriodKind, Stage
from chamdiem.portal.schemes.models import SchemeVersion

MONTH = r"^\d{4}-(0[1-9]|1[0-2])$"


class Period(models.Model):
    """One month that is scored (kỳ chấm điểm); only a step moves its stage (trigger).

    Kept: as long as the system.
    """

    month = models.CharField("tháng", max_length=7, unique=True)
    kind = models.CharField("loại kỳ", max_length=8, choices=PeriodKind)
    scheme_version = models.ForeignKey(SchemeVersion, models.PROTECT, related_name="+")
    window_from = models.DateField("số liệu từ ngày")
    window_to = models.DateField("số liệu đến hết ngày")
    stage = models.CharField("giai đoạn", max_length=12, choices=Stage, default=Stage.OPEN)
    act_number = models.CharField("văn bản cho chấm chính thức: số", max_length=80, blank=True)
    act_issued_on = models.DateField("ngày ban hành", null=True)
    act_issuer = models.CharField("cơ quan ban hành", max_length=200, blank=True)
    act_file = models.ForeignKey(Stored, models.PROTECT, null=True, related_name="+")
    opened_at = models.DateTimeField("mở lúc")
    opened_by = models.UUIDField("người mở")

    class Meta:
        """An official month names its act; figures lie in a window of days."""

        ordering = ("-month",)
        constraints = (
            models.CheckConstraint(condition=Q(month__regex=MONTH), name="a_period_has_a_month"),
            models.CheckConstraint(
                condition=Q(kind=PeriodKind.TRIAL)
                | (~Q(act_number="") & ~Q(act_issuer="") & Q(act_issued_on__isnull=False)),
                name="an_official_period_names_its_act",
            ),
            models.CheckConstraint(
                condition=Q(kind=PeriodKind.TRIAL) | Q(act_file__isnull=False),
                name="an_official_period_holds_the_file_of_its_act",
            ),
            models.CheckConstraint(
                condition=Q(window_to__gte=F("window_from")), name="a_period_has_a_window_of_days"
            ),
        )

    def __str__(self) -> str:
        """Name the month."""
        return self.month


class Step(AppendOnly):
    """One move of a period from a stage to the next (I14); a trigger moves the period.

    Kept: as long as the system.
    """

    period = models.ForeignKey(Period, models.PROTECT, related_name="steps")
    from_stage = models.CharField("từ", max_length=12, choices=Stage, blank=True)
    to_stage = models.CharField("đến", max_length=12, choices=Stage)
    note = models.TextField("ghi chú", blank=True)
    at = models.DateTimeField("lúc")
    by = models.UUIDField("người thực hiện")

    class Meta:
        """In the order they were made; what goes back says why."""

        ordering = ("period_id", "id")
        constraints = (
            models.CheckConstraint(
                condition=~Q(from_stage=BACK[0], to_stage=BACK[1]) | ~Q(note=""),
                name="a_period_goes_back_with_an_opinion",
            ),
        )


class Deadline(AppendOnly):
    """One deadline of a period as set; the latest row is in force, the first is kept (I20).

    Kept: as long as the system.
    """

    period = models.ForeignKey(Period, models.PROTECT, related_name="deadlines")
    what = models.CharField("mốc", max_length=16, choices=Due)
    due_at = models.DateTimeField("hết hạn lúc")
    reason = models.TextField("lý do", blank=True)
    at = models.DateTimeField("đặt lúc")
    by = models.UUIDField("người đặt")

    class Meta:
        """The latest of a kind is in force."""

        ordering = ("period_id", "what", "id")


class Expected(AppendOnly):
    """A unit that must report in a period, frozen when it opens (I13).

    Kept: as long as the system.
    """

    period = models.ForeignKey(Period, models.PROTECT, related_name="expected")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    position = models.PositiveIntegerField("thứ tự")
    name = models.CharField("tên đơn vị", max_length=200)
    block = models.CharField("mã khối của bộ tiêu chí", max_length=40)
    unit_code = models.CharField("mã đơn vị", max_length=60)
    is_scored = models.BooleanField("chấm điểm (không chỉ theo dõi)", default=True)
    reviewer = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")

    class Meta:
        """A unit once a period."""

        ordering = ("period_id", "position")
        constraints = (
            models.UniqueConstraint(
                fields=("period", "organisation"), name="a_unit_is_expected_once_a_period"
            ),
            models.UniqueConstraint(
                fields=("period", "unit_code"), name="a_unit_code_is_expected_once_a_period"
            ),
            models.CheckConstraint(
                condition=Q(reviewer=None) | ~Q(reviewer=F("organisation")),
                name="nobody_reviews_itself",
            ),
        )


class Leave(AppendOnly):
    """A unit may send later than the others (gia hạn riêng): until when, why, by whom.

    Kept: as long as the system.
    """

    period = models.ForeignKey(Period, models.PROTECT, related_name="leaves")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    until = models.DateTimeField("được gửi đến")
    reason = models.TextField("lý do")
    at = models.DateTimeField("lúc")
    by = models.UUIDField("người cho phép")

    class Meta:
        """The latest of a unit is in force."""

        ordering = ("period_id", "organisation_id", "id")
        constraints = (
            models.CheckConstraint(condition=~Q(reason=""), name="a_leave_has_a_reason"),
        )


class Confirmation(AppendOnly):
    """One line of “Việc tỉnh phải xác nhận trước khi chấm chính thức”, confirmed or waived (I34).

    Kept: as long as the system.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    line = models.CharField("việc", max_length=40, choices=Line)
    is_waived = models.BooleanField("miễn", default=False)
    basis = models.TextField("căn cứ")
    note = models.TextField("nội dung xác nhận", blank=True)
    department = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    reviewer = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField("lúc")
    by = models.UUIDField("người xác nhận")

    class Meta:
        """The latest of a line stands; the Department's names it and who reviews it."""

        ordering = ("line", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(line__in=Line.values), name="a_confirmation_is_of_a_known_line"
            ),
            models.CheckConstraint(
                condition=~Q(line=Line.DEPARTMENT)
                | (
                    Q(department__isnull=False)
                    & Q(reviewer__isnull=False)
                    & ~Q(department=F("reviewer"))
                ),
                name="the_department_is_reviewed_by_another",
            ),
            models.CheckConstraint(condition=~Q(basis=""), name="a_confirmation_has_a_basis"),
        )

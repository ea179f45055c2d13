"""What a scoring leaves in the database: figures, every step, totals; and drafts before it."""

import uuid

from django.db import models
from django.db.models import Q

from chamdiem.portal.audit.append_only import AppendOnly
from chamdiem.portal.schemes.models import SchemeVersion
from chamdiem.portal.scoring.choices import Origin, SeriesKind

MONTH = r"^\d{4}-(0[1-9]|1[0-2])$"


class Series(models.Model):
    """Months of one population that follow each other (chuỗi tháng chấm điểm).

    Kept: as long as the system.
    """

    slug = models.SlugField("địa chỉ", max_length=40, unique=True)
    title = models.TextField("tên")
    kind = models.CharField("loại", max_length=20, choices=SeriesKind)
    note = models.TextField("ghi chú", blank=True)

    def __str__(self) -> str:
        """Name the series."""
        return self.title


class Run(models.Model):
    """One scoring of one month (lần chấm); the latest sealed one stands, else the highest number.

    A `revision` above 0 corrects a sealed month, and says why (đính chính). Nothing of a run
    changes afterwards but twice, once each: it is sealed by the approval (`sealed_…`), and it is
    published, whole or limited to some blocks or to the grades (I19).
    Kept: as long as the system.
    """

    series = models.ForeignKey(Series, models.PROTECT, related_name="runs")
    month = models.CharField("tháng", max_length=7)
    number = models.PositiveIntegerField("lần")
    scheme_version = models.ForeignKey(SchemeVersion, models.PROTECT, related_name="+")
    file_name = models.CharField("tên tệp số liệu", max_length=200)
    figures_digest = models.CharField("mã băm tệp số liệu", max_length=64)
    source_note = models.TextField("nguồn số liệu", blank=True)
    engine_version = models.CharField("phiên bản bộ tính", max_length=20)
    as_of = models.DateField("ngày chốt", null=True)
    scored_at = models.DateTimeField("thời điểm chấm")
    scored_by = models.UUIDField("người chấm")
    revision = models.PositiveIntegerField("lần đính chính", default=0, db_default=0)
    reason = models.TextField("lý do đính chính", blank=True, default="", db_default="")
    sealed_number = models.CharField(
        "văn bản phê duyệt: số, ký hiệu", max_length=80, blank=True, default="", db_default=""
    )
    sealed_on = models.DateField("văn bản phê duyệt: ngày", null=True)
    sealed_at = models.DateTimeField("thời điểm phê duyệt và khoá", null=True)
    sealed_by = models.UUIDField("người phê duyệt, người ghi nhận", null=True)
    published_at = models.DateTimeField("thời điểm công bố", null=True)
    published_by = models.UUIDField("người công bố", null=True)
    published_blocks = models.JSONField(
        "mã khối được công bố; không có là mọi khối", default=list, db_default=[]
    )
    shows_scores = models.BooleanField("công bố cả điểm", default=True, db_default=True)

    class Meta:
        """One row a scoring; who and when of sealing and of publication stand together."""

        constraints = [
            models.UniqueConstraint(
                fields=["series", "month", "number"], name="a_run_has_its_own_number"
            ),
            models.UniqueConstraint(
                fields=["series", "month", "revision"],
                condition=Q(published_at__isnull=False),
                name="a_month_is_published_once_a_revision",
            ),
            models.UniqueConstraint(
                fields=["series", "month", "revision"],
                condition=Q(sealed_at__isnull=False),
                name="a_month_is_sealed_once_a_revision",
            ),
            models.CheckConstraint(
                condition=Q(revision=0) | ~Q(reason=""), name="a_revised_run_says_why"
            ),
            models.CheckConstraint(
                condition=Q(sealed_number="", sealed_on=None, sealed_at=None, sealed_by=None)
                | (
                    ~Q(sealed_number="")
                    & Q(sealed_on__isnull=False, sealed_at__isnull=False, sealed_by__isnull=False)
                ),
                name="a_sealed_run_names_its_act",
            ),
            models.CheckConstraint(
                condition=Q(published_at=None, published_by=None)
                | Q(published_at__isnull=False, published_by__isnull=False),
                name="run_published_by_and_at_together",
            ),
            models.CheckConstraint(condition=Q(month__regex=MONTH), name="a_run_has_a_real_month"),
        ]

    def __str__(self) -> str:
        """Name the run by month and number."""
        return f"{self.month} lần {self.number}"


class Figure(AppendOnly):
    """One reported figure (số liệu); added, never overwritten (I7, I8).

    `value` is scaled by the input's decimals and empty unless the state is VALUE.
    Kept: as long as the system.
    """

    run = models.ForeignKey(Run, models.PROTECT, related_name="figures")
    unit_code = models.CharField("mã đơn vị", max_length=60)
    input_code = models.CharField("mã số liệu", max_length=120)
    value = models.DecimalField("giá trị", max_digits=38, decimal_places=0, null=True)
    state = models.PositiveSmallIntegerField("trạng thái")
    origin = models.CharField("nguồn gốc", max_length=20, choices=Origin)
    source = models.TextField("nguồn", blank=True)
    at = models.DateTimeField("thời điểm nhập")
    by = models.UUIDField("người nhập")
    replaces = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")

    class Meta:
        """One figure of a unit in a run, with a value or a state that says why not."""

        constraints = [
            models.UniqueConstraint(
                fields=["run", "unit_code", "input_code"], name="a_figure_stands_once_in_a_run"
            ),
            models.CheckConstraint(
                condition=Q(state=0, value__isnull=False) | Q(state__gt=0, value=None),
                name="a_figure_has_a_value_or_a_state",
            ),
        ]


class UnitScore(AppendOnly):
    """One unit's total in a run, with the name and block it had that month.

    From `cause` on: how the total became a grade; empty where the run is older than that, and
    where nothing of the kind decided.
    Kept: as long as the system.
    """

    run = models.ForeignKey(Run, models.PROTECT, related_name="scores")
    position = models.PositiveIntegerField("thứ tự trong tệp")
    code = models.CharField("mã đơn vị", max_length=60)
    name = models.TextField("tên đơn vị")
    block = models.CharField("mã khối", max_length=40)
    total = models.BigIntegerField("tổng điểm", null=True)
    result = models.PositiveSmallIntegerField("trạng thái")
    grade = models.SmallIntegerField("bậc xếp loại", null=True)
    rank = models.PositiveIntegerField("thứ hạng trong khối", null=True)
    cause = models.PositiveSmallIntegerField("trường hợp đặc biệt của tổng", null=True)
    before = models.BigIntegerField("tổng trước khống chế và làm tròn", null=True)
    exact = models.BigIntegerField("tổng trước làm tròn", null=True)
    natural = models.SmallIntegerField("bậc theo điểm", null=True)
    capped_by = models.SmallIntegerField("điều kiện khống chế tổng điểm", null=True)
    forced_by = models.SmallIntegerField("điều kiện ép mức xếp loại", null=True)
    limited_by = models.SmallIntegerField("hạn mức xếp loại", null=True)

    class Meta:
        """One row a unit; without a total there is neither grade nor rank."""

        constraints = [
            models.UniqueConstraint(fields=["run", "code"], name="a_unit_stands_once_in_a_run"),
            models.CheckConstraint(
                condition=Q(total__isnull=False) | Q(grade=None, rank=None),
                name="no_grade_or_rank_without_a_total",
            ),
        ]


class NodePoints(AppendOnly):
    """One unit's points at one node of the tree: every step is kept (I11).

    From `ruled` on, only where people recorded other points than the rule gave (I17): theirs
    and the SHA-256 of their reason, and what the rule gave, how it stood and why.
    Kept: as long as the system.
    """

    unit = models.ForeignKey(UnitScore, models.PROTECT, related_name="nodes")
    node = models.CharField("mã mục, tiêu chí", max_length=120)
    points = models.BigIntegerField("điểm", null=True)
    result = models.PositiveSmallIntegerField("trạng thái")
    cause = models.PositiveSmallIntegerField("trường hợp đặc biệt")
    ruled = models.BigIntegerField("điểm ghi theo kết luận", null=True)
    reason_digest = models.CharField("mã băm lý do", max_length=64, blank=True, db_default="")
    computed = models.BigIntegerField("điểm tính theo quy tắc", null=True)
    computed_result = models.PositiveSmallIntegerField("trạng thái theo quy tắc", null=True)
    computed_cause = models.PositiveSmallIntegerField("trường hợp đặc biệt theo quy tắc", null=True)

    class Meta:
        """One row a node; recorded points have a reason and stand beside the rule's."""

        constraints = [
            models.UniqueConstraint(fields=["unit", "node"], name="a_node_stands_once_for_a_unit"),
            models.CheckConstraint(
                condition=Q(ruled=None, reason_digest="")
                | (Q(ruled__isnull=False) & ~Q(reason_digest="")),
                name="recorded_points_have_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(ruled=None, computed=None, computed_result=None, computed_cause=None)
                | Q(
                    ruled__isnull=False,
                    computed_result__isnull=False,
                    computed_cause__isnull=False,
                ),
                name="recorded_points_stand_beside_the_rules",
            ),
        ]


class PublishedPoints(AppendOnly):
    """Points that a source outside has published, to be set beside ours (kiểm chứng).

    Empty points are blanks of the source; the empty node is the total.
    Kept: as long as the system.
    """

    series = models.ForeignKey(Series, models.PROTECT, related_name="published_points")
    month = models.CharField("tháng", max_length=7)
    unit_code = models.CharField("mã đơn vị", max_length=60)
    node = models.CharField("mã mục, tiêu chí", max_length=120, blank=True)
    points = models.DecimalField("điểm đã công bố", max_digits=12, decimal_places=4, null=True)

    class Meta:
        """One published number a node."""

        constraints = [
            models.UniqueConstraint(
                fields=["series", "month", "unit_code", "node"], name="published_points_stand_once"
            ),
        ]


class Draft(models.Model):
    """A dry run that is right and waits for “Giữ lại” or “Bỏ đi”; only its author sees it.

    Kept: until it is decided, at most as long as `privacy.draft-days` says.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    series = models.ForeignKey(Series, models.CASCADE, related_name="+")
    month = models.CharField("tháng", max_length=7)
    scheme_version = models.ForeignKey(SchemeVersion, models.PROTECT, null=True, related_name="+")
    scheme_name = models.CharField("tên tệp bộ tiêu chí", max_length=200, blank=True)
    scheme_source = models.BinaryField("tệp bộ tiêu chí", null=True)
    figures_name = models.CharField("tên tệp số liệu", max_length=200)
    figures_source = models.BinaryField("tệp số liệu")
    units_name = models.CharField("tên tệp đơn vị", max_length=200, blank=True)
    units_source = models.BinaryField("tệp đơn vị", null=True)
    at = models.DateTimeField("thời điểm nạp")
    by = models.UUIDField("người nạp")

    class Meta:
        """A scheme is named or brought along, never both."""

        constraints = [
            models.CheckConstraint(
                condition=Q(scheme_version__isnull=False, scheme_source=None)
                | Q(scheme_version=None, scheme_source__isnull=False),
                name="a_draft_names_or_brings_its_scheme",
            ),
            models.CheckConstraint(
                condition=Q(month__regex=MONTH), name="a_draft_has_a_real_month"
            ),
        ]

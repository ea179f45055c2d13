"""Organisations over time. Identity is neither a code nor a name: both are dated (I21, I23).

Two clocks stand on every fact: the days on which it holds in the world, and the instants from
which and until which it was what we knew. So a page can show an organisation as it was on a
day, as known on a day, and a later act or correction never rewrites what was shown before.
"""

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import F, Q

from chamdiem.portal.audit.append_only import AppendOnly
from chamdiem.portal.common.ranges import DAYS, EQUAL, KNOWN, OVERLAPS
from chamdiem.portal.orgs.choices import ActKind, Block, Confidence, Kind, Share


class Act(AppendOnly):
    """The legal basis of a change (văn bản, căn cứ): number, day, issuer, subject.

    Kept: as long as the system.
    """

    kind = models.CharField("loại thay đổi", max_length=16, choices=ActKind)
    number = models.CharField("số, ký hiệu", max_length=80)
    issued_on = models.DateField("ngày ban hành", null=True)
    issuer = models.CharField("cơ quan ban hành", max_length=200)
    title = models.TextField("trích yếu", blank=True)
    reason = models.TextField("lý do", blank=True)
    recorded_at = models.DateTimeField("thời điểm ghi")
    recorded_by = models.UUIDField("người ghi", null=True)

    class Meta:
        """An act says which document it is; a correction says why."""

        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=~Q(number="") & ~Q(issuer=""), name="an_act_names_its_document"
            ),
            models.CheckConstraint(
                condition=~Q(kind=ActKind.CORRECT) | ~Q(reason=""), name="a_correction_says_why"
            ),
        )

    def __str__(self) -> str:
        """Name the document."""
        return self.number


class Organisation(AppendOnly):
    """One organisation, whatever it is called (cơ quan, đơn vị).

    Kept: as long as the system.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    recorded_at = models.DateTimeField("thời điểm ghi")
    recorded_by = models.UUIDField("người ghi", null=True)

    class Meta:
        """In the order in which they were recorded."""

        ordering = ("id",)

    def __str__(self) -> str:
        """Name the identity."""
        return str(self.public_id)


class Version(models.Model):
    """What an organisation was on some days, as known for some time (thông tin theo thời gian).

    `act` is what it began with, `end_act` what it ended with. `holds_until` is the first day on
    which it holds no more, empty while it holds; `superseded_at` is set once, when something
    truer is recorded (trigger).
    Kept: as long as the system.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="versions")
    holds_from = models.DateField("có hiệu lực từ ngày")
    holds_until = models.DateField("hết hiệu lực từ ngày", null=True)
    name = models.CharField("tên chính thức", max_length=200)
    short_name = models.CharField("tên ngắn", max_length=80, blank=True)
    sort_key = models.TextField("khoá sắp xếp")
    search_key = models.TextField("khoá tìm kiếm")
    kind = models.CharField("loại", max_length=16, choices=Kind)
    block = models.CharField("khối", max_length=16, choices=Block)
    parent = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    unit_code = models.CharField("mã trong tệp số liệu", max_length=60, blank=True)
    area_code = models.CharField("mã đơn vị hành chính", max_length=10, blank=True)
    identifier = models.CharField("mã định danh (QĐ 20/2020)", max_length=40, blank=True)
    confidence = models.CharField("độ chắc chắn", max_length=16, choices=Confidence)
    note = models.TextField("ghi chú", blank=True)
    act = models.ForeignKey(Act, models.PROTECT, related_name="versions")
    end_act = models.ForeignKey(Act, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField("thời điểm ghi")
    recorded_by = models.UUIDField("người ghi", null=True)
    superseded_at = models.DateTimeField("thời điểm thay thế", null=True)

    class Meta:
        """One version a day; a code belongs to one organisation a day."""

        ordering = ("organisation_id", "holds_from", "id")
        indexes = (
            models.Index(
                fields=("organisation", "holds_from"),
                name="orgs_version_as_known_now",
                condition=Q(superseded_at=None),
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(holds_until=None) | Q(holds_until__gt=F("holds_from")),
                name="a_version_holds_for_at_least_a_day",
            ),
            models.CheckConstraint(
                condition=Q(holds_until=None, end_act=None)
                | Q(holds_until__isnull=False, end_act__isnull=False),
                name="a_version_that_ends_says_by_which_act",
            ),
            models.CheckConstraint(
                condition=Q(superseded_at=None) | Q(superseded_at__gte=F("recorded_at")),
                name="a_version_is_superseded_after_it_was_recorded",
            ),
            models.CheckConstraint(
                condition=~Q(parent=F("organisation")), name="no_organisation_is_its_own_parent"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="a_version_has_a_name"),
            ExclusionConstraint(
                name="an_organisation_is_one_thing_a_day",
                expressions=[("organisation", EQUAL), (DAYS, OVERLAPS), (KNOWN, OVERLAPS)],
            ),
            ExclusionConstraint(
                name="an_area_code_is_one_organisation_a_day",
                expressions=[("area_code", EQUAL), (DAYS, OVERLAPS), (KNOWN, OVERLAPS)],
                condition=~Q(area_code=""),
            ),
            ExclusionConstraint(
                name="a_unit_code_is_one_organisation_a_day",
                expressions=[("unit_code", EQUAL), (DAYS, OVERLAPS), (KNOWN, OVERLAPS)],
                condition=~Q(unit_code=""),
            ),
            ExclusionConstraint(
                name="an_identifier_is_one_organisation_a_day",
                expressions=[("identifier", EQUAL), (DAYS, OVERLAPS), (KNOWN, OVERLAPS)],
                condition=~Q(identifier=""),
            ),
        )

    def __str__(self) -> str:
        """Name the organisation and since when."""
        return f"{self.name} từ {self.holds_from:%d/%m/%Y}"


class Succession(AppendOnly):
    """Who followed whom, by which act (kế thừa): whole or in part.

    Kept: as long as the system.
    """

    predecessor = models.ForeignKey(Organisation, models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Organisation, models.PROTECT, related_name="precessions")
    share = models.CharField("phần chuyển", max_length=8, choices=Share)
    takes_effect_on = models.DateField("từ ngày")
    act = models.ForeignKey(Act, models.PROTECT, related_name="successions")

    class Meta:
        """Two organisations, once an act."""

        ordering = ("takes_effect_on", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("predecessor", "successor", "act"), name="a_succession_stands_once_an_act"
            ),
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")), name="no_organisation_succeeds_itself"
            ),
        )

    def __str__(self) -> str:
        """Name the pair."""
        return f"{self.predecessor_id} → {self.successor_id}"


class BlockStanding(AppendOnly):
    """From a day on a block is scored, or only followed (chấm / chỉ theo dõi); the latest holds.

    Kept: as long as the system.
    """

    block = models.CharField("khối", max_length=16, choices=Block)
    holds_from = models.DateField("từ ngày")
    is_scored = models.BooleanField("chấm điểm")
    act = models.ForeignKey(Act, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("thời điểm ghi")
    recorded_by = models.UUIDField("người ghi", null=True)

    class Meta:
        """The latest recorded wins for its first day."""

        ordering = ("block", "holds_from", "recorded_at", "id")

    def __str__(self) -> str:
        """Name the block and its standing."""
        return f"{self.block} từ {self.holds_from:%d/%m/%Y}"


class Jurisdiction(AppendOnly):
    """The one jurisdiction this installation serves (địa bàn): a province, or a ministry.

    Kept: as long as the system.
    """

    only = models.BooleanField(default=True, unique=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    is_ministry = models.BooleanField("là bộ, ngành")
    recorded_at = models.DateTimeField("thời điểm ghi")
    recorded_by = models.UUIDField("người ghi", null=True)

    class Meta:
        """There is one."""

        constraints = (
            models.CheckConstraint(condition=Q(only=True), name="an_installation_serves_one"),
        )

    def __str__(self) -> str:
        """Name what is served."""
        return str(self.organisation_id)


class Draft(models.Model):
    """A spreadsheet that was checked and waits to be kept or dropped; only its author sees it.

    Kept: until it is decided, at most as long as `privacy.draft-days` says.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file_name = models.CharField("tên tệp", max_length=200)
    source = models.BinaryField("nội dung tệp")
    takes_effect_on = models.DateField("ngày áp dụng")
    number = models.CharField("số, ký hiệu", max_length=80)
    issued_on = models.DateField("ngày ban hành", null=True)
    issuer = models.CharField("cơ quan ban hành", max_length=200)
    title = models.TextField("trích yếu", blank=True)
    at = models.DateTimeField("thời điểm nạp")
    by = models.UUIDField("người nạp")

    class Meta:
        """Newest last."""

        ordering = ("at", "id")

    def __str__(self) -> str:
        """Name the file."""
        return self.file_name


class Submission(AppendOnly):
    """A form of an act that was sent and done (lần gửi); sent again it does nothing.

    Kept: as long as the system.
    """

    key = models.UUIDField("mã lần gửi", unique=True)
    at = models.DateTimeField("thời điểm ghi")
    by = models.UUIDField("người ghi")

    class Meta:
        """In the order in which they were done."""

        ordering = ("id",)

    def __str__(self) -> str:
        """Name the sending."""
        return str(self.key)

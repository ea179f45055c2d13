"""The draft of a return: its state, cells, words, sections, evidence."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from chamdiem.portal.audit.append_only import AppendOnly
from chamdiem.portal.files.models import Stored
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.periods.models import Period
from chamdiem.portal.returns.choices import (
    Answer,
    EvidenceKind,
    LinkState,
    ReturnState,
)


class Return(models.Model):
    """One unit's return of one month (phiếu tự chấm); only a step moves its state (trigger).

    Kept: as long as the system.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    period = models.ForeignKey(Period, models.PROTECT, related_name="returns")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    state = models.CharField(
        "trạng thái", max_length=12, choices=ReturnState, default=ReturnState.EMPTY
    )
    lead = models.ForeignKey(  # phụ trách: who gives out the sections
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        """One a unit and period."""

        ordering = ("period_id", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("period", "organisation"), name="a_unit_has_one_return_a_period"
            ),
        )


class ReturnStep(AppendOnly):
    """One move of a return (I14): from, to, by whom, when, with what note.

    Kept: as long as the system.
    """

    of = models.ForeignKey(Return, models.PROTECT, related_name="steps")
    from_state = models.CharField("từ", max_length=12, choices=ReturnState)
    to_state = models.CharField("đến", max_length=12, choices=ReturnState)
    note = models.TextField("ghi chú", blank=True)
    at = models.DateTimeField("lúc")
    by = models.UUIDField("người thực hiện")

    class Meta:
        """In the order they were made."""

        ordering = ("of_id", "id")


class Cell(models.Model):
    """A draft cell (ô đang nhập): one mutable row with a version, outside figures and trail (I35).

    Kept: as long as the system.
    """

    of = models.ForeignKey(Return, models.CASCADE, related_name="cells")
    input_code = models.CharField("mã số liệu", max_length=120)
    answer = models.PositiveSmallIntegerField("trả lời", choices=Answer)
    value = models.DecimalField("giá trị", max_digits=38, decimal_places=0, null=True)
    typed = models.CharField("như đã gõ", max_length=200, blank=True)
    version = models.PositiveIntegerField("lần sửa", default=1)
    carried_from = models.CharField("mang từ tháng", max_length=7, blank=True)
    at = models.DateTimeField("sửa lúc")
    by = models.UUIDField("người sửa")

    class Meta:
        """One a figure; a number or a state that says why not."""

        ordering = ("of_id", "input_code")
        constraints = (
            models.UniqueConstraint(fields=("of", "input_code"), name="a_cell_stands_once"),
            models.CheckConstraint(
                condition=Q(answer=Answer.VALUE) | Q(value=None),
                name="a_cell_has_a_value_or_says_why_not",
            ),
        )


class Remark(models.Model):
    """What the unit writes to a criterion (giải thích): explanation, reason of “Không áp dụng”.

    Kept: as long as the system.
    """

    of = models.ForeignKey(Return, models.CASCADE, related_name="remarks")
    leaf = models.CharField("mã tiêu chí", max_length=120)
    text = models.TextField("nội dung", blank=True)
    version = models.PositiveIntegerField("lần sửa", default=1)
    carried_from = models.CharField("mang từ tháng", max_length=7, blank=True)
    at = models.DateTimeField("sửa lúc")
    by = models.UUIDField("người sửa")

    class Meta:
        """One a criterion."""

        ordering = ("of_id", "leaf")
        constraints = (models.UniqueConstraint(fields=("of", "leaf"), name="a_remark_stands_once"),)


class Part(models.Model):
    """A section given to a colleague with an internal due time (phân công phần).

    Kept: as long as the system.
    """

    of = models.ForeignKey(Return, models.CASCADE, related_name="parts")
    node = models.CharField("mã mục", max_length=120)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    due_at = models.DateTimeField("hạn nội bộ", null=True)
    done_at = models.DateTimeField("xong lúc", null=True)
    at = models.DateTimeField("giao lúc")
    by = models.UUIDField("người giao")

    class Meta:
        """A section is given to one."""

        ordering = ("of_id", "node")
        constraints = (models.UniqueConstraint(fields=("of", "node"), name="a_part_is_given_once"),)


class Evidence(models.Model):
    """One evidence of a criterion (minh chứng): a file, a document reference or a link.

    It is taken away by a mark, never deleted. Kept: as long as the system.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    of = models.ForeignKey(Return, models.PROTECT, related_name="evidence")
    leaf = models.CharField("mã tiêu chí", max_length=120)
    kind = models.CharField("loại", max_length=8, choices=EvidenceKind)
    file = models.ForeignKey(Stored, models.PROTECT, null=True, related_name="+")
    page = models.PositiveIntegerField("mở ở trang", null=True)
    number = models.CharField("số, ký hiệu", max_length=80, blank=True)
    issued_on = models.DateField("ngày ban hành", null=True)
    issuer = models.CharField("cơ quan ban hành", max_length=200, blank=True)
    subject = models.TextField("trích yếu", blank=True)
    link = models.CharField("đường dẫn", max_length=500, blank=True)
    valid_until = models.DateField("còn hiệu lực đến", null=True)
    reuse_of = models.ForeignKey("self", models.PROTECT, null=True, related_name="reused")
    at = models.DateTimeField("thêm lúc")
    by = models.UUIDField("người thêm")
    withdrawn_at = models.DateTimeField("rút lúc", null=True)
    withdrawn_by = models.UUIDField("người rút", null=True)

    class Meta:
        """Each kind brings what it needs."""

        ordering = ("of_id", "leaf", "id")
        constraints = (
            models.CheckConstraint(
                condition=(Q(kind=EvidenceKind.FILE) & Q(file__isnull=False))
                | (Q(kind=EvidenceKind.DOCUMENT) & ~Q(number=""))
                | (Q(kind=EvidenceKind.LINK) & ~Q(link="")),
                name="an_evidence_brings_what_its_kind_needs",
            ),
        )


class LinkCheck(AppendOnly):
    """One look at the page an evidence links to (kiểm tra đường dẫn); the latest is shown.

    Kept: as long as the system.
    """

    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="checks")
    state = models.CharField("kết quả", max_length=8, choices=LinkState)
    why = models.CharField("vì sao", max_length=200, blank=True)
    at = models.DateTimeField("lúc")

    class Meta:
        """In the order they were made."""

        ordering = ("evidence_id", "id")

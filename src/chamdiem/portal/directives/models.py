"""Directing documents as received, what is known of them, and what was read in them.

Kept, all of it: as long as the system.
"""

import uuid

from django.db import models
from django.db.models import F, Q

from chamdiem.portal.audit.append_only import AppendOnly
from chamdiem.portal.directives.choices import (
    Level,
    ProposalKind,
    Relation,
    SignatureState,
    TextOrigin,
    TrustKind,
    Verdict,
)
from chamdiem.portal.files.models import Stored
from chamdiem.portal.orgs.models import Organisation


class Directive(AppendOnly):
    """One directing document (văn bản chỉ đạo), whatever is known of it.

    Kept: as long as the system.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    received_on = models.DateField("ngày đến")
    file = models.ForeignKey(Stored, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField("vào sổ lúc")
    by = models.UUIDField("người vào sổ")

    class Meta:
        """In the order they were entered."""

        ordering = ("id",)


class Facts(AppendOnly):
    """What is known of a document (thông tin văn bản); the latest of a document stands.

    `typed` names the fields that the document leaves blank and văn thư typed.
    Kept: as long as the system.
    """

    directive = models.ForeignKey(Directive, models.PROTECT, related_name="facts")
    number = models.CharField("số", max_length=20, blank=True)
    symbol = models.CharField("ký hiệu", max_length=80, blank=True)
    key = models.CharField("khoá số, ký hiệu", max_length=110, blank=True, db_index=True)
    doc_type = models.CharField("tên loại", max_length=60)
    issued_on = models.DateField("ngày ban hành", null=True)
    issued_in = models.CharField("tháng ban hành khi ngày để trống", max_length=7, blank=True)
    issuer = models.CharField("cơ quan ban hành", max_length=200)
    issuer_organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="+"
    )
    subject = models.TextField("trích yếu")
    level = models.CharField("cấp ban hành", max_length=12, choices=Level)
    signer = models.CharField("người ký", max_length=120, blank=True)
    signer_title = models.CharField("chức vụ, thẩm quyền ký", max_length=200, blank=True)
    typed = models.JSONField("gõ tay vì văn bản để trống", default=list)
    search_key = models.TextField("khoá tìm kiếm")
    reason = models.TextField("lý do sửa", blank=True)
    at = models.DateTimeField("ghi lúc")
    by = models.UUIDField("người ghi")

    class Meta:
        """It says who issued what; a month only where the day is blank."""

        ordering = ("directive_id", "id")
        constraints = (
            models.CheckConstraint(
                condition=~Q(issuer="") & ~Q(subject=""), name="a_document_says_who_issued_what"
            ),
            models.CheckConstraint(
                condition=Q(issued_in="") | Q(issued_on=None),
                name="a_document_has_a_month_only_without_a_day",
            ),
        )


class Marking(AppendOnly):
    """Whether units must make a document known, and whether it stays off websites; latest stands.

    Kept: as long as the system.
    """

    directive = models.ForeignKey(Directive, models.PROTECT, related_name="markings")
    is_to_be_known = models.BooleanField("phải quán triệt")
    is_not_posted = models.BooleanField("không đăng tải")
    at = models.DateTimeField("lúc")
    by = models.UUIDField("người đánh dấu")

    class Meta:
        """In the order they were made."""

        ordering = ("directive_id", "id")


class Addressee(AppendOnly):
    """Who a document is directed to, expanded by the day of the document (nơi nhận thực hiện).

    Kept: as long as the system.
    """

    directive = models.ForeignKey(Directive, models.PROTECT, related_name="addressees")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    as_written = models.CharField("như văn bản ghi", max_length=300)
    is_request = models.BooleanField("đề nghị phối hợp, không giao", default=False)
    received_on = models.DateField("ngày nhận")
    at = models.DateTimeField("lúc")
    by = models.UUIDField("người ghi")

    class Meta:
        """An organisation once a document."""

        ordering = ("directive_id", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("directive", "organisation"), name="an_addressee_stands_once_a_document"
            ),
        )


class Citation(AppendOnly):
    """A document that another one cites or replaces (văn bản được dẫn).

    Kept: as long as the system.
    """

    directive = models.ForeignKey(Directive, models.PROTECT, related_name="citations")
    relation = models.CharField("quan hệ", max_length=10, choices=Relation)
    number = models.CharField("số, ký hiệu", max_length=110)
    key = models.CharField("khoá số, ký hiệu", max_length=110, db_index=True)
    issued_on = models.DateField("ngày ban hành", null=True)
    issuer = models.CharField("cơ quan ban hành", max_length=200, blank=True)
    title = models.TextField("trích yếu", blank=True)
    at = models.DateTimeField("lúc")
    by = models.UUIDField("người ghi")

    class Meta:
        """A document once a relation."""

        ordering = ("directive_id", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("directive", "relation", "key"), name="a_citation_stands_once"
            ),
            models.CheckConstraint(condition=~Q(number=""), name="a_citation_has_a_number"),
        )


class TrustFile(AppendOnly):
    """Root certificates or a revocation list, loaded by file (nguồn tin cậy của chữ ký số).

    Kept: as long as the system.
    """

    kind = models.CharField("loại", max_length=8, choices=TrustKind)
    name = models.CharField("tên tệp", max_length=200)
    sha256 = models.CharField("mã băm SHA-256", max_length=64)
    content = models.BinaryField("nội dung")
    subject = models.CharField("của ai", max_length=300)
    as_of = models.DateField("tính đến ngày")
    is_in = models.BooleanField("đang dùng", default=True)
    at = models.DateTimeField("nạp lúc")
    by = models.UUIDField("người nạp")

    class Meta:
        """The latest of a kind and subject stands."""

        ordering = ("kind", "subject", "id")


class SignatureCheck(AppendOnly):
    """One check of the signatures of a file (kiểm tra chữ ký số); the latest is shown (I28).

    Kept: as long as the system.
    """

    file = models.ForeignKey(Stored, models.PROTECT, related_name="+")
    state = models.CharField("kết quả", max_length=10, choices=SignatureState)
    why = models.TextField("vì sao", blank=True)
    signatures = models.JSONField("từng chữ ký", default=list)
    trusted_as_of = models.DateField("danh sách thu hồi tính đến", null=True)
    at = models.DateTimeField("lúc")

    class Meta:
        """In the order they were made."""

        ordering = ("file_id", "id")


class Text(AppendOnly):
    """The text of a document as received, never corrected (lời văn, I25).

    Kept: as long as the system.
    """

    directive = models.ForeignKey(Directive, models.PROTECT, related_name="texts")
    origin = models.CharField("nguồn", max_length=8, choices=TextOrigin)
    content = models.TextField("lời văn")
    sha256 = models.CharField("mã băm SHA-256", max_length=64)
    pages = models.JSONField("nơi mỗi trang bắt đầu", default=list)
    at = models.DateTimeField("lúc")
    by = models.UUIDField("người đưa vào")

    class Meta:
        """The latest of a document is read."""

        ordering = ("directive_id", "id")
        constraints = (
            models.CheckConstraint(condition=~Q(content=""), name="a_text_says_something"),
        )


class Reading(AppendOnly):
    """What the reader saw in a text (bản đọc): JSON of docs/formats/reading.md, by which version.

    Kept: as long as the system.
    """

    text = models.ForeignKey(Text, models.PROTECT, related_name="readings")
    reader = models.CharField("phiên bản bộ đọc", max_length=20)
    found = models.JSONField("kết quả đọc")
    at = models.DateTimeField("lúc")

    class Meta:
        """The latest is reviewed."""

        ordering = ("text_id", "id")


class Proposal(AppendOnly):
    """One thing the reader proposes, with its place in the text (đề xuất của bộ đọc).

    Kept: as long as the system.
    """

    reading = models.ForeignKey(Reading, models.PROTECT, related_name="proposals")
    position = models.PositiveIntegerField("thứ tự")
    kind = models.CharField("loại", max_length=10, choices=ProposalKind)
    name = models.CharField("trường", max_length=40, blank=True)
    value = models.JSONField("giá trị")
    start = models.PositiveIntegerField("từ ký tự")
    end = models.PositiveIntegerField("đến ký tự")
    confidence = models.PositiveSmallIntegerField("độ chắc chắn (%)")
    warnings = models.JSONField("điều cần xem", default=list)

    class Meta:
        """In the order of the text; at a place of it."""

        ordering = ("reading_id", "position")
        constraints = (
            models.UniqueConstraint(
                fields=("reading", "position"), name="a_proposal_has_its_position"
            ),
            models.CheckConstraint(
                condition=Q(end__gt=F("start")), name="a_proposal_stands_in_the_text"
            ),
            models.CheckConstraint(
                condition=Q(confidence__lte=100), name="a_confidence_is_in_percent"
            ),
        )


class Draft(models.Model):
    """A file that was read and waits to be entered or dropped; only its author sees it (bản đọc).

    Kept: until it is decided, at most as long as `privacy.draft-days` says.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file_name = models.CharField("tên tệp", max_length=200)
    source = models.BinaryField("nội dung tệp")
    package = models.BinaryField("gói edXML", null=True)
    origin = models.CharField("nguồn", max_length=8, choices=TextOrigin)
    text = models.TextField("lời văn")
    pages = models.JSONField("nơi mỗi trang bắt đầu", default=list)
    found = models.JSONField("kết quả đọc")
    at = models.DateTimeField("đọc lúc")
    by = models.UUIDField("người đưa vào")

    class Meta:
        """Newest last."""

        ordering = ("at", "id")


class Package(AppendOnly):
    """The edXML package in which a document came, untouched (gói edXML).

    Kept: as long as the system.
    """

    directive = models.OneToOneField(Directive, models.PROTECT, related_name="package")
    sha256 = models.CharField("mã băm SHA-256", max_length=64)
    content = models.BinaryField("nội dung gói")
    at = models.DateTimeField("lúc")
    by = models.UUIDField("người nhận")

    class Meta:
        """In the order they came."""

        ordering = ("directive_id",)


class Decision(AppendOnly):
    """What a person made of a proposal (nhận, sửa, bỏ); once each.

    Kept: as long as the system.
    """

    proposal = models.OneToOneField(Proposal, models.PROTECT, related_name="decision")
    verdict = models.CharField("quyết định", max_length=10, choices=Verdict)
    value = models.JSONField("giá trị đã sửa", null=True)
    at = models.DateTimeField("lúc")
    by = models.UUIDField("người quyết định")

    class Meta:
        """An edited one says to what."""

        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=~Q(verdict=Verdict.EDITED) | Q(value__isnull=False),
                name="an_edit_says_to_what",
            ),
        )

"""A scheme's versions, kept as the very bytes of their files; drafts before, activation after."""

import uuid

from django.db import models
from django.db.models import F, Q

from chamdiem.portal.audit.append_only import AppendOnly

MONTH = r"^\d{4}-(0[1-9]|1[0-2])$"


class SchemeVersion(AppendOnly):
    """One version of a scheme (phiên bản bộ tiêu chí); it never changes by a byte (I1).

    The application's role may insert and read only, and a trigger refuses everybody else.
    Kept: as long as the system.
    """

    scheme_id = models.CharField("mã bộ tiêu chí", max_length=80)
    version = models.CharField("phiên bản", max_length=40)
    title = models.TextField("tên")
    illustrative = models.TextField("dấu minh hoạ", blank=True)
    first_month = models.CharField("tháng đầu", max_length=7)
    last_month = models.CharField("tháng cuối", max_length=7, blank=True)
    file_name = models.CharField("tên tệp", max_length=200)
    source = models.BinaryField("nội dung tệp")
    digest = models.CharField("mã băm SHA-256", max_length=64)
    added_at = models.DateTimeField("thời điểm nạp")
    added_by = models.UUIDField("người nạp")

    class Meta:
        """One row a version."""

        constraints = [
            models.UniqueConstraint(
                fields=["scheme_id", "version"], name="a_scheme_version_stands_once"
            ),
            models.CheckConstraint(
                condition=models.Q(digest__regex=r"^[0-9a-f]{64}$"),
                name="a_scheme_digest_is_sha256",
            ),
            models.CheckConstraint(
                condition=models.Q(first_month__regex=r"^\d{4}-(0[1-9]|1[0-2])$")
                & models.Q(last_month__regex=r"^(\d{4}-(0[1-9]|1[0-2]))?$"),
                name="a_scheme_has_real_months",
            ),
        ]

    def __str__(self) -> str:
        """Name the version as results quote it."""
        return f"{self.scheme_id}@{self.version}"


class Activation(AppendOnly):
    """The act that puts a version in force from a month on (kích hoạt); one act, never undone.

    For a month that version of a scheme applies whose first month is the latest by then (I2).
    `scheme_id` and `drafted_by` are copies that constraints need; a trigger proves them true,
    and that the first month lies in the version's own months and nothing illustrative passes.
    Kept: as long as the version.
    """

    version = models.OneToOneField(SchemeVersion, models.PROTECT, related_name="activation")
    scheme_id = models.CharField("mã bộ tiêu chí", max_length=80)
    first_month = models.CharField("áp dụng từ tháng", max_length=7)
    act_number = models.CharField("số, ký hiệu văn bản", max_length=80)
    act_issued_on = models.DateField("ngày ban hành")
    act_issuer = models.CharField("cơ quan ban hành", max_length=200)
    act_title = models.TextField("trích yếu")
    drafted_by = models.UUIDField("người nạp")
    activated_at = models.DateTimeField("thời điểm kích hoạt")
    activated_by = models.UUIDField("người kích hoạt")

    class Meta:
        """Drafted by one, activated by another; of a scheme one version starts in a month."""

        constraints = [
            models.UniqueConstraint(
                fields=["scheme_id", "first_month"], name="one_version_of_a_scheme_starts_a_month"
            ),
            models.CheckConstraint(
                condition=~Q(drafted_by=F("activated_by")), name="who_drafted_does_not_activate"
            ),
            models.CheckConstraint(
                condition=Q(first_month__regex=MONTH), name="an_activation_has_a_real_month"
            ),
            models.CheckConstraint(
                condition=~Q(act_number="") & ~Q(act_issuer="") & ~Q(act_title=""),
                name="an_activation_names_its_act",
            ),
        ]

    def __str__(self) -> str:
        """Name the scheme and the month from which the version applies."""
        return f"{self.scheme_id} từ {self.first_month}"


class SchemeDraft(models.Model):
    """A scheme's file that was checked and waits to be added or dropped; only its author sees it.

    Kept: until it is decided, at most as long as `privacy.draft-days` says.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file_name = models.CharField("tên tệp", max_length=200)
    source = models.BinaryField("nội dung tệp")
    at = models.DateTimeField("thời điểm nạp")
    by = models.UUIDField("người nạp")

    def __str__(self) -> str:
        """Name the file."""
        return self.file_name

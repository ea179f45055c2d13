"""A scheme's versions, kept as the very bytes of their files."""

from django.db import models

from chamdiem.portal.audit.append_only import AppendOnly


class SchemeVersion(AppendOnly):
    """One version of a scheme (phiên bản bộ tiêu chí); it never changes by a byte (I1).

    The application's role may insert and read only, and a trigger refuses everybody else.
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

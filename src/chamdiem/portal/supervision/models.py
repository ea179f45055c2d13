"""Which inspection files were made; the files themselves are given once and not kept."""

import uuid

from django.db import models
from django.db.models import F, Q

from chamdiem.portal.audit.append_only import AppendOnly
from chamdiem.portal.scoring.models import MONTH, Series
from chamdiem.portal.supervision.choices import ScopeKind


class Dossier(AppendOnly):
    """One inspection file that was made (hồ sơ kiểm tra); `digest` is its code (mã hồ sơ).

    Kept: as long as the system, since a file in somebody's hands is compared with it.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField("phạm vi", max_length=12, choices=ScopeKind)
    series = models.ForeignKey(Series, models.PROTECT, related_name="+")
    code = models.CharField("mã đơn vị, tiêu chí", max_length=120)
    name = models.TextField("tên lúc lập")
    first_month = models.CharField("từ tháng", max_length=7)
    last_month = models.CharField("đến tháng", max_length=7)
    reason = models.TextField("lý do")
    digest = models.CharField("mã hồ sơ", max_length=64)
    size = models.BigIntegerField("số byte")
    at = models.DateTimeField("thời điểm lập")
    by = models.UUIDField("người lập")

    class Meta:
        """Newest first; real months, a reason, a digest."""

        ordering = ("-at", "-id")
        constraints = (
            models.CheckConstraint(
                condition=Q(first_month__regex=MONTH) & Q(last_month__regex=MONTH),
                name="a_dossier_has_real_months",
            ),
            models.CheckConstraint(
                condition=Q(first_month__lte=F("last_month")),
                name="a_dossier_ends_after_it_begins",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="a_dossier_says_why"),
            models.CheckConstraint(
                condition=Q(digest__regex=r"^[0-9a-f]{64}$"), name="a_dossier_digest_is_sha256"
            ),
        )

    def __str__(self) -> str:
        """Name scope and months."""
        return f"{self.name}, {self.first_month} – {self.last_month}"

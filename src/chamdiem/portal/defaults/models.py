"""Decisions of the province on what the system had chosen itself."""

from django.db import models
from django.db.models import Q

from chamdiem.portal.audit.append_only import AppendOnly


class Decision(AppendOnly):
    """One decision that confirms or changes a default from a day on (quyết định về mặc định).

    It rests on a document, or keeps the value by a waiver in words (tạm dùng, chưa có văn bản).
    A trigger holds that decisions follow each other, and that none changes days gone by.
    Kept: as long as the system itself; results of earlier days are understood by it.
    """

    code = models.CharField("mã", max_length=64)
    number = models.PositiveIntegerField("lần")
    value = models.CharField("giá trị", max_length=200)
    was = models.CharField("giá trị trước đó", max_length=200)
    holds_from = models.DateField("áp dụng từ ngày")
    basis_number = models.CharField("số, ký hiệu văn bản", max_length=80, blank=True)
    basis_issued_on = models.DateField("ngày ban hành", null=True)
    basis_issuer = models.CharField("cơ quan ban hành", max_length=200, blank=True)
    basis_title = models.CharField("trích yếu", max_length=500, blank=True)
    waiver = models.TextField("ý kiến cho tạm dùng", blank=True)
    decided_at = models.DateTimeField("ghi lúc")
    decided_by = models.UUIDField("người ghi")

    class Meta:
        """One after another; each rests on a document or a waiver, never on both."""

        ordering = ("code", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("code", "number"), name="decisions_on_a_default_follow_each_other"
            ),
            models.CheckConstraint(
                name="a_decision_rests_on_a_document_or_a_waiver",
                condition=(
                    Q(waiver="", basis_issued_on__isnull=False)
                    & ~Q(basis_number="")
                    & ~Q(basis_issuer="")
                    & ~Q(basis_title="")
                )
                | (
                    ~Q(waiver="")
                    & Q(
                        basis_number="",
                        basis_issuer="",
                        basis_title="",
                        basis_issued_on__isnull=True,
                    )
                ),
            ),
            models.CheckConstraint(
                name="a_waiver_keeps_the_value", condition=Q(waiver="") | Q(value=models.F("was"))
            ),
        )

    def __str__(self) -> str:
        """Name the default and the day from which the decision holds."""
        return f"{self.code} từ {self.holds_from:%d/%m/%Y}"

"""Files that people give, kept on disk under their hash; the row says what and by whom."""

import uuid

from django.db import models
from django.db.models import F, Q


class Stored(models.Model):
    """One file as received (tệp); only its removal changes it, once, by two persons (trigger).

    Kept: as long as the month it belongs to; content removed by an act leaves the row.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField("tên tệp", max_length=200)
    sha256 = models.CharField("mã băm SHA-256", max_length=64, db_index=True)
    size = models.BigIntegerField("số byte")
    kind = models.CharField("loại theo nội dung", max_length=80)
    at = models.DateTimeField("nhận lúc")
    by = models.UUIDField("người gửi")
    scanned = models.CharField("kết quả quét mã độc", max_length=40, blank=True)
    removal_asked_at = models.DateTimeField("đề nghị gỡ lúc", null=True)
    removal_asked_by = models.UUIDField("người đề nghị gỡ", null=True)
    removal_reason = models.TextField("lý do gỡ nội dung", blank=True)
    removed_at = models.DateTimeField("gỡ nội dung lúc", null=True)
    removed_by = models.UUIDField("người gỡ", null=True)

    class Meta:
        """A whole file with a hash; removed by another than who asked for it."""

        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="a_file_has_its_sha256"
            ),
            models.CheckConstraint(condition=Q(size__gt=0), name="a_file_is_not_empty"),
            models.CheckConstraint(
                condition=Q(
                    removal_asked_at__isnull=True,
                    removal_asked_by__isnull=True,
                    removal_reason="",
                )
                | (
                    Q(removal_asked_at__isnull=False, removal_asked_by__isnull=False)
                    & ~Q(removal_reason="")
                ),
                name="a_removal_is_asked_by_somebody_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(removed_at__isnull=True, removed_by__isnull=True)
                | Q(removed_at__isnull=False, removed_by__isnull=False),
                name="a_removal_has_its_time_and_author",
            ),
            models.CheckConstraint(
                condition=Q(removed_at=None)
                | (Q(removal_asked_by__isnull=False) & ~Q(removed_by=F("removal_asked_by"))),
                name="content_is_removed_by_two_persons",
            ),
        )

    def __str__(self) -> str:
        """Name the file."""
        return self.name


class Upload(models.Model):
    """A file on its way in pieces (tải lên dở dang), resumed where it stopped.

    Kept: until whole, or 2 days.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField("tên tệp", max_length=200)
    size = models.BigIntegerField("số byte sẽ nhận")
    received = models.BigIntegerField("số byte đã nhận", default=0)
    at = models.DateTimeField("bắt đầu lúc")
    by = models.UUIDField("người gửi")

    class Meta:
        """Never more than was announced."""

        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(received__gte=0) & Q(received__lte=F("size")) & Q(size__gt=0),
                name="an_upload_stays_within_its_size",
            ),
        )

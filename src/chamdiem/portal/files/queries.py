"""What can be asked of files: plain values, in a fixed order."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings

from chamdiem.portal.files.choices import Scan
from chamdiem.portal.files.models import Stored, Upload


@dataclass(frozen=True, slots=True)
class Listed:
    """One file as a page shows it (tệp); `is_open` says whether its content is still given out."""

    public_id: UUID
    name: str
    sha256: str
    size: int
    media: str
    at: datetime
    by: UUID
    scanned: str
    removal_asked_at: datetime | None
    removal_asked_by: UUID | None
    removal_reason: str
    removed_at: datetime | None
    removed_by: UUID | None

    @property
    def is_open(self) -> bool:
        """Tell whether nobody asked for its removal."""
        return self.removal_asked_at is None


def one(*, key: UUID) -> Listed | None:
    """Return one file."""
    row = Stored.objects.filter(public_id=key).first()
    return None if row is None else _listed(row)


def many(*, keys: Collection[UUID]) -> Mapping[UUID, Listed]:
    """Return files by their public ids, in one question."""
    return {row.public_id: _listed(row) for row in Stored.objects.filter(public_id__in=keys)}


def given_by(*, person: UUID, limit: int = 50) -> tuple[Listed, ...]:
    """Return the last files that somebody gave, newest first."""
    rows = Stored.objects.filter(by=person).order_by("-at", "-id")[:limit]
    return tuple(map(_listed, rows))


def same_content(*, sha256: str, excluding: UUID) -> tuple[Listed, ...]:
    """Return the other files of the same content, oldest first (cùng nội dung)."""
    rows = Stored.objects.filter(sha256=sha256).exclude(public_id=excluding).order_by("id")
    return tuple(map(_listed, rows))


def removals() -> tuple[Listed, ...]:
    """Return every file whose removal was asked, the open ones first (gỡ nội dung)."""
    rows = Stored.objects.filter(removal_asked_at__isnull=False)
    ordered = rows.order_by("removed_at", "removal_asked_at", "id")
    open_first = sorted(ordered, key=lambda row: row.removed_at is not None)
    return tuple(map(_listed, open_first))


def upload(*, key: UUID, person: UUID) -> Upload | None:
    """Return somebody's own upload."""
    return Upload.objects.filter(public_id=key, by=person).first()


def uploads_of(*, person: UUID) -> int:
    """Return how many files somebody has on their way."""
    return Upload.objects.filter(by=person).count()


def stored_by(*, key: UUID, person: UUID) -> Stored | None:
    """Return a file that somebody gave."""
    return Stored.objects.filter(public_id=key, by=person).first()


def largest() -> int:
    """Return how many bytes one file may have."""
    return int(settings.FILES_LARGEST)


def _listed(row: Stored) -> Listed:
    return Listed(
        row.public_id,
        row.name,
        row.sha256,
        row.size,
        row.kind,
        row.at,
        row.by,
        Scan(row.scanned).label,
        row.removal_asked_at,
        row.removal_asked_by,
        row.removal_reason,
        row.removed_at,
        row.removed_by,
    )

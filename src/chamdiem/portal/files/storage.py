"""Where the content of files lies: on disk or in an object store, under its hash alone.

A content is written under a name of no meaning, flushed, renamed, and its folder flushed: after
a power cut it is there whole or not at all (I31). `Storage` is all that is asked of another kind
of place.
"""

import contextlib
import os
import secrets
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Protocol

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from chamdiem.portal.files.contents import Missing, Unreached, key

__all__ = ["Disk", "Missing", "Storage", "Unreached", "storage"]
_BLOCK = 1 << 20


class Storage(Protocol):
    """What a place for contents can do."""

    def put(self, digest: str, content: bytes) -> None:
        """Keep a content; keeping it again changes nothing."""

    def open(self, digest: str) -> BinaryIO:
        """Return the content to be read."""

    def destroy(self, digest: str) -> None:
        """Destroy the content; destroying it again does nothing."""

    def older_than(self, at: datetime) -> Iterator[str]:
        """Return the hashes of what was last put before an instant."""


class Disk:
    """A folder: `kept/ab/cd/<hash>` for contents, `coming/` for what is being written."""

    def __init__(self, root: Path) -> None:
        """Use this folder; it is made when something is first kept."""
        self.kept, self.coming = root / "kept", root / "coming"

    def put(self, digest: str, content: bytes) -> None:
        """Write under a passing name, flush, rename, flush the folder."""
        place = self._place(digest)
        if place.exists():
            os.utime(place)
            return
        make(place.parent)
        make(self.coming)
        passing = self.coming / f"{secrets.token_hex(16)}.new"
        try:
            with passing.open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            passing.replace(place)
        finally:
            passing.unlink(missing_ok=True)
        flush(place.parent)

    def open(self, digest: str) -> BinaryIO:
        """Return the content to be read."""
        try:
            return self._place(digest).open("rb")
        except FileNotFoundError as failure:
            raise Missing(digest) from failure

    def destroy(self, digest: str) -> None:
        """Overwrite and remove the content."""
        destroy(self._place(digest))

    def older_than(self, at: datetime) -> Iterator[str]:
        """Return the hashes of what was last put before an instant."""
        for place in self.kept.glob("??/??/*"):
            if last_change(place) < at:
                yield place.name

    def _place(self, digest: str) -> Path:
        return self.kept / key(digest)


def storage() -> Storage:
    """Return the place that the settings name (nơi lưu tệp)."""
    if not settings.FILES_S3:
        return Disk(settings.FILES)
    try:
        from chamdiem.portal.files import object_store  # the extra `s3`, for who sets it
    except ImportError as missing:
        raise ImproperlyConfigured(
            "CHAMDIEM_S3 cần gói boto3, chưa được cài. Cài chamdiem[s3] rồi chạy lại."
        ) from missing
    return object_store.connect(
        settings.FILES_S3,
        settings.FILES_S3_BUCKET,
        settings.FILES_S3_REGION,
        settings.FILES_S3_KEY,
        settings.FILES_S3_SECRET,
    )


def make(folder: Path) -> None:
    """Make a folder and what lies above it, each flushed into the one above."""
    if folder.is_dir():
        return
    make(folder.parent)
    with contextlib.suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    flush(folder.parent)


def flush(folder: Path) -> None:
    """Make sure that what the folder lists is on the disk."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def destroy(place: Path) -> None:
    """Overwrite a file with zeros, flush, and remove it."""
    try:
        with place.open("r+b") as file:
            left = file.seek(0, os.SEEK_END)
            file.seek(0)
            while left > 0:
                left -= file.write(bytes(min(left, _BLOCK)))
            file.flush()
            os.fsync(file.fileno())
    except FileNotFoundError:
        return
    place.unlink(missing_ok=True)
    flush(place.parent)


def last_change(place: Path) -> datetime:
    """Return when a file was last written or put again."""
    try:
        return datetime.fromtimestamp(place.stat().st_mtime, UTC)
    except FileNotFoundError:
        return datetime.max.replace(tzinfo=UTC)

"""Files on their way: one file on disk for each upload, named by the upload's own number."""

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings

from chamdiem.portal.files import storage


def write(key: UUID, offset: int, content: bytes) -> None:
    """Write a piece at its place and flush it: what is acknowledged must survive a power cut."""
    place = _place(key)
    is_new = not place.exists()
    storage.make(place.parent)
    handle = os.open(place, os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        left = memoryview(content)
        while left:
            written = os.pwrite(handle, left, offset)
            left, offset = left[written:], offset + written
        os.fsync(handle)
    finally:
        os.close(handle)
    if is_new:
        storage.flush(place.parent)


def read(key: UUID, size: int) -> bytes:
    """Return what arrived, so many bytes of it."""
    try:
        with _place(key).open("rb") as file:
            return file.read(size)
    except FileNotFoundError as failure:
        raise storage.Missing(str(key)) from failure


def remove(key: UUID) -> None:
    """Destroy what arrived."""
    storage.destroy(_place(key))


def older_than(at: datetime) -> Iterator[UUID]:
    """Return the uploads whose last piece arrived before an instant."""
    for place in _folder().glob("*.part"):
        if storage.last_change(place) < at:
            yield UUID(place.stem)


def _folder() -> Path:
    return settings.FILES / "uploads"


def _place(key: UUID) -> Path:
    return _folder() / f"{key}.part"

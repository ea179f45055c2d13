"""One launcher for one data folder: the lock that a second one meets."""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from chamdiem.launch.errors import AlreadyRunning
from chamdiem.launch.folder import Folder


@contextmanager
def hold(folder: Folder) -> Iterator[TextIO]:
    """Hold the lock until the end; the system lets go of it even after kill -9."""
    handle = os.open(folder.root / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    with os.fdopen(handle, "r+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as taken:
            raise AlreadyRunning(_say_where(folder, file.read())) from taken
        announce(file, address=None)
        yield file


def announce(file: TextIO, *, address: str | None) -> None:
    """Write down who holds the lock, and where the site can be opened."""
    file.seek(0)
    file.truncate()
    json.dump({"pid": os.getpid(), "address": address}, file)
    file.flush()


def _say_where(folder: Folder, text: str) -> str:
    """Tell the second comer where the first one works."""
    try:
        known = json.loads(text)
    except ValueError:
        known = {}
    where = f"tại {known['address']}" if known.get("address") else "và chưa mở xong"
    return (
        f"Hệ thống đang chạy {where} (tiến trình {known.get('pid', '?')}, "
        f"dữ liệu ở {folder.root}). Hãy mở địa chỉ đó, hoặc dừng bằng Ctrl-C ở nơi đã chạy lệnh."
    )

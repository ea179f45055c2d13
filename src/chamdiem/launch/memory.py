"""What the launcher remembers from one start to the next, so that it repeats nothing."""

import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import Path

from chamdiem.launch.folder import Folder


class Memory:
    """A few named texts in one file of the data folder, each written at once."""

    def __init__(self, folder: Folder) -> None:
        """Read what is remembered; a damaged file counts as nothing remembered."""
        self._path = folder.root / "memory.json"
        try:
            self._texts: dict[str, str] = dict(json.loads(self._path.read_text()))
        except (OSError, ValueError):
            self._texts = {}

    def recall(self, name: str) -> str | None:
        """Return what was kept under this name."""
        return self._texts.get(name)

    def keep(self, name: str, text: str) -> None:
        """Keep a text under this name, whole or not at all."""
        self._texts[name] = text
        half = self._path.with_suffix(".new")
        half.write_text(json.dumps(self._texts, indent=1, sort_keys=True))
        half.rename(self._path)


def fingerprint(version: str, files: Iterable[Path]) -> str:
    """Sum up a version and files by name, size and time: equal means nothing to do."""
    digest = hashlib.sha256(version.encode())
    for path in sorted(files):
        known = path.stat()
        digest.update(f"{os.fspath(path)}|{known.st_size}|{known.st_mtime_ns}\n".encode())
    return digest.hexdigest()

"""Processes as /proc knows them: a number and the moment it began, so that none is mistaken."""

import json
import os
import signal
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

PROC = Path("/proc")
PAUSE = 0.05


@dataclass(frozen=True, slots=True)
class Process:
    """One process of this start of the machine. A reused number has another beginning."""

    pid: int
    began: str

    def is_alive(self) -> bool:
        """Tell whether this very process still runs; a zombie does not."""
        return find(self.pid) == self

    def stop(self, *ways: tuple[signal.Signals, float]) -> None:
        """Ask it to stop, each way in turn, so many seconds each, until it is gone."""
        for way, seconds in ways:
            with suppress(ProcessLookupError):
                if self.is_alive():
                    os.kill(self.pid, way)
            if self.is_gone_within(seconds):
                return

    def is_gone_within(self, seconds: float) -> bool:
        """Wait for its end, but no longer than this."""
        end = time.monotonic() + seconds
        while self.is_alive() and time.monotonic() < end:
            time.sleep(PAUSE)
        return not self.is_alive()


def find(pid: int) -> Process | None:
    """Return the living process of this number, or None."""
    try:
        after_name = (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
        boot = (PROC / "sys/kernel/random/boot_id").read_text().strip()
    except (OSError, ValueError):
        return None
    state, ticks = after_name[0], after_name[19]
    return None if state in "ZX" else Process(pid, f"{boot}:{ticks}")


def working_in(folder: Path) -> Iterator[Process]:
    """Find every process whose current folder is this one (all of PostgreSQL's are)."""
    for entry in PROC.iterdir():
        if not entry.name.isdigit():
            continue
        with suppress(OSError):
            if os.readlink(entry / "cwd") == str(folder) and (found := find(int(entry.name))):
                yield found


def note(path: Path, pid: int) -> None:
    """Write down who runs, for a later start that may find it orphaned."""
    process = find(pid)
    if process is not None:
        path.write_text(json.dumps(asdict(process)))


def noted(path: Path) -> Process | None:
    """Return the process that was written down here, if it still runs."""
    try:
        process = Process(**json.loads(path.read_text()))
    except (OSError, ValueError, TypeError):
        return None
    return process if process.is_alive() else None

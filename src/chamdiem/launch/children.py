"""Children: each in its own process group, told to stop by the kernel when we are killed."""

import ctypes
import os
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from chamdiem.launch import processes
from chamdiem.launch.account import Account
from chamdiem.launch.errors import LaunchError

SET_PARENT_DEATH_SIGNAL = 1  # prctl(PR_SET_PDEATHSIG)
LARGEST_LOG = 5_000_000
ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)  # by which someone stops the launcher
_libc = ctypes.CDLL(None, use_errno=True)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let a request to stop wait until the child is there.

    Around a fork Python runs hooks that swallow what a signal's handler raises: the request
    would be lost, and the launcher would never stop.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDINGS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@dataclass(frozen=True, slots=True)
class Order:
    """What to start, as whom, and how to stop it."""

    command: Sequence[str]
    account: Account
    stop_by: signal.Signals = signal.SIGTERM
    environment: Mapping[str, str] = field(default_factory=dict)
    workplace: Path = Path("/")

    def start(self, output: int | IO[str] | None, errors: int | None) -> "subprocess.Popen[str]":
        """Start it in its own process group, bound to our life."""
        parent = os.getpid()

        def bind() -> None:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDINGS)
            _libc.prctl(SET_PARENT_DEATH_SIGNAL, int(self.stop_by))
            if os.getppid() != parent:  # we died before the line above
                os._exit(1)

        with _undisturbed():
            return subprocess.Popen(
                self.command,
                cwd=self.workplace,
                env=dict(self.environment),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=errors,
                text=True,
                encoding="utf-8",
                errors="replace",
                process_group=0,
                preexec_fn=bind,  # noqa: PLW1509 (one thread only when children are started)
                **self.account.identity(),
            )


@dataclass(frozen=True, slots=True)
class Child:
    """A child that keeps running: PostgreSQL, or the web server."""

    name: str
    process: "subprocess.Popen[str]"
    order: Order
    log: Path
    note: Path

    def stop(self, patience: float = 30) -> None:
        """Stop it in order; only one that does not answer is killed."""
        if self.process.poll() is None:
            self.process.send_signal(self.order.stop_by)
        try:
            self.process.wait(patience)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        self.note.unlink(missing_ok=True)

    def require_alive(self) -> None:
        """Refuse to go on when it has ended by itself, and show its last words."""
        if self.process.poll() is None:
            return
        last = "\n".join(self.log.read_text(errors="replace").splitlines()[-15:])
        raise LaunchError(
            f"{self.name} đã dừng (mã {self.process.returncode}). "
            f"Những dòng cuối của {self.log}:\n{last}"
        )


def begin(name: str, order: Order, *, log: Path, note: Path) -> Child:
    """Start a child that keeps running, its messages in a file."""
    if log.exists() and log.stat().st_size > LARGEST_LOG:
        log.replace(log.with_suffix(".log.1"))
    with log.open("a") as output:
        process = order.start(output, subprocess.STDOUT)
    processes.note(note, process.pid)
    return Child(name, process, order, log, note)


def finish(order: Order, what: str) -> str:
    """Run a child to its end and return what it printed; its errors stop us, in full."""
    process = order.start(subprocess.PIPE, subprocess.PIPE)
    try:
        output, errors = process.communicate()
    except BaseException:
        process.terminate()
        process.wait()
        raise
    return _whole(process.returncode, output, errors, what)


def follow(order: Order, what: str, heard: Callable[[str], None]) -> str:
    """Run a child to its end as `finish` does, and pass on every line when it is printed."""
    lines: list[str] = []
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as errors:
        process = order.start(subprocess.PIPE, errors.fileno())
        try:
            for line in process.stdout or ():
                lines.append(line)
                heard(line.rstrip("\n"))
            process.wait()
        except BaseException:
            process.terminate()
            process.wait()
            raise
        errors.seek(0)
        return _whole(process.returncode, "".join(lines), errors.read(), what)


def _whole(status: int, output: str, errors: str, what: str) -> str:
    if status:
        raise LaunchError(f"{what} không xong (mã {status}):\n{errors or output}")
    return output

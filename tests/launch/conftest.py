"""A data folder of one test, short enough for a socket, and the launcher over a small portal."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

import chamdiem
from chamdiem.launch import account, cluster, folder
from chamdiem.launch.cluster import Cluster
from tests import ports

PACKAGE = Path(chamdiem.__file__).parent
SMALL_PORTAL = Path(__file__).parent / "small_portal"


@pytest.fixture
def short_folder() -> Iterator[Path]:
    """Give an empty folder that every account may enter, and remove it."""
    path = Path(tempfile.mkdtemp(prefix="cd-"))
    path.chmod(0o755)
    yield path
    shutil.rmtree(path)


@pytest.fixture
def new_cluster(short_folder: Path) -> Cluster:
    """Give a cluster that was just made and has not been started."""
    place = folder.prepare(short_folder / "data", account.current())
    return cluster.at(place)


@dataclass
class Launched:
    """One run of the launcher in a process of its own, as at a terminal."""

    process: "subprocess.Popen[str]"
    output: Path

    def shows(self, text: str, *, within: float = 60) -> bool:
        """Wait until this text is printed, or the process ends."""
        end = time.monotonic() + within
        while time.monotonic() < end and self.process.poll() is None:
            if text in self.output.read_text(errors="replace"):
                return True
            time.sleep(0.02)
        return text in self.output.read_text(errors="replace")

    def interrupt(self) -> int:
        """Press Ctrl-C and return the exit status."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(60)


@dataclass
class Launcher:
    """Start the launcher over the small portal, as often as a test needs."""

    place: Path
    started: list[Launched] = field(default_factory=list)

    @property
    def data(self) -> Path:
        """The data folder of all these runs."""
        return self.place / "data"

    def start(self, **environment: str) -> Launched:
        """Start one more run; the port is far from those that people use."""
        output = self.place / f"output-{len(self.started)}"
        inherited = {k: v for k, v in os.environ.items() if not k.startswith("DATABASE_URL")}
        ours = {
            "CHAMDIEM_DATA": str(self.data),
            "PYTHONPATH": str(self.place / "src"),
            "PORT": str(ports.own(18_700)),
        }
        with output.open("w") as file:
            process = subprocess.Popen(
                [sys.executable, "-m", "chamdiem.launch"],
                env=inherited | ours | environment,
                cwd="/",
                stdout=file,
                stderr=subprocess.STDOUT,
                text=True,
            )
        self.started.append(Launched(process, output))
        return self.started[-1]

    def end(self) -> None:
        """Let nothing outlive the test."""
        for run in self.started:
            if run.process.poll() is None:
                run.interrupt()


@pytest.fixture
def launcher(short_folder: Path) -> Iterator[Launcher]:
    """Give a launcher over the small portal that stands in for the real one."""
    package = short_folder / "src" / "chamdiem"
    package.mkdir(parents=True)
    shutil.copy(PACKAGE / "__init__.py", package)
    shutil.copytree(PACKAGE / "launch", package / "launch")
    shutil.copytree(SMALL_PORTAL, package / "portal")
    launcher = Launcher(short_folder)
    yield launcher
    launcher.end()


@pytest.fixture
def wait_until() -> Callable[[Callable[[], bool]], bool]:
    """Wait for a condition, at most ten seconds."""

    def wait(condition: Callable[[], bool]) -> bool:
        end = time.monotonic() + 10
        while time.monotonic() < end and not condition():
            time.sleep(0.02)
        return condition()

    return wait

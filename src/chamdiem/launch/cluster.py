"""The PostgreSQL cluster of the data folder: made once, started, recovered, stopped."""

import os
import shutil
import signal
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from chamdiem.launch import children, keys, processes, programs
from chamdiem.launch.children import Child, Order
from chamdiem.launch.errors import LaunchError
from chamdiem.launch.folder import Folder
from chamdiem.launch.programs import Programs

SUPERUSER = "postgres"
START_PATIENCE = 300  # seconds; recovery after a crash may take its time
ENDINGS = ((signal.SIGINT, 30.0), (signal.SIGQUIT, 10.0), (signal.SIGKILL, 5.0))


@dataclass(frozen=True, slots=True)
class Cluster:
    """One cluster, in its folder, with the programs that run it."""

    folder: Folder
    programs: Programs
    settings: Mapping[str, str] = field(default_factory=dict)


def address(folder: Folder, role: str, database: str) -> str:
    """Return the address of a database for one role, through the socket."""
    socket = quote(str(folder.socket), safe="")
    return f"postgresql://{role}:{keys.keep(folder, role)}@/{database}?host={socket}"


def at(folder: Folder, settings: Mapping[str, str] | None = None) -> Cluster:
    """Return the cluster of this folder, made if it is not there yet."""
    cluster = Cluster(folder, programs.for_account(folder), settings or {})
    if not folder.birth_mark.exists():
        _initialise(cluster)
    return cluster


def _initialise(cluster: Cluster) -> None:
    """Run initdb beside the final place, so that a killed run leaves nothing half made."""
    folder = cluster.folder
    half = folder.cluster.with_name("data.new")
    shutil.rmtree(half, ignore_errors=True)
    password_file = folder.cluster.with_name("password")
    keys.copy(folder, SUPERUSER, password_file)
    try:
        children.finish(_initdb(cluster, half, password_file), "Tạo cụm cơ sở dữ liệu")
    finally:
        password_file.unlink()
    half.rename(folder.cluster)


def _initdb(cluster: Cluster, place: Path, password_file: Path) -> Order:
    """Say how a cluster is made: passwords for all, checksums, letters by Unicode."""
    options = [
        f"--pgdata={place}",
        f"--username={SUPERUSER}",
        f"--pwfile={password_file}",
        "--auth=scram-sha-256",
        "--data-checksums",
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--no-instructions",
    ]
    command = [cluster.programs.path("initdb"), *options]
    return Order(command, cluster.folder.account, environment=_environment())


def _environment() -> dict[str, str]:
    """Give PostgreSQL nothing of our environment but the path; PG* variables would mislead it."""
    return {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C", "TZ": "UTC"}


def start(cluster: Cluster) -> Child:
    """Start the server as our child and wait until it takes connections."""
    recover(cluster)
    folder = cluster.folder
    child = children.begin(
        "PostgreSQL", _server(cluster), log=folder.log("postgres"), note=folder.running("postgres")
    )
    try:
        _wait_until_ready(cluster, child)
    except BaseException:
        child.stop()
        raise
    return child


def _server(cluster: Cluster) -> Order:
    """Say how the server runs: no TCP, a socket only its account may open."""
    settings = {
        "listen_addresses": "",
        "unix_socket_directories": str(cluster.folder.socket),
        "unix_socket_permissions": "0700",
        "timezone": "UTC",
        "log_timezone": "UTC",
        # A refused statement may carry a password or a name: only the refusal is written down.
        "log_min_error_statement": "panic",
        "log_error_verbosity": "terse",
        **cluster.settings,
    }
    command = [cluster.programs.path("postgres"), "-D", str(cluster.folder.cluster)]
    for name, value in settings.items():
        command += ["-c", f"{name}={value}"]
    account = cluster.folder.account
    return Order(command, account, stop_by=signal.SIGINT, environment=_environment())


def _wait_until_ready(cluster: Cluster, child: Child) -> None:
    """Read the server's own word for it, the last line of postmaster.pid."""
    end = time.monotonic() + START_PATIENCE
    while time.monotonic() < end:
        child.require_alive()
        lines = _pid_file_lines(cluster.folder)
        if len(lines) >= 8 and lines[0] == str(child.process.pid) and lines[7] == "ready":
            return
        time.sleep(0.02)
    raise LaunchError(f"PostgreSQL chưa sẵn sàng sau {START_PATIENCE} giây; xem {child.log}.")


def _pid_file_lines(folder: Folder) -> list[str]:
    """Read postmaster.pid; nothing where there is none."""
    try:
        text = (folder.cluster / "postmaster.pid").read_text()
    except OSError:
        return []
    return [line.strip() for line in text.splitlines()]


def recover(cluster: Cluster) -> None:
    """End what a killed launcher left behind, and clear a pid file that names a stranger.

    PostgreSQL takes any living process of that number for itself and would refuse to start.
    The file goes only when no process works in the data folder: then nobody has it open.
    """
    folder = cluster.folder
    if orphan := processes.noted(folder.running("postgres")):
        orphan.stop(*ENDINGS)
    for left in processes.working_in(folder.cluster):
        left.stop(*ENDINGS)
    if lines := _pid_file_lines(folder):
        stranger = processes.find(int(lines[0])) if lines[0].isdigit() else None
        if stranger is not None:
            (folder.cluster / "postmaster.pid").unlink()

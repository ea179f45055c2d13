"""The system account that owns the database when root starts the system.

PostgreSQL refuses to run as root, and a web process has no business being root. A normal
user needs no account: everything then runs as that user.
"""

import os
import pwd
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from chamdiem.launch.errors import LaunchError

NAME = "chamdiem"


class Identity(TypedDict, total=False):
    """The arguments of `subprocess.Popen` that say as whom a child runs."""

    user: int
    group: int
    extra_groups: list[int]


@dataclass(frozen=True, slots=True)
class Account:
    """As whom children run: the system account, or (uid None) whoever started us."""

    uid: int | None = None
    gid: int | None = None

    def identity(self) -> Identity:
        """Return what `subprocess.Popen` needs to become this account."""
        if self.uid is None or self.gid is None:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def own(self, path: Path) -> None:
        """Give one file or folder of our own to this account."""
        if self.uid is not None and self.gid is not None:
            os.chown(path, self.uid, self.gid, follow_symlinks=False)

    def can(self, command: Sequence[str]) -> bool:
        """Tell whether this account can run `command`: the truth is to try."""
        try:
            tried = subprocess.run(
                command, cwd="/", capture_output=True, check=False, **self.identity()
            )
        except PermissionError:
            return False
        return tried.returncode == 0


def current() -> Account:
    """Return the account for children: ours, or as root the system account, made if needed."""
    if os.geteuid() != 0:
        return Account()
    try:
        entry = pwd.getpwnam(NAME)
    except KeyError:
        entry = _create()
    return Account(entry.pw_uid, entry.pw_gid)


def _create() -> pwd.struct_passwd:
    """Add the system account, which nobody can log in to."""
    program = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin")
    if program is None:
        raise LaunchError(
            f"Không có lệnh useradd. Hãy tạo tài khoản hệ thống “{NAME}” rồi chạy lại, "
            "hoặc chạy bằng một người dùng thường."
        )
    options = ["--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"]
    subprocess.run(
        [program, *options, "--shell", "/usr/sbin/nologin", NAME], check=True, capture_output=True
    )
    return pwd.getpwnam(NAME)

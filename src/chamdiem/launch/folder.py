"""The data folder: everything the launcher keeps, outside the checkout.

    postgres/   the cluster, and the programs where the account cannot reach the package
    socket/     where PostgreSQL listens; no TCP port is ever opened
    secrets/    random passwords and keys, one file each, 0600
    files/      what the portal keeps beside the database
    static/     the collected static files
    log/        what PostgreSQL and the web server write
    running/    who we started: process number and start time
    anchors/    signed heads of the trail, made by `chamdiem audit anchor`

Nothing above this folder is ever changed, neither owner nor mode.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from chamdiem.launch.account import Account
from chamdiem.launch.errors import LaunchError

LONGEST_SOCKET = 107  # bytes; sun_path holds 108 with its closing zero
SOCKET_FILE = ".s.PGSQL.5432"


@dataclass(frozen=True, slots=True)
class Folder:
    """The data folder and the account to whom its working parts belong."""

    root: Path
    account: Account

    @property
    def cluster(self) -> Path:
        """Where PostgreSQL keeps the data."""
        return self.root / "postgres" / "data"

    @property
    def birth_mark(self) -> Path:
        """The file that a cluster is born with and that never changes."""
        return self.cluster / "PG_VERSION"

    @property
    def socket(self) -> Path:
        """The folder of PostgreSQL's socket."""
        return self.root / "socket"

    @property
    def static(self) -> Path:
        """Where the collected static files stand."""
        return self.root / "static"

    @property
    def files(self) -> Path:
        """Where the portal may keep files of its own."""
        return self.root / "files"

    @property
    def maintenance(self) -> Path:
        """The file whose presence closes the site for maintenance."""
        return self.root / "maintenance"

    def secret(self, name: str) -> Path:
        """Return the file that holds one password or key."""
        return self.root / "secrets" / name

    def log(self, name: str) -> Path:
        """Return the file that one child writes its messages to."""
        return self.root / "log" / f"{name}.log"

    def running(self, name: str) -> Path:
        """Return the file that names one child while it runs."""
        return self.root / "running" / f"{name}.json"


def chosen() -> Path:
    """Return where the data folder is to be: CHAMDIEM_DATA, else by who runs us."""
    if named := os.environ.get("CHAMDIEM_DATA"):
        return Path(named).expanduser().absolute()
    if os.geteuid() == 0:
        return Path("/var/lib/chamdiem")
    return Path.home() / ".local" / "state" / "chamdiem"


def prepare(root: Path, account: Account) -> Folder:
    """Make the folder and its parts, each with the least rights that work."""
    _refuse_long_socket(root)
    _refuse_foreign(root)
    _refuse_unreachable(root, account)
    folder = Folder(root, account)
    try:
        _make(folder)
    except OSError as refusal:
        raise LaunchError(
            f"Không tạo được thư mục dữ liệu {root}: {refusal.strerror}. "
            "Hãy chọn nơi khác bằng CHAMDIEM_DATA."
        ) from refusal
    return folder


def _refuse_long_socket(root: Path) -> None:
    """Refuse a folder whose socket the system could not name."""
    length = len(os.fsencode(root / "socket" / SOCKET_FILE))
    if length > LONGEST_SOCKET:
        raise LaunchError(
            f"Đường dẫn của thư mục dữ liệu quá dài: {root}. Hệ điều hành chỉ nhận "
            f"{LONGEST_SOCKET} byte cho ổ cắm, ở đây cần {length}. "
            "Hãy chọn nơi ngắn hơn bằng CHAMDIEM_DATA."
        )


def _refuse_foreign(root: Path) -> None:
    """Refuse a folder that holds something else: its owner and mode are not ours to set."""
    if root.is_dir() and not (root / "secrets").exists() and any(root.iterdir()):
        raise LaunchError(
            f"Thư mục {root} đang chứa dữ liệu khác. Hãy cho CHAMDIEM_DATA một thư mục trống "
            "hoặc chưa có."
        )


def _make(folder: Folder) -> None:
    """Create every part, or set right what an earlier run left half made."""
    folder.root.mkdir(parents=True, exist_ok=True)
    secrets = folder.root / "secrets"
    secrets.mkdir(mode=0o700, exist_ok=True)
    for shared in (secrets, folder.root):
        if folder.account.gid is not None:
            os.chown(shared, -1, folder.account.gid)
        shared.chmod(0o700 if folder.account.gid is None else 0o750)
    (folder.root / "running").mkdir(mode=0o700, exist_ok=True)
    for name in ("postgres", "socket", "log", "static", "files"):
        part = folder.root / name
        part.mkdir(mode=0o700, exist_ok=True)
        folder.account.own(part)


def _refuse_unreachable(root: Path, account: Account) -> None:
    """Refuse a place that the system account cannot enter; we never open it ourselves."""
    above = next(path for path in root.parents if path.exists())
    if account.can(["/bin/sh", "-c", 'cd "$0"', str(above)]):
        return
    raise LaunchError(
        f"Tài khoản hệ thống không vào được {above}, nên không thể giữ dữ liệu ở {root}. "
        "Hãy chọn nơi khác bằng CHAMDIEM_DATA, ví dụ một thư mục dưới /var/lib."
    )

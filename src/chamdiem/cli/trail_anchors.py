"""Anchors outside the database: the folder that keeps them, and the key that signs them.

anchors/2026.jsonl   one signed head a day; copy these files to where others keep them
anchors/key.pub      the public key, to be told to whoever verifies
secrets/anchor_key   the private key, 0600, unless another is named by --key
"""

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from chamdiem.cli import files
from chamdiem.formats.problems import Place, refuse
from chamdiem.seal import signing
from chamdiem.seal.signing import FileKey, Signer
from chamdiem.seal.trail import anchors, stored
from chamdiem.seal.trail.anchors import Anchor

if TYPE_CHECKING:  # the driver of the database is loaded by who opens one
    from chamdiem.cli.trail_database import Connection

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
_INSERT = (
    "INSERT INTO public.audit_anchor (day, number, hash, made_at, key, signature) "
    "VALUES (%s, %s, %s, %s, %s, %s) ON CONFLICT (day) DO NOTHING"
)
_STANDS = "SELECT hash FROM public.audit_link WHERE number = %s"


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where the anchors of one data folder stand."""

    root: Path

    @property
    def folder(self) -> Path:
        """The folder of the anchors."""
        return self.root / "anchors"

    @property
    def private_key(self) -> Path:
        """The private key of this machine."""
        return self.root / "secrets" / "anchor_key"

    def file(self, day: date) -> Path:
        """Return the file of a year."""
        return self.folder / f"{day.year}.jsonl"

    def key(self) -> str:
        """Return where the private key stands; the first time, make it."""
        if not self.private_key.exists():
            made = FileKey.of_seed(secrets.token_bytes(32))
            self.private_key.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            files.create(self.private_key, made.pem, files.PRIVATE)
        return str(self.private_key)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let nobody else add an anchor meanwhile."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with (self.folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def read(places: tuple[Path, ...]) -> list[Anchor]:
    """Read files of anchors, or folders of such files."""
    paths = [each for place in places for each in _files(place)]
    found = [one for path in paths for one in anchors.read(files.read(path), str(path))]
    if places and not found:
        expected = "tệp .jsonl do “chamdiem audit anchor” ghi"
        raise refuse(Place(str(places[0])), "Không có bản neo nào", expected, rule="no-anchor")
    return found


def add(connection: "Connection", shelf: Shelf, signer: Signer, at: datetime) -> Anchor | None:
    """Sign the head of the chain, once a day; None while the trail is empty.

    The file first, the row in the database after it: a row without its file would be worth
    nothing, and a file without its row is put right by the next call.
    """
    day = at.astimezone(HERE).date()
    with shelf.held():
        kept = read((shelf.folder,)) if any(_files(shelf.folder)) else []
        _refuse_replaced(connection, kept)
        anchor = next((one for one in kept if one.day == day), None)
        anchor = anchor or _signed(connection, shelf, signer, at)
        if anchor is not None:
            _note(connection, anchor)
    return anchor


def _signed(connection: "Connection", shelf: Shelf, signer: Signer, at: datetime) -> Anchor | None:
    head = connection.execute(stored.HEAD).fetchone()
    if head is None:
        return None
    here = at.astimezone(HERE)
    number, own = int(str(head[0])), str(head[1])
    made = anchors.make(number=number, head=own, day=here.date(), at=here, signer=signer)
    files.write(shelf.folder / "key.pub", signing.public_pem(signer.public_key))
    _append(shelf.file(made.day), made.line)
    return made


def _refuse_replaced(connection: "Connection", kept: list[Anchor]) -> None:
    """Refuse to sign a chain that no longer fits the head signed last."""
    last = max((one for one in kept if one.is_signed), key=lambda one: one.made_at, default=None)
    if last is None:
        return
    stands = connection.execute(_STANDS, [last.number]).fetchone()
    if stands is None or stands[0] != last.hash:
        raise refuse(
            Place(f"nhật ký, mục số {last.number}"),
            f"Chuỗi không còn khớp bản neo ngày {last.day:%d/%m/%Y}, nên chưa neo thêm",
            f"mã băm {last.hash[:16]}…",
            "Hãy chạy “chamdiem audit verify --anchors” rồi báo người phụ trách.",
            "recomputed",
        )


def _append(path: Path, line: bytes) -> None:
    """Add a line and see it on the disk before anything else happens."""
    try:
        with path.open("ab") as file:
            file.write(line)
            file.flush()
            os.fsync(file.fileno())
    except OSError as failure:
        raise files.unwritable(path, failure) from None


def _note(connection: "Connection", anchor: Anchor) -> None:
    values = [
        anchor.day,
        anchor.number,
        anchor.hash,
        anchor.made_at,
        anchor.fingerprint,
        anchor.signature.hex(),
    ]
    connection.execute(_INSERT, values)
    connection.commit()


def _files(place: Path) -> list[Path]:
    return sorted(place.glob("*.jsonl")) if place.is_dir() else [place]

"""Writing the bundle: each part is hashed while it streams into the archive."""

import hashlib
import json
import zipfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from importlib import resources
from typing import BinaryIO

from chamdiem.formats.dossiers import reading
from chamdiem.formats.dossiers.frame import Frame

INDEX, INDEX_DIGEST = "muc-luc.json", "muc-luc.sha256"
PAGE, FIRST, CHECKER = "muc-luc.html", "doc-toi-truoc.txt", "kiem-tra.py"
_NEVER = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the bundle: its name, what it is in words, its bytes piece by piece."""

    file: str
    what: str
    pieces: Iterable[bytes]


@dataclass(frozen=True, slots=True)
class Written:
    """One line of the index."""

    file: str
    what: str
    sha256: str
    size: int


def write(into: BinaryIO, *, frame: Frame, parts: Iterable[Part]) -> str:
    """Write the parts, then what explains and checks them; return the code of the bundle."""
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        files = [_put(archive, part) for part in (*_own(), *parts)]
        page = reading.page(frame, files).encode()
        files.append(_put(archive, Part(PAGE, "Mục lục để xem bằng trình duyệt", [page])))
        index = _index(frame, files)
        digest = hashlib.sha256(index).hexdigest()
        _put(archive, Part(INDEX, "", [index]))
        _put(archive, Part(INDEX_DIGEST, "", [f"{digest}  {INDEX}\n".encode()]))
    return digest


def _own() -> list[Part]:
    checker = resources.files("chamdiem.formats.dossiers").joinpath("standalone_check.py")
    return [
        Part(FIRST, "Hướng dẫn đọc và kiểm tra hồ sơ", [reading.first()]),
        Part(CHECKER, "Chương trình kiểm tra, chỉ cần Python 3.11 trở lên", [checker.read_bytes()]),
    ]


def _index(frame: Frame, files: list[Written]) -> bytes:
    value = {**frame.fields(), "files": [asdict(each) for each in files]}
    return f"{json.dumps(value, ensure_ascii=False, indent=1)}\n".encode()


def _put(archive: zipfile.ZipFile, part: Part) -> Written:
    """Stream one part into the archive; nothing of it is kept in memory."""
    entry = zipfile.ZipInfo(part.file, _NEVER)
    entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
    entry.external_attr = 0o644 << 16
    digest, size = hashlib.sha256(), 0
    with archive.open(entry, "w", force_zip64=True) as stream:
        for piece in part.pieces:
            digest.update(piece)
            size += len(piece)
            stream.write(piece)
    return Written(part.file, part.what, digest.hexdigest(), size)

"""Check an inspection file (hồ sơ kiểm tra) with nothing but Python 3.11 or newer.

    python3 -I kiem-tra.py [HO-SO.zip | FOLDER] [--ma CODE]

One file, no packages, no network, no database: it can be read in a quarter of an hour. It checks
that every file has the digest of the index, that none is missing and none was added, that the
index has its own digest, that the code is the one that was recorded (--ma), and that the entries
of the trail form one unbroken chain. It does not say whether the figures were true.

Exit: 0 intact and the code is the one given, 3 intact but no code was given, 2 altered.
"""

import hashlib
import io
import json
import sys
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

INDEX, INDEX_DIGEST = "muc-luc.json", "muc-luc.sha256"
CHAIN, ANCHORS = "nhat-ky/chuoi.txt", "nhat-ky/moc-neo.json"
PIECE = 1024 * 1024


class Altered(Exception):
    """Raise for a bundle that is not what was made."""


class Folder:
    """The bundle as an unpacked folder."""

    def __init__(self, place: Path) -> None:
        """Take the folder."""
        self.place = place

    def names(self) -> list[str]:
        """Name every file."""
        found = [each for each in self.place.rglob("*") if not each.is_dir()]
        return sorted(each.relative_to(self.place).as_posix() for each in found)

    def open(self, name: str) -> Any:
        """Open one file."""
        return (self.place / name).open("rb")


class Archive:
    """The bundle as it was downloaded."""

    def __init__(self, place: Path) -> None:
        """Open the archive."""
        try:
            self.archive = zipfile.ZipFile(place)
        except zipfile.BadZipFile:
            raise Altered("tệp không phải ZIP, hoặc ZIP đã hỏng") from None

    def names(self) -> list[str]:
        """Name every file; a name that stands twice would hide one of them."""
        found = [each.filename for each in self.archive.infolist() if not each.is_dir()]
        twice = sorted({name for name in found if found.count(name) > 1})
        if twice:
            raise Altered("có tệp đứng hai lần trong ZIP: " + ", ".join(twice))
        return sorted(found)

    def open(self, name: str) -> Any:
        """Open one file."""
        return self.archive.open(name)


def digest(bundle: Any, name: str) -> tuple[str, int]:
    """Return sha256 and size of one file."""
    hashed, size = hashlib.sha256(), 0
    try:
        with bundle.open(name) as stream:
            while piece := stream.read(PIECE):
                hashed.update(piece)
                size += len(piece)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError):
        return "", -1
    return hashed.hexdigest(), size


def index_of(bundle: Any) -> tuple[dict[str, Any], str]:
    """Read the index and return it with its digest, which is the code of the bundle."""
    try:
        with bundle.open(INDEX) as stream:
            source = stream.read()
        with bundle.open(INDEX_DIGEST) as stream:
            stored = stream.read(100).decode("ascii", "replace").split()[:1]
        index = json.loads(source.decode())
        files = {each["file"]: (each["sha256"], each["size"]) for each in index["files"]}
    except (KeyError, TypeError, ValueError, OSError, zipfile.BadZipFile):
        raise Altered(f"không đọc được {INDEX} hoặc {INDEX_DIGEST}") from None
    if (index.get("kind"), index.get("format")) != ("chamdiem-dossier", 1):
        raise Altered(f"{INDEX} không phải mục lục của hồ sơ kiểm tra, định dạng 1")
    if len(files) != len(index["files"]):
        raise Altered(f"{INDEX} ghi một tệp hai lần")
    code = hashlib.sha256(source).hexdigest()
    if stored != [code]:
        raise Altered(f"{INDEX} đã bị sửa: không khớp {INDEX_DIGEST}")
    return index, code


def differences(bundle: Any, index: dict[str, Any]) -> list[str]:
    """Name every file that is altered, missing or added."""
    there = set(bundle.names()) - {INDEX, INDEX_DIGEST}
    listed = {each["file"]: each for each in index["files"]}
    wrong = [f"thiếu tệp {name}" for name in sorted(listed.keys() - there)]
    wrong += [f"tệp không có trong mục lục: {name}" for name in sorted(there - listed.keys())]
    for name in sorted(listed.keys() & there):
        if digest(bundle, name) != (listed[name]["sha256"], listed[name]["size"]):
            wrong.append(f"tệp đã bị sửa: {name}")
    return wrong


# ---------------------------------------------------------------- the chain of the trail


def broken(bundle: Any) -> list[str]:
    """Name the first entry of the trail's piece where the chain breaks; nothing if it holds."""
    if CHAIN not in bundle.names():
        return []
    with bundle.open(CHAIN) as stream:
        lines = io.TextIOWrapper(stream, "utf-8-sig", newline="\r\n")
        try:
            heads = followed(line.rstrip("\r\n") for line in lines)
        except ValueError:
            return [f"{CHAIN} sai cấu trúc"]
        except Altered as failure:
            return [str(failure)]
    with bundle.open(ANCHORS) as stream:
        anchors = json.loads(stream.read())
    return [
        f"mốc neo ngày {each['day']} không khớp mắt xích {each['number']}"
        for each in anchors
        if each["number"] in heads and heads[each["number"]] != each["hash"]
    ]


def followed(lines: Iterator[str]) -> dict[int, str]:
    """Follow the chain from its first line; return the hash at each link.

    A line has number, digest of the entry, hash of the link and text of the entry; the first
    one has the hash from which the piece goes on. hash = sha256(hash before + digest), both as
    written; where the entry's text stands, its sha256 is the digest.
    """
    start, _, head, _ = next(lines, "").split("\t")
    number, heads = int(start), {}
    for line in lines:
        written, own, shown, text = line.split("\t")
        number += 1
        head = sha256(head + own)
        if int(written) != number:
            raise Altered(f"nhật ký thiếu mắt xích {number}, hoặc mắt xích bị đổi chỗ")
        if (text and sha256(text) != own) or shown not in ("", head):
            raise Altered(f"nhật ký đứt ở mắt xích {number}: việc ấy đã bị sửa")
        heads[number] = head
    return heads


def sha256(text: str) -> str:
    """Hash a text."""
    return hashlib.sha256(text.encode()).hexdigest()


# ---------------------------------------------------------------- what is said


def asked(words: list[str]) -> tuple[Path, str]:
    """Read the command line: which bundle, and the code to compare with."""
    match words:
        case []:
            return Path(__file__).resolve().parent, ""
        case ["--ma", code]:
            return Path(__file__).resolve().parent, code
        case [place]:
            return Path(place), ""
        case [place, "--ma", code] | ["--ma", code, place]:
            return Path(place), code
    raise Altered("dùng: kiem-tra.py [HO-SO.zip hoặc thư mục] [--ma MÃ]")


def verdict(words: list[str]) -> int:
    """Check the bundle that was named, say what was found, return the exit code."""
    place, expected = asked(words)
    bundle = Folder(place) if place.is_dir() else Archive(place)
    index, code = index_of(bundle)
    wrong = differences(bundle, index) or broken(bundle)
    if wrong:
        raise Altered("; ".join(wrong[:20]))
    months, scope = index["months"], index["scope"]
    tell(f"Hồ sơ kiểm tra: {scope['name']}, tháng {months['first']} đến {months['last']}")
    tell(f"{len(index['files'])} tệp khớp mục lục; đoạn nhật ký liền mạch, khớp mốc neo kèm theo.")
    tell("Chưa kiểm tra: chữ ký của mốc neo (đối chiếu với bản in); số liệu có đúng thực tế.")
    tell(f"Mã hồ sơ: {code}")
    if not expected:
        tell("Chưa đối chiếu mã hồ sơ với mã đã ghi trong hệ thống: chạy lại với --ma MÃ.")
        return 3
    if expected.strip().lower() != code:
        raise Altered("mã hồ sơ không phải mã đã cho: đây là hồ sơ khác, hoặc đã bị lập lại")
    tell("Nguyên vẹn, đúng hồ sơ có mã đã cho.")
    return 0


def tell(said: str) -> None:
    """Print a line in UTF-8, whatever the terminal believes."""
    sys.stdout.buffer.write(f"{said}\n".encode())


def main() -> int:
    """Run, and say in one line what is wrong."""
    try:
        return verdict(sys.argv[1:])
    except (Altered, OSError) as failure:
        tell(f"KHÔNG nguyên vẹn hoặc không đọc được: {failure}")
        return 2


if __name__ == "__main__":
    sys.exit(main())

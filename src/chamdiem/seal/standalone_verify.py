"""Verify a sealed month (bản chốt kết quả tháng) with nothing but Python 3.11 or newer.

    python3 -I standalone_verify.py MONTH.sealed [--trust KEY.pub]

One file, no packages, no network, no database: it can be read in a quarter of an hour. It
checks that the file is in its canonical form, that every part has the digest that was signed,
and the signature. It does not score the month anew: `chamdiem verify` does that.

Exit: 0 intact and signed by the trusted key, 3 intact by a key not known, 2 altered.
"""

import base64
import hashlib
import json
import sys
from pathlib import Path
from typing import Any, NoReturn

LARGEST_FILE = 64 * 1024 * 1024
DOMAIN = b"chamdiem-seal-1"
FIELDS = ("frame", "scheme", "signer")
TABLES = {"organisation": "code", "figures": "", "origins": "", "results": "", "persons": "id"}
SOMETIMES = {"ruled": ""}  # a table that stands only in a month that has something to put in it
PEM = bytes.fromhex("302a300506032b6570032100")  # before the 32 bytes of an Ed25519 key


class Altered(Exception):
    """Raise for a file that is not what was signed."""


# ---------------------------------------------------------------- canonical JSON, RFC 8785


def no_number(text: str) -> NoReturn:
    """Refuse a number that is not whole."""
    raise Altered(f"số {text[:30]} không phải số nguyên")


def without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse an object in which a name stands twice."""
    value = dict(pairs)
    if len(value) != len(pairs):
        raise Altered("có trường đứng hai lần")
    return value


def ordered(value: Any) -> Any:
    """Sort the names of objects by their UTF-16 units."""
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be", "surrogatepass"))
        return {name: ordered(value[name]) for name in names}
    return [ordered(each) for each in value] if isinstance(value, list) else value


def canonical(value: Any) -> bytes:
    """Write a value in its one form."""
    return json.dumps(ordered(value), ensure_ascii=False, separators=(",", ":")).encode()


def read(source: bytes) -> dict[str, Any]:
    """Read the file, and refuse it in any other form than the canonical one."""
    try:
        value = json.loads(
            source.decode(),
            object_pairs_hook=without_repeats,
            parse_float=no_number,
            parse_constant=no_number,
        )
        if canonical(value) != source:
            raise Altered("tệp không ở dạng chuẩn tắc (RFC 8785)")
    except (ValueError, RecursionError):
        raise Altered("tệp không phải JSON đúng cú pháp") from None
    if not isinstance(value, dict) or (value.get("kind"), value.get("format")) != (
        "chamdiem-sealed-month",
        1,
    ):
        raise Altered("tệp không phải bản chốt kết quả tháng, định dạng 1")
    return value


# ---------------------------------------------------------------- the hash tree


def digest(kind: str, *pieces: bytes) -> bytes:
    """Hash pieces, each after its length, under what they are."""
    text = DOMAIN
    for piece in (kind.encode(), *pieces):
        text += len(piece).to_bytes(8, "big") + piece
    return hashlib.sha256(text).digest()


def parts(prefix: str, values: dict[str, Any]) -> dict[str, str]:
    """Hash each part under its own name."""
    return {
        name: digest("part", f"{prefix}{name}".encode(), canonical(value)).hex()
        for name, value in values.items()
    }


def table(name: str, key: str, value: Any) -> dict[str, dict[str, str]]:
    """Hash a table by its rows and by its columns."""
    rows = [(row[key], row) for row in value] if key else list(value.items())
    columns: dict[str, list[list[Any]]] = {}
    for row, cells in rows:
        for column, cell in cells.items():
            inner = cell if isinstance(cell, dict) else {"": cell}
            for last, one in inner.items():
                place = f"{column}/{last}" if isinstance(cell, dict) else column
                columns.setdefault(place, []).append([row, one])
    return {"rows": parts(f"{name}/", dict(rows)), "columns": parts(f"{name}#", columns)}


def tree(body: dict[str, Any]) -> dict[str, Any]:
    """Hash all parts of a month."""
    found: dict[str, Any] = {name: {"fields": parts(f"{name}/", body[name])} for name in FIELDS}
    tables = TABLES | {name: key for name, key in SOMETIMES.items() if name in body}
    return found | {name: table(name, key, body[name]) for name, key in tables.items()}


def root(hashes: dict[str, Any]) -> bytes:
    """Hash the sections into the one digest that is signed."""
    sections = {
        name: digest("section", name.encode(), canonical(kinds)).hex()
        for name, kinds in hashes.items()
    }
    return digest("root", canonical(sections))


def differing(stored: Any, found: dict[str, Any]) -> list[str]:
    """Name the parts whose digest is not the stored one."""
    return [
        f"{section}/{part}" if kind != "columns" else f"{section}#{part}"
        for section, kinds in found.items()
        for kind, digests in kinds.items()
        for part in sorted(digests.keys() | stored[section][kind].keys())
        if digests.get(part) != stored[section][kind].get(part)
    ]


# ---------------------------------------------------------------- Ed25519, RFC 8032

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_1 = pow(2, (P - 1) // 4, P)
Point = tuple[int, int, int, int]


def add(one: Point, other: Point) -> Point:
    """Add two points in extended coordinates."""
    a = (one[1] - one[0]) * (other[1] - other[0]) % P
    b = (one[1] + one[0]) * (other[1] + other[0]) % P
    c = 2 * one[3] * other[3] * D % P
    d = 2 * one[2] * other[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def multiply(times: int, point: Point) -> Point:
    """Add a point to itself so many times."""
    total = (0, 1, 1, 0)
    while times:
        if times & 1:
            total = add(total, point)
        point, times = add(point, point), times >> 1
    return total


def same(one: Point, other: Point) -> bool:
    """Compare two points."""
    return (
        (one[0] * other[2] - other[0] * one[2]) % P
        == 0
        == (one[1] * other[2] - other[1] * one[2]) % P
    )


def point_of(packed: bytes) -> Point | None:
    """Unpack a point, or None where there is none."""
    y = int.from_bytes(packed, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_1 % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    return (x, y, 1, x * y % P)


BASE = point_of((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def is_signed(public_key: bytes, message: bytes, signature: bytes) -> bool:
    """Tell whether the holder of the key signed the message."""
    if len(public_key) != 32 or len(signature) != 64 or BASE is None:
        return False
    key, nonce = point_of(public_key), point_of(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if key is None or nonce is None or s >= ORDER:
        return False
    hashed = hashlib.sha512(signature[:32] + public_key + message).digest()
    h = int.from_bytes(hashed, "little") % ORDER
    return same(multiply(s, BASE), add(nonce, multiply(h, key)))


# ---------------------------------------------------------------- what is said


def check(source: bytes) -> tuple[dict[str, Any], bytes]:
    """Return the body and the key that signed it, or raise what is wrong."""
    whole = read(source)
    try:
        hashes = tree(whole["body"])
        places = differing(whole["hashes"], hashes)
        key = bytes.fromhex(whole["body"]["signer"]["public_key"])
        signature = bytes.fromhex(whole["signature"])
        is_whole = canonical(hashes) == canonical(whole["hashes"])
        signed = root(hashes)
        is_root = whole["root"] == signed.hex()
        kept = whole["signature"] == signature.hex()
    except (KeyError, TypeError, AttributeError, ValueError):
        raise Altered("tệp thiếu phần, hoặc có phần sai cấu trúc") from None
    if places:
        raise Altered("phần khác lúc ký: " + ", ".join(places[:20]))
    if not (is_whole and is_root and kept):
        raise Altered("mã băm gốc không khớp các phần")
    message = b"\0".join([DOMAIN, b"month", signed])
    if not is_signed(key, message, signature):
        raise Altered("chữ ký không khớp mã băm gốc")
    return whole["body"], key


def key_of(pem: str) -> bytes:
    """Return the 32 bytes of a .pub file."""
    try:
        packed = base64.b64decode("".join(pem.split("-----")[2].split()), validate=True)
    except (IndexError, ValueError):
        packed = b""
    if len(packed) != 44 or not packed.startswith(PEM):
        raise Altered("tệp --trust không phải khoá công khai Ed25519 (PEM)")
    return packed[12:]


def verdict(words: list[str]) -> int:
    """Check the file that was named, say what was found, return the exit code."""
    match words:
        case [file]:
            trusted = None
        case [file, "--trust", pub] | ["--trust", pub, file]:
            trusted = key_of(Path(pub).read_text("utf-8", "replace")[:10_000])
        case _:
            raise Altered("dùng: standalone_verify.py MONTH.sealed [--trust KEY.pub]")
    if Path(file).stat().st_size > LARGEST_FILE:
        raise Altered("tệp quá lớn")
    body, key = check(Path(file).read_bytes())
    frame, scheme = body["frame"], body["scheme"]
    tell(f"Bản chốt kết quả tháng {frame['month']}, {scheme['id']}@{scheme['version']}")
    tell(f"{len(body['organisation'])} đơn vị; tính bằng phiên bản {frame['engine']}.")
    tell("Đã kiểm tra: dạng chuẩn tắc, mã băm từng phần, chữ ký Ed25519.")
    tell("Chưa kiểm tra: tính lại điểm từ số liệu (dùng “chamdiem verify”); số liệu có đúng")
    tell("thực tế không; tên người (chỉ có mã và cam kết, không có tên trong tệp này).")
    fingerprint = hashlib.sha256(key).hexdigest()
    if key == trusted:
        tell(f"Nguyên vẹn, do khoá đã biết ký: {fingerprint}")
        return 0
    tell(f"nguyên vẹn, khoá chưa biết {fingerprint}")
    return 3


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

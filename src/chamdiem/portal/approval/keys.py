"""The key with which this site seals months (khoá ký bản chốt): a file, or a token.

`CHAMDIEM_SEAL_KEY` names a private key that nobody else can read (mode 0600), or a `pkcs11:`
address. `chamdiem run` makes one in its own folder where none is named. Without a key no month
is approved: an approval that does not seal would be none (I19).
"""

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from chamdiem.formats.problems import Refused
from chamdiem.seal import token_address, tokens
from chamdiem.seal.signing import LONGEST_KEY, FileKey, Signer

OTHERS = stat.S_IRWXG | stat.S_IRWXO
MAKE = (
    "Người quản trị máy chủ tạo khoá bằng lệnh “chamdiem key new --out TỆP”, đặt "
    "CHAMDIEM_SEAL_KEY trỏ đến tệp ấy rồi khởi động lại."
)


class NoKey(Exception):
    """Raise when the site has no key to seal with, or cannot use it."""


@contextmanager
def opened() -> Iterator[Signer]:
    """Open the key of this site, or say what is wrong with it and who mends it."""
    place = settings.SEAL_KEY
    if not place:
        raise NoKey(f"Chưa phê duyệt được: hệ thống chưa có khoá ký bản chốt. {MAKE}")
    try:
        if place.startswith(token_address.SCHEME):
            with tokens.opened(*_token(place)) as key:
                yield key
        else:
            yield FileKey.of_pem(_private(Path(place)), "CHAMDIEM_SEAL_KEY")
    except Refused as refusal:
        said = str(refusal.problems[0])
        raise NoKey(f"Chưa phê duyệt được: không dùng được khoá ký bản chốt. {said}") from refusal


def public() -> bytes:
    """Return the 32 bytes of the public half, nothing where there is no key to be had."""
    try:
        with opened() as key:
            return key.public_key
    except NoKey:
        return b""


def _private(path: Path) -> bytes:
    """Read a private key that nobody else can read."""
    try:
        mode = path.stat().st_mode
        if mode & OTHERS:
            raise NoKey(
                "Chưa phê duyệt được: người khác đọc được tệp khoá ký bản chốt (quyền "
                f"{stat.S_IMODE(mode):04o}). Người quản trị máy chủ chạy chmod 600 cho tệp ấy."
            )
        with path.open("rb") as file:
            return file.read(LONGEST_KEY)
    except OSError as trouble:
        raise NoKey(
            f"Chưa phê duyệt được: không đọc được tệp khoá ký bản chốt. {MAKE}"
        ) from trouble


def _token(place: str) -> tuple[token_address.TokenAddress, str]:
    """Return the address of a token with its library, and its PIN."""
    address = token_address.parse(place)
    if not address.module:
        address = address.through(settings.SEAL_MODULE)
    if address.pin_file:
        return address, _private(Path(address.pin_file)).decode("utf-8", "replace").strip()
    return address, settings.SEAL_PIN

"""Where a key on a token stands: a `pkcs11:` address of RFC 7512."""

import re
from dataclasses import dataclass, replace

from chamdiem.formats.problems import Place, Refused, refuse

SCHEME = "pkcs11:"
_KNOWN = {"token", "object", "id", "serial", "type", "module-path", "pin-source"}
_ESCAPED = re.compile(rb"%([0-9A-Fa-f]{2})")


@dataclass(frozen=True, slots=True)
class TokenAddress:
    """The parts of an address that choose a module, a token, a key and the file of its PIN."""

    token: str = ""
    serial: bytes = b""
    object: str = ""
    id: bytes = b""
    module: str = ""
    pin_file: str = ""

    def through(self, module: str) -> "TokenAddress":
        """Return the address with the library that speaks to the token."""
        return replace(self, module=module)


def parse(text: str) -> TokenAddress:
    """Read an address such as `pkcs11:token=tinh;object=chot?module-path=…`, or refuse it."""
    path, _, query = text.removeprefix(SCHEME).partition("?")
    parts: dict[str, bytes] = {}
    for attribute in [*path.split(";"), *query.split("&")]:
        name, _, value = attribute.partition("=")
        if not attribute:
            continue
        if name not in _KNOWN or name in parts:
            raise _refused(f"Thuộc tính “{name[:40]}” không dùng được, hoặc đứng hai lần")
        parts[name] = _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), value.encode())
    if not (parts.get("object") or parts.get("id")) or parts.get("type") not in (None, b"private"):
        raise _refused("Địa chỉ không chỉ một khoá riêng")
    return _address(parts)


def _address(parts: dict[str, bytes]) -> TokenAddress:
    try:
        words = {name: value.decode() for name, value in parts.items() if name != "id"}
    except UnicodeDecodeError:
        raise _refused("Địa chỉ có byte không phải UTF-8") from None
    return TokenAddress(
        token=words.get("token", ""),
        serial=parts.get("serial", b""),
        object=words.get("object", ""),
        id=parts.get("id", b""),
        module=words.get("module-path", ""),
        pin_file=words.get("pin-source", "").removeprefix("file:"),
    )


def _refused(found: str) -> Refused:
    expected = "địa chỉ theo RFC 7512, ví dụ pkcs11:token=TEN;object=KHOA?module-path=THU-VIEN.so"
    advice = "Mã PIN để trong tệp (pin-source=file:…) hoặc biến CHAMDIEM_PIN, không ghi vào địa chỉ"
    return refuse(Place(SCHEME), found, expected, advice, "token-address")

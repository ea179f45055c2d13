"""A key that never leaves its token (thiết bị ký), through PKCS#11.

The package `python-pkcs11` is asked for only here: who signs with a file does not need it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from chamdiem.formats.problems import Place, Refused, refuse
from chamdiem.seal.token_address import SCHEME, TokenAddress


@dataclass(frozen=True, slots=True)
class TokenKey:
    """A private key in an open session of a token."""

    private: Any
    public_key: bytes

    def sign(self, message: bytes) -> bytes:
        """Have the token sign."""
        from pkcs11 import Mechanism

        return bytes(self.private.sign(message, mechanism=Mechanism.EDDSA))


@contextmanager
def opened(address: TokenAddress, pin: str) -> Iterator[TokenKey]:
    """Open a session on the token and find the key, or refuse with what the token said."""
    try:
        import pkcs11
    except ImportError:
        found = "Chưa có gói python-pkcs11 để nói chuyện với thiết bị ký"
        advice = "Hãy cài: pip install chamdiem[token]"
        raise refuse(Place(SCHEME), found, "gói python-pkcs11", advice, "token") from None
    try:
        token = pkcs11.lib(address.module).get_token(
            token_label=address.token or None, token_serial=address.serial or None
        )
        with token.open(user_pin=pin) as session:
            yield _key(session, address)
    except pkcs11.PKCS11Error as failure:
        raise _refused(failure) from None


def _key(session: Any, address: TokenAddress) -> TokenKey:
    from pkcs11 import Attribute, KeyType, ObjectClass

    wanted = {"label": address.object or None, "id": address.id or None}
    private = session.get_key(
        object_class=ObjectClass.PRIVATE_KEY, key_type=KeyType.EC_EDWARDS, **wanted
    )
    public = session.get_key(
        object_class=ObjectClass.PUBLIC_KEY, key_type=KeyType.EC_EDWARDS, **wanted
    )
    point = bytes(public[Attribute.EC_POINT])  # an OCTET STRING of 32 bytes
    if len(point) != 34 or not point.startswith(b"\x04\x20"):
        raise refuse(Place(SCHEME), "Khoá trên thiết bị không phải Ed25519", "khoá Ed25519")
    return TokenKey(private, point[2:])


def _refused(failure: Exception) -> Refused:
    said = {
        "PinIncorrect": "mã PIN sai",
        "PinLocked": "mã PIN đã bị khoá",
        "NoSuchToken": "không thấy thiết bị có tên này",
        "NoSuchKey": "không thấy khoá Ed25519 có tên này",
        "MultipleTokensReturned": "có nhiều thiết bị cùng tên",
        "MultipleObjectsReturned": "có nhiều khoá cùng tên",
    }.get(type(failure).__name__, f"{type(failure).__name__} {failure}".strip())
    expected = "thiết bị đang cắm, đúng tên, đúng mã PIN"
    return refuse(Place(SCHEME), f"Thiết bị ký không ký được: {said}", expected, rule="token")

"""Keys and signatures (khoá ký, chữ ký): Ed25519, private keys as PEM (PKCS#8)."""

import base64
import hashlib
from dataclasses import dataclass
from typing import Protocol

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from chamdiem.formats.problems import Place, refuse
from chamdiem.seal.tree import DOMAIN

LONGEST_KEY = 10_000  # bytes of a key's file
# What stands before the 32 bytes of an Ed25519 key in a PEM file (RFC 8410).
_SPKI = bytes.fromhex("302a300506032b6570032100")


class Signer(Protocol):
    """Whatever can sign: a key in a file, or one that never leaves its token."""

    @property
    def public_key(self) -> bytes:
        """The 32 bytes by which others know it."""
        ...

    def sign(self, message: bytes) -> bytes:
        """Return the 64 bytes of the signature."""
        ...


@dataclass(frozen=True, slots=True)
class FileKey:
    """A private key (khoá riêng) held in memory, read from a PEM file."""

    private: Ed25519PrivateKey

    @classmethod
    def of_seed(cls, seed: bytes) -> "FileKey":
        """Make a key of 32 bytes of chance, which the caller owns."""
        return cls(Ed25519PrivateKey.from_private_bytes(seed))

    @classmethod
    def of_pem(cls, pem: bytes, name: str) -> "FileKey":
        """Read a private key, or refuse the file without showing it."""
        try:
            key = serialization.load_pem_private_key(pem, None)
        except (ValueError, TypeError, UnsupportedAlgorithm):
            key = None
        if isinstance(key, Ed25519PrivateKey):
            return cls(key)
        found = "Tệp không phải khoá riêng Ed25519 dạng PEM (PKCS#8) không đặt mật khẩu"
        raise refuse(Place(name), found, "tệp do “chamdiem key new” tạo", rule="private-key")

    @property
    def pem(self) -> bytes:
        """The file of the private key."""
        return self.private.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )

    @property
    def public_key(self) -> bytes:
        """The 32 bytes of its public half."""
        return self.private.public_key().public_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        """Return the signature; the same message gives the same 64 bytes."""
        return self.private.sign(message)


def public_pem(public_key: bytes) -> bytes:
    """Write a public key (khoá công khai) as a PEM file."""
    text = base64.b64encode(_SPKI + public_key).decode()
    return f"-----BEGIN PUBLIC KEY-----\n{text}\n-----END PUBLIC KEY-----\n".encode()


def public_of_pem(pem: bytes, name: str) -> bytes:
    """Read a public key, or refuse the file."""
    try:
        key = serialization.load_pem_public_key(pem)
    except (ValueError, UnsupportedAlgorithm):
        key = None
    if isinstance(key, Ed25519PublicKey):
        return key.public_bytes_raw()
    found = "Tệp không phải khoá công khai Ed25519 dạng PEM"
    raise refuse(Place(name), found, "tệp .pub do “chamdiem key new” tạo", rule="public-key")


def fingerprint(public_key: bytes) -> str:
    """Return what people compare by phone or on paper: the SHA-256 of the public key."""
    return hashlib.sha256(public_key).hexdigest()


def statement(kind: str, *pieces: bytes) -> bytes:
    """Return the message to sign: it says what it is, so no signature serves two ends."""
    return b"\0".join([DOMAIN, kind.encode(), b"".join(pieces)])


def is_signed(public_key: bytes, message: bytes, signature: bytes) -> bool:
    """Tell whether the holder of the key signed the message."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True

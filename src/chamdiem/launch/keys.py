"""Random passwords and keys, made once and kept in the data folder with mode 0600."""

import os
import secrets
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from chamdiem.launch.folder import Folder


def keep(folder: Folder, name: str) -> str:
    """Return the secret of this name; the first time, make it."""
    path = folder.secret(name)
    if not path.exists():
        _write(path, secrets.token_urlsafe(48))
    return path.read_text()


def share(folder: Folder, name: str) -> Path:
    """Return the file of a secret that the account itself reads (never a database password)."""
    keep(folder, name)
    folder.account.own(folder.secret(name))
    return folder.secret(name)


def sealing(folder: Folder) -> Path:
    """Return the file of the key that seals months; the first time, draw one."""
    path = folder.secret("seal_key")
    if not path.exists():
        drawn = Ed25519PrivateKey.generate()
        form = Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
        _write(path, drawn.private_bytes(*form).decode())
    folder.account.own(path)
    return path


def copy(folder: Folder, name: str, path: Path) -> None:
    """Write the secret where the account can read it for a moment."""
    _write(path, keep(folder, name))
    folder.account.own(path)


def _write(path: Path, text: str) -> None:
    """Write whole or not at all, so that a killed run leaves no half a secret."""
    half = path.with_suffix(".new")
    half.unlink(missing_ok=True)
    handle = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(handle, "w") as file:
        file.write(text)
        file.flush()
        os.fsync(handle)
    half.rename(path)

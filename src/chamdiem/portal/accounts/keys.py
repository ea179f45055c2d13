"""Keys drawn from the installation's one secret: digests nobody else can make, and a cipher."""

from base64 import urlsafe_b64encode
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac

_ROOM = "chamdiem.portal.accounts"


class Unreadable(Exception):
    """Raise when what was hidden cannot be read: the installation's secret has changed."""


def digest(purpose: str, *texts: str) -> str:
    """Return a keyed digest of the texts; no two purposes share one."""
    whole = "".join(f"{len(text)}:{text}" for text in texts)
    return salted_hmac(f"{_ROOM}.{purpose}", whole, algorithm="sha256").hexdigest()


def hidden(text: str) -> str:
    """Return the text enciphered."""
    return _cipher().encrypt(text.encode()).decode()


def revealed(text: str) -> str:
    """Return what was enciphered."""
    try:
        return _cipher().decrypt(text.encode()).decode()
    except InvalidToken as trouble:
        raise Unreadable("Khoá CHAMDIEM_SECRET_KEY đã đổi.") from trouble


def _cipher() -> MultiFernet:
    secrets = (str(one) for one in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS))
    drawn = (sha256(f"{_ROOM}.cipher:{secret}".encode()).digest() for secret in secrets)
    return MultiFernet([Fernet(urlsafe_b64encode(key)) for key in drawn])

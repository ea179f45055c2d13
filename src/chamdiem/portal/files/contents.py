"""What every place for contents says alike: under which key a content lies, what can go wrong."""

import re

_DIGEST = re.compile(r"[0-9a-f]{64}")


class Missing(Exception):
    """Raise when a content that should be there is not."""


class Unreached(Exception):
    """Raise when the place does not answer now; nothing is lost, and later it may."""


def key(digest: str) -> str:
    """Return where a content lies: its hash, in folders of its first four signs."""
    if not _DIGEST.fullmatch(digest):
        raise ValueError("a content is found by its hash alone")
    return f"{digest[:2]}/{digest[2:4]}/{digest}"

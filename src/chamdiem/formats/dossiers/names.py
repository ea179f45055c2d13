"""Names of files inside the bundle: letters every system knows."""

import re

_STRANGE = re.compile(r"[^A-Za-z0-9._-]+")


def safe(text: str) -> str:
    """Return a code as a part of a file's name; nothing in it climbs out of the folder.

    >>> safe("TM.04"), safe("../a b")
    ('TM.04', '_a_b')
    """
    return _STRANGE.sub("_", text).lstrip(".") or "_"

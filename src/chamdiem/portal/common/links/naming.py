"""Whether a page names a document, however the page writes letters, spaces and dashes."""

import html
import re
import unicodedata
from collections.abc import Collection

_UNSEEN = re.compile(r"<(script|style)\b.*?</\1\s*>|<!--.*?-->", re.S | re.I)
_TAG = re.compile(r"<[^>]*>")


def names(body: bytes, words: Collection[str]) -> bool:
    """Tell whether the text of a page has one of these words.

    >>> names("<p>QĐ <b>970</b> / QĐ-TTg</p>".encode(), ["970/QĐ-TTg"])
    True
    >>> names(b"<script>'12/A'</script><p>112/AB</p>", ["12/A"])
    False
    """
    written = html.unescape(_TAG.sub(" ", _UNSEEN.sub(" ", body.decode("utf-8", "replace"))))
    page = _bare(written)
    return any(_has(page, _bare(one)) for one in words if _bare(one))


def _has(page: str, word: str) -> bool:
    """Find a word that is not the middle of a longer one; 12/A is no part of 112/AB."""
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", page) is not None


def _bare(written: str) -> str:
    """Fold letters and case; leave no blank around the signs of a number and symbol."""
    spread = unicodedata.normalize("NFD", written.casefold().replace("đ", "d"))
    plain = "".join(one for one in spread if not unicodedata.combining(one))
    dashes = re.sub(r"[\u2010-\u2015\u2212]", "-", plain)
    return " ".join(re.sub(r"\s*([-/])\s*", r"\1", dashes).split())

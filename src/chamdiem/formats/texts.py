"""Text as people type it, brought to one form before it is compared or kept."""

import unicodedata

from chamdiem.formats import old_letters

_UNSEEN = dict.fromkeys(map(ord, "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\u00ad"))
_LETTERS = str.maketrans({"đ": "d", "Đ": "d"})


def clean(text: str) -> str:
    """Return the text in NFC, without unseen marks, with single spaces and no edges.

    Letters of TCVN3 and VNI become Unicode first: one of them is written as a soft hyphen.
    """
    if not text.isascii():
        text = old_letters.read(text).text.translate(_UNSEEN)
    return " ".join(text.split())


def fold(text: str) -> str:
    """Return the text without case and diacritics, to compare what people type."""
    parts = unicodedata.normalize("NFD", clean(text)).translate(_LETTERS)
    return "".join(part for part in parts if not unicodedata.combining(part)).casefold()


def quoted(text: str, longest: int = 60) -> str:
    """Put the text between quotation marks, cut where it is long."""
    return f"“{text}”" if len(text) <= longest else f"“{text[: longest - 1]}…”"


def is_printable(text: str) -> bool:
    """Tell whether no control character hides in the text."""
    return not any(unicodedata.category(letter) == "Cc" for letter in text)

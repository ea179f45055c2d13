"""The key of a text: lower case, no diacritics, one character for each of the source.

Because positions stay the same, what is found in the key is found in the source.
"""

import unicodedata
from functools import lru_cache

from chamdiem.reading.misread import mended

_BARRED = dict.fromkeys("đĐðÐ", "d")


@lru_cache(maxsize=4096)
def _plain(letter: str) -> str:
    if letter in _BARRED:
        return _BARRED[letter]
    base = unicodedata.normalize("NFD", letter)[0].lower()
    return base if len(base) == 1 else letter


def source_of(text: str) -> str:
    """Return the text as it is read: composed (NFC), so that a letter is one character."""
    return unicodedata.normalize("NFC", text)


def key_of(text: str) -> str:
    """Return the key (khoá không dấu) of a composed text; it has as many characters.

    Words that are no syllables of Vietnamese are taken for what a scan was misread from.
    """
    return mended("".join(map(_plain, text)), text)

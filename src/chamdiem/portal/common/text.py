"""Vietnamese text: one form, keys for searching and for sorting.

glibc sorts Vietnamese wrongly and PostgreSQL may lack ICU, so the order is a key made here,
kept in a column with COLLATE "C" or used in memory; it sorts alike everywhere.
"""

import re
import unicodedata
from functools import lru_cache

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng: a à ả ã á ạ
_PLACES = {letter: chr(0x100 + place) for place, letter in enumerate(ALPHABET)}
_DIGITS = re.compile(r"\d+")
_SPACES = re.compile(r"\s+")
# Of no width, or turning the line around: they make two names look alike, and hide an empty one.
_UNSEEN = re.compile("[\x00\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")


def nfc(text: str) -> str:
    """Return the text in one form of Unicode, with single spaces and nothing that is not seen."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", _UNSEEN.sub("", text))).strip()


@lru_cache(maxsize=1 << 14)  # a country's organisations are searched again and again
def folded(text: str) -> str:
    """Return the text for searching: no diacritics, no case, đ as d.

    >>> folded("Sở Khoa học – ĐẶNG Thị Ước")
    'so khoa hoc – dang thi uoc'
    """
    bare = unicodedata.normalize("NFD", nfc(text).lower().replace("đ", "d"))
    return "".join(mark for mark in bare if not unicodedata.combining(mark))


def natural_key(code: str) -> str:
    """Return a key in which 4.2 stands before 4.10."""
    return _DIGITS.sub(lambda number: number[0].zfill(10), code)


def collation_key(text: str) -> str:
    """Return a key that sorts as a Vietnamese dictionary does, numbers by their value.

    >>> sorted(["Ấm", "đa", "An", "da", "Ẩm", "Ầm", "Yên", "Ý Yên"], key=collation_key)
    ['An', 'Ầm', 'Ẩm', 'Ấm', 'da', 'đa', 'Ý Yên', 'Yên']
    """
    letters, tones, cases = [], [], []
    for char in natural_key(nfc(text)):
        marks = unicodedata.normalize("NFD", char.lower())
        letter = unicodedata.normalize("NFC", "".join(m for m in marks if m not in TONES))
        letters.append(_PLACES.get(letter, letter))
        tones.append(str(max(TONES.find(m) for m in marks) + 1))
        cases.append("1" if char.isupper() else "0")
    return "\t".join("".join(part) for part in (letters, tones, cases))

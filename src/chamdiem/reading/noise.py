"""Keys that survive a scan read by the wrong model: which letters stand for which.

The table is of confusions seen when a Vietnamese scan is read with an English model: marks are
lost or become other letters, `ố` becomes 6, `đ` becomes p, `ươ` becomes two odd letters.
"""

import re
from functools import lru_cache

from chamdiem.reading.keys import key_of

# What one letter of a phrase may have become, in the key: each a short string of letters.
_BECOMES = {
    "a": "a4d@", "b": "b6", "c": "ceo¢(", "d": "dpbo", "e": "eéc¢", "g": "gq9", "h": "hbkn",
    "i": "il1j!|ty", "k": "kh", "l": "l1iI|j", "m": "mrn", "n": "nmr", "o": "o06bdsqg¢ac$",
    "p": "pd", "q": "q9", "r": "rn", "s": "s5$", "t": "ti1lfr", "u": "uvwytroi", "v": "v",
    "x": "x", "y": "yvj", "w": "w",
}  # fmt: skip
_LOST = "[^\\w\\s]{0,2}"


@lru_cache(maxsize=2048)
def noisy(phrase: str) -> re.Pattern[str]:
    """Return a pattern over keys that finds a phrase though a scan was misread.

    White space may be lost, doubled or a line's end; each letter may be one of what it becomes,
    or two where a mark became a letter. The phrase is given without diacritics.
    """
    return re.compile(spelled(phrase))


@lru_cache(maxsize=2048)
def spelled(phrase: str) -> str:
    """Return the pattern of `noisy` as text, to be part of a larger one."""
    return r"\s*".join(_word(word) for word in phrase.split())


def _word(word: str) -> str:
    return "".join(_letter(letter) for letter in word)


def _letter(letter: str) -> str:
    if not letter.isalpha():
        return re.escape(letter)
    options = _BECOMES.get(letter, letter)
    return f"[{re.escape(options)}]"


@lru_cache(maxsize=65536)
def skeleton(key: str) -> str:
    """Return the letters of a key that scans keep: vowels fold together, odd signs fall away.

    >>> skeleton(key_of("Sở Khoa học và Công nghệ")) == skeleton(key_of("S¢ Khoa hoc va C6ng ngh¢"))
    True
    """
    folded = key.translate(_FOLD)
    return re.sub(r"[^a-z]", "", folded)


_FOLD = str.maketrans(
    {**dict.fromkeys("aeiouy", ""), **dict.fromkeys("0123456789¢$€@£°", ""), "q": "", "w": ""}
)


def alike(one: str, other: str) -> int:
    """Return the likeness of two keys in percent: 100 less the edits per letter.

    >>> alike("so khoa hoc", "so khoa hqc"), alike("so y te", "bo quoc phong") < 50
    (91, True)
    """
    longest = max(len(one), len(other))
    if not longest:
        return 100
    return 100 - _distance(one, other) * 100 // longest


def _distance(one: str, other: str) -> int:
    """Return how many letters must be changed, put in or taken out."""
    former = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        now = [row]
        for column, against in enumerate(other, start=1):
            change = former[column - 1] + (letter != against)
            now.append(min(former[column] + 1, now[-1] + 1, change))
        former = now
    return former[-1]


_MARKED = re.compile("[ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđơưăâêô]", re.IGNORECASE)


def is_noisy(text: str) -> bool:
    """Tell whether a text has lost its Vietnamese letters (đọc sai dấu)."""
    letters = sum(letter.isalpha() for letter in text)
    return letters > 0 and len(_MARKED.findall(text)) * 100 < letters * 8


def bare(text: str) -> str:
    """Return the letters and digits of a text's key."""
    return re.sub(r"[^a-z0-9]", "", key_of(text))

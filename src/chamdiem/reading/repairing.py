"""A repaired reading (lời đề nghị sửa): marks put back where a scan lost them, each doubtful.

It is a proposal beside the text, which stays as received. Only phrases of official writing are
spelled anew, found by their key; a number, a date, a name in capitals is never touched.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from chamdiem.reading.keys import key_of, source_of
from chamdiem.reading.spans import Span

_WORD = re.compile(r"\S+")
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Repaired:
    """A text as it may have been written, and the places (in it) that are doubtful."""

    text: str
    doubtful: tuple[Span, ...]

    @property
    def parts(self) -> tuple[tuple[str, bool], ...]:
        """The text in stretches, each with whether it is doubtful."""
        found, at = [], 0
        for span in self.doubtful:
            found += [(self.text[at : span.start], False), (self.text[span.start : span.end], True)]
            at = span.end
        return tuple(one for one in (*found, (self.text[at:], False)) if one[0])


def repaired(text: str) -> Repaired:
    """Return a text with the phrases that were misread spelled as they are written.

    >>> one = repaired("Thyc hién Nghi quyét s6 57-NQ/TW")
    >>> one.text
    'Thực hiện Nghị quyết s6 57-NQ/TW'
    """
    source = source_of(text)
    key = key_of(source)
    said, doubtful, at = "", [], 0
    for match in _phrases().finditer(key):
        meant = _spelled(source[match.start() : match.end()], _meant()[match.group(0)])
        if meant is None:
            continue
        said += source[at : match.start()]
        doubtful += _changed(source[match.start() : match.end()], meant, len(said))
        said += meant
        at = match.end()
    return Repaired(said + source[at:], tuple(doubtful))


def _spelled(written: str, meant: str) -> str | None:
    """Return the phrase with the capitals as written; nothing where figures or names stand."""
    if written == meant or any(sign.isdigit() for sign in meant):
        return None
    if written.isupper():
        return meant.upper()
    pairs = zip(_WORD.findall(written), _WORD.findall(meant), strict=True)
    words = [new.capitalize() if old[0].isupper() else new for old, new in pairs]
    said = " ".join(words)
    return None if said == written else said


def _changed(written: str, meant: str, begin: int) -> list[Span]:
    """Return the syllables that a phrase spells otherwise than the scan."""
    old = _WORD.findall(written)
    found = []
    for place, match in enumerate(_WORD.finditer(meant)):
        if match.group(0) != old[place]:
            letters = _LETTERS.search(meant, match.start())
            end = letters.end() if letters else match.end()
            found.append(Span(begin + match.start(), begin + max(end, match.start() + 1)))
    return found


@lru_cache(maxsize=1)
def _meant() -> dict[str, str]:
    """Return the phrases by their key; one that two phrases share is left out."""
    text = (files("chamdiem.reading") / "data" / "phrases.txt").read_text("utf-8")
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            found.setdefault(key_of(source_of(line)), []).append(source_of(line))
    return {key: said[0] for key, said in found.items() if len(said) == 1}


@lru_cache(maxsize=1)
def _phrases() -> re.Pattern[str]:
    longest = sorted(_meant(), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)")

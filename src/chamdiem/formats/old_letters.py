"""Text in the old encodings TCVN3 (ABC) and VNI: recognised, turned into Unicode, or named.

Such text reaches us as letters of Western Europe (`Céng hoµ`, `Coäng hoøa`), because the file
says no more than which bytes its font drew. Capitals with tones were drawn by a second font of
TCVN3, so there they come out small; the caller may raise a line that was all capitals.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

_TONED = "aăâeêioôơuưy"
_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng
_TCVN3_PLAIN = {"ă": 0xA8, "â": 0xA9, "ê": 0xAA, "ô": 0xAB, "ơ": 0xAC, "ư": 0xAD, "đ": 0xAE}
_TCVN3_CAPITAL = {"Ă": 0xA1, "Â": 0xA2, "Ê": 0xA3, "Ô": 0xA4, "Ơ": 0xA5, "Ư": 0xA6, "Đ": 0xA7}
# For each letter the codes of its five tones, in the order of _TONES.
_TCVN3_TONED = {
    "a": "B5 B6 B7 B8 B9",
    "ă": "BB BC BD BE C6",
    "â": "C7 C8 C9 CA CB",
    "e": "CC CE CF D0 D1",
    "ê": "D2 D3 D4 D5 D6",
    "i": "D7 D8 DC DD DE",
    "o": "DF E1 E2 E3 E4",
    "ô": "E5 E6 E7 E8 E9",
    "ơ": "EA EB EC ED EE",
    "u": "EF F1 F2 F3 F4",
    "ư": "F5 F6 F7 F8 F9",
    "y": "FA FB FC FD FE",
}
# VNI writes a letter and then a sign; these are the signs after a, ă, â and their like.
_VNI_SIGNS = {"": "øûõùï", "ă": "èúüéë", "â": "àåãáä"}
_VNI_PLAIN = {"ă": "aê", "â": "aâ", "ê": "eâ", "ô": "oâ", "ơ": "ô", "ư": "ö", "đ": "ñ"}
_VNI_ALONE = {"ì": "ì", "ỉ": "æ", "ĩ": "ó", "í": "í", "ị": "ò", "ỵ": "î"}
_WORD = re.compile(r"[^\W\d_]+")
_ONSET = r"(?:b|c|ch|d|đ|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x)?"
_RIMES_IN_ORDER = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh
ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet
oi om on ong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch
uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uyên uyêt uynh uyt uyu ư ưa ưc
ưi ưn ưng ưt ươc ươi ươm ươn ương ươp ươt ươu ưu y yêm yên yêng yêt yêu"""
_RIMES = frozenset(_RIMES_IN_ORDER.split())
_ENDS_TONED = ("oa", "oe", "uy", "uê", "uơ", "ua")  # hoà or hòa: both are written
_SYLLABLE = re.compile(f"{_ONSET}(?P<rime>[aăâeêioôơuưy].*)")
_SURE = 0.8


class Encoding(StrEnum):
    """How a text was written (bảng mã)."""

    UNICODE = "Unicode"
    TCVN3 = "TCVN3 (ABC)"
    VNI = "VNI"
    UNKNOWN = "không nhận ra"


@dataclass(frozen=True, slots=True)
class Read:
    """A text as read: in which encoding it was, and in Unicode; unknown text stays as it was."""

    encoding: Encoding
    text: str


def read(text: str) -> Read:
    """Return the text in Unicode (NFC), whatever it was written in.

    >>> read("Céng hoµ x· héi"), read("Coäng hoøa xaõ hoäi").text
    (Read(encoding=<Encoding.TCVN3: 'TCVN3 (ABC)'>, text='Cộng hoà xã hội'), 'Cộng hòa xã hội')
    """
    whole = unicodedata.normalize("NFC", text)
    if not _is_suspect(whole):
        return Read(Encoding.UNICODE, whole)
    tries = {one: _turned(whole, table) for one, table in _TABLES.items()}
    likely = max(tries, key=lambda one: _likeness(tries[one]))
    best = _likeness(tries[likely])
    if best >= _SURE and best > _likeness(whole):
        return Read(likely, tries[likely])
    return Read(Encoding.UNICODE if _likeness(whole) >= _SURE else Encoding.UNKNOWN, whole)


def _is_suspect(text: str) -> bool:
    """Tell whether letters of the old tables stand in it and none that only Unicode has."""
    only_unicode = any(letter in "đĐơƠưƯăĂ" or "\u1ea0" <= letter <= "\u1ef9" for letter in text)
    return not only_unicode and any("\xa1" <= letter <= "\xff" for letter in text)


def _likeness(text: str) -> float:
    """Return the share of words with marks that could be Vietnamese syllables."""
    words = [word for word in _WORD.findall(text.lower()) if not word.isascii()]
    strange = sum("\xa1" <= letter <= "\xbf" for letter in text)
    if not words:
        return 0.0
    return sum(_is_syllable(word) for word in words) / (len(words) + strange)


def _is_syllable(word: str) -> bool:
    """Tell whether a word is built as a Vietnamese syllable, its one tone where it may stand."""
    parts = unicodedata.normalize("NFD", word)
    bare = unicodedata.normalize("NFC", "".join(one for one in parts if one not in _TONES))
    found = _SYLLABLE.fullmatch(bare)
    tones = sum(one in _TONES for one in parts)
    if not found or tones > 1 or found["rime"] not in _RIMES:
        return False
    glides = found["rime"][-1] in "oiuy" and len(found["rime"]) > 1
    return not (glides and found["rime"] not in _ENDS_TONED and parts[-1] in _TONES)


def _turned(text: str, table: Mapping[str, str]) -> str:
    """Replace what the table knows, longer signs first."""
    pattern = _PATTERNS[id(table)]
    return unicodedata.normalize("NFC", pattern.sub(lambda found: table[found[0]], text))


def _tcvn3() -> dict[str, str]:
    table = {chr(code): letter for letter, code in (_TCVN3_PLAIN | _TCVN3_CAPITAL).items()}
    for letter, codes in _TCVN3_TONED.items():
        for tone, code in zip(_TONES, codes.split(), strict=True):
            table[chr(int(code, 16))] = unicodedata.normalize("NFC", letter + tone)
    return table


def _vni() -> dict[str, str]:
    small = {written: letter for letter, written in (_VNI_PLAIN | _VNI_ALONE).items()}
    for letter in _TONED:
        for tone, written in _vni_toned(letter):
            small[written] = unicodedata.normalize("NFC", letter + tone)
    return small | {written.upper(): letter.upper() for written, letter in small.items()}


def _vni_toned(letter: str) -> list[tuple[str, str]]:
    if letter == "i":
        return []
    base = {"ă": "a", "â": "a", "ê": "e", "ô": "o"}.get(letter, _VNI_PLAIN.get(letter, letter))
    signs = _VNI_SIGNS["ă" if letter == "ă" else "â" if letter in "âêô" else ""]
    return [(tone, base + sign) for tone, sign in zip(_TONES, signs, strict=True)]


_TABLES = {Encoding.TCVN3: _tcvn3(), Encoding.VNI: _vni()}
_PATTERNS = {
    id(table): re.compile("|".join(map(re.escape, sorted(table, key=len, reverse=True))))
    for table in _TABLES.values()
}

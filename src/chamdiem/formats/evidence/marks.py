"""Marks of secrecy (dấu chỉ độ mật): MẬT, TỐI MẬT, TUYỆT MẬT where they stand as a mark.

A mark stands alone on its line, in its cell, or beside what a letter's head has on the same
line. The same letters in running words mean nothing: bảo mật, mật khẩu, bí mật, mặt trận.
"""

import re
import unicodedata

MARKS = {"MAT": "MẬT", "TOI MAT": "TỐI MẬT", "TUYET MAT": "TUYỆT MẬT"}
_WITH_SIGNS = {"MẬT": "MẬT", "TỐI MẬT": "TỐI MẬT", "TUYỆT MẬT": "TUYỆT MẬT"}
_FRAME = " \t\u00a0*-–—_=.:;|/\\[](){}<>“”\"'#~•·"
_LABEL = re.compile(r"^(?:độ mật|mức độ mật|dấu mật|mức mật|do mat)\s*[:：]?\s*", re.IGNORECASE)
_GAP = re.compile(r"\t|\u00a0{2,}| {2,}|\|")
_LETTERS_APART = re.compile(r"^(?:\S )+\S$")
# What the head of an official letter has to the right of the stamp, on the same line.
_HEAD_BESIDE = re.compile(
    r"^(TUYỆT MẬT|TỐI MẬT|MẬT)\s+(?:CỘNG HO|Độc lập|\w[\w\s.]{1,40}, ngày\b)|"
    r"^Số\s*:\s*\S+\s+(TUYỆT MẬT|TỐI MẬT|MẬT)$"
)
_WORDS = re.compile(r"[^\W_]+")
_BRACKETED = re.compile(r"[\[({]([^\])}]*)[\])}]")
_BEFORE = {"bao", "bi", "gia", "dao", "co", "an", "noi", "danh", "su", "ca", "long", "tan", "do"}
_FOLLOWING = """
khau ma vu thu tin tham do hieu lenh tran bang nuoc dat duong cat tien hang xich troi trang kinh
na phang cua thiet ong tren sau truoc ngoai voi va
"""
_AFTER = frozenset(_FOLLOWING.split())


def in_text(text: str) -> str:
    r"""Return the first mark that stands in the text as a mark, or nothing.

    >>> in_text("UBND TỈNH THỬ\nTUYỆT MẬT\nSố: 1"), in_text("quy chế bảo mật, mật khẩu")
    ('TUYỆT MẬT', '')
    """
    for line in unicodedata.normalize("NFC", text).splitlines():
        if "m" not in line.lower():
            continue
        if found := _in_line(line):
            return found
    return ""


def _in_line(line: str) -> str:
    beside = _HEAD_BESIDE.search(line.strip(_FRAME))
    if beside:
        return beside[1] or beside[2]
    return next((mark for part in _GAP.split(line) if (mark := _alone(part))), "")


def _alone(part: str) -> str:
    bare = _LABEL.sub("", part.strip(_FRAME)).strip(_FRAME)
    if len(bare) > 24:
        return ""
    if _LETTERS_APART.match(bare):
        bare = bare.replace(" ", "")
        apart = {mark.replace(" ", ""): mark for mark in (*_WITH_SIGNS, *MARKS)}
        bare = apart.get(bare, "")
    bare = re.sub(r"\s+", " ", bare)
    if bare.upper() in ("TỐI MẬT", "TUYỆT MẬT"):
        return bare.upper()
    return _WITH_SIGNS.get(bare, MARKS.get(bare, ""))


def in_name(name: str) -> str:
    """Return the mark that the name of a file bears, or nothing.

    >>> in_name("Bao cao (MAT).pdf"), in_name("2026_TOI-MAT_ke hoach.docx"), in_name("bao-mat.pdf")
    ('MẬT', 'TỐI MẬT', '')
    """
    stem = unicodedata.normalize("NFC", name).rpartition(".")[0] or name
    for inside in _BRACKETED.findall(stem):
        if found := _whole(inside):
            return found
    return _whole(stem) or _among(_WORDS.findall(stem))


def _whole(part: str) -> str:
    words = " ".join(_WORDS.findall(part))
    return MARKS.get(_folded(words).upper(), "") if _folded(words) == _bare(words) else ""


def _bare(words: str) -> str:
    """Return the words folded where they are ours or have no sign at all, else nothing."""
    ours = words.upper() in _WITH_SIGNS or words.isascii()
    return _folded(words) if ours else ""


def _among(words: list[str]) -> str:
    for place, word in enumerate(words):
        before = words[place - 1] if place else ""
        after = words[place + 1] if place + 1 < len(words) else ""
        pair = f"{before} {word}"
        if pair.upper() in ("TỐI MẬT", "TUYỆT MẬT") or pair in ("TOI MAT", "TUYET MAT"):
            return MARKS[_folded(pair).upper()]
        if _is_mark(word, before, after):
            return "MẬT"
    return ""


def _is_mark(word: str, before: str, after: str) -> bool:
    """Tell whether one word of a name is the mark: capitals, at an end or with its signs."""
    if word not in ("MẬT", "MAT"):
        return False
    if _folded(before) in _BEFORE or _folded(after) in _AFTER:
        return False
    is_at_an_end = not before or not after
    neighbours = [one for one in (before, after) if one and not one.isdecimal()]
    stands_out = any(one != one.upper() for one in neighbours) or not neighbours
    return word == "MẬT" or (is_at_an_end and stands_out)


def _folded(words: str) -> str:
    bare = unicodedata.normalize("NFD", words.lower().replace("đ", "d"))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))

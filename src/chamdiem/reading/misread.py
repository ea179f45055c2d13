"""Words that a scan was misread into (chữ nhận dạng sai): which syllable they stand for.

Only the key is mended, letter for letter, so that places stay true; the text never is. A word
that is a syllable of Vietnamese, a number or an abbreviation in capitals is left alone.
"""

import re
from functools import lru_cache
from importlib.resources import files

_ONSETS = (
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "g", "h",
    "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
)  # fmt: skip
_RIMES = frozenset((
    "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", "e", "ech",
    "em", "en", "enh", "eo", "ep", "et", "eu", "i", "ia", "ich", "iec", "iem", "ien",
    "ieng", "iep", "iet", "ieu", "im", "in", "inh", "ip", "it", "iu", "o", "oa", "oac", "oach",
    "oai", "oam", "oan", "oang", "oanh", "oat", "oay", "oc", "oe", "oen", "oeo", "oet", "oi", "om",
    "on", "ong", "ooc", "oong", "op", "ot", "u", "ua", "uan", "uang", "uat", "uay", "uc", "uch",
    "ue", "uech", "uen", "uenh", "ui", "um", "un", "ung", "uo", "uoc", "uoi", "uom", "uon",
    "uong", "uop", "uot", "uou", "up", "ut", "uu", "uy", "uya", "uych", "uyen", "uyet", "uynh",
    "uyt", "y", "yem", "yen", "yet", "yeu", "ynh", "yt",
))  # fmt: skip
# What an English model makes of a letter with its marks, in the key.
_READ_AS = {
    "a": "a4d@&e", "b": "b6", "c": "ce¢(", "d": "dpbo", "e": "eé¢g¥c6", "g": "gq9", "h": "hbkn¢",
    "i": "il1j!|ty}]fr", "k": "k", "l": "l1i|", "m": "mrn", "n": "nmr", "o": "o06bdsqg¢ac$hvf@ye",
    "p": "p", "q": "q9", "r": "rn", "s": "s5$", "t": "ti1lf", "u": "uvwytriqaoe¥", "v": "vy",
    "x": "x", "y": "yvjt",
}  # fmt: skip
_ODD = r"[¢$@¥}|!\]]"
_WORD = re.compile(rf"(?<![^\W_])[^\W_](?:[^\W_]|{_ODD}(?=\w))*{_ODD}?")
# Words that are syllables and yet stand for others beside their neighbours; each as long.
_PHRASES = tuple(
    (re.compile(rf"\b{read}"), meant)
    for read, meant in (
        (r"ch[a-z] tri\b", "chu tri"), (r"ch[a-z] tich\b", "chu tich"),
        (r"tinh [ti]y\b", "tinh uy"), (r"dang [ti]y\b", "dang uy"), (r"cap [ti]y\b", "cap uy"),
        (r"thanh [ti]y\b", "thanh uy"), (r"b[e6] tri\b", "bo tri"), (r"m[e6]t cua\b", "mot cua"),
        (r"th[a-z] truong (?=cac\b)", "thu truong "), (r"th[a-z] tuong\b", "thu tuong"),
        (r"s[a-z6] (?=(?:khoa hoc|noi vu|tai chinh|giao duc|van hoa|y te|xay dung)\b)", "so "),
        (r"s[a-z6](?=, (?:ban|nganh)\b)", "so"), (r"chinh ph[a-z]\b", "chinh phu"),
        (r"th[a-z] tuc\b", "thu tuc"), (r"h[a-z] so\b", "ho so"), (r"noi v[a-z]\b", "noi vu"),
        (r"t[a-z] chuc\b", "to chuc"), (r"trud[ec] ngay\b", "truoc ngay"),
        (r"d[a-z6]i m[a-z]i\b", "doi moi"), (r"k[a-z]t qua\b", "ket qua"),
        (r"d[a-z] nghi\b", "de nghi"), (r"y[a-z]u cau\b", "yeu cau"),
    )
)  # fmt: skip
LONGEST = 7


def mended(key: str, text: str) -> str:
    """Return a key of equal length in which words that are no syllables are spelled right.

    >>> mended("nhan dan cdc xa, phudng; trudc ngay", "nhan dan cdc xa, phudng; trudc ngay")
    'nhan dan cac xa, phuong; truoc ngay'
    """

    def put(match: re.Match[str]) -> str:
        word = match.group(0)
        written = text[match.start() : match.end()]
        is_name = written.isupper() and not _is_word(written, text[match.end() : match.end() + 3])
        return word if is_name or word.isdigit() else _mend(word)

    spelled = _WORD.sub(put, key)
    for pattern, meant in _PHRASES:
        spelled = pattern.sub(meant, spelled)
    return spelled


def _is_word(written: str, after: str) -> bool:
    """Tell whether two capitals begin a name, as in `SG Khoa hoc`, and are no abbreviation."""
    if len(written) != 2:
        return False
    return not written[1].isalpha() or bool(re.match(r" [A-ZĐ][^\W\d_A-ZĐ]", after))


@lru_cache(maxsize=65536)
def _mend(word: str) -> str:
    if not 2 <= len(word) <= LONGEST or _is_syllable(word):
        return word
    least, found = max(2, 1 + len(word) // 3), word
    for one in _known().get(len(word), ()):
        wrong = _wrong(word, one)
        if wrong is not None and wrong < least:
            least, found = wrong, one
        if least == 1:
            break
    return found


@lru_cache(maxsize=1)
def _known() -> dict[int, tuple[str, ...]]:
    """Return the syllables of official writing by their length, the most frequent first."""
    text = (files("chamdiem.reading") / "data" / "syllables.txt").read_text("utf-8")
    found: dict[int, list[str]] = {}
    for word in text.split():
        found.setdefault(len(word), []).append(word)
    return {length: tuple(words) for length, words in found.items()}


def _wrong(word: str, meant: str) -> int | None:
    """Return how many letters were misread, None where a letter cannot have been."""
    count = 0
    for read, true in zip(word, meant, strict=True):
        if read == true:
            continue
        if read not in _READ_AS.get(true, ""):
            return None
        count += 1
    return count


def _is_syllable(word: str) -> bool:
    parts = ((onset, word[len(onset) :]) for onset in _ONSETS if word.startswith(onset))
    return word == "gi" or any(rime in _RIMES and _goes(onset, rime) for onset, rime in parts)


def _goes(onset: str, rime: str) -> bool:
    """Tell whether a rime is written after an onset: c before a, o, u; k before e, i, y."""
    is_front = rime[0] in "eiy"
    if onset in ("c", "g", "ng"):
        return not is_front
    return is_front if onset in ("k", "gh", "ngh") else True

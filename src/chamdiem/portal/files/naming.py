"""The name under which a file is shown: never a path, never a sign that is not seen."""

import re
import unicodedata

LONGEST = 180
_PATH = re.compile(r"[/\\]")
_FORBIDDEN = re.compile(r'[<>:"|?*%]')
_SPACES = re.compile(r"\s+")


def clean(name: str) -> str:
    r"""Return a name that is safe to show, to save and to send; its ending stays.

    >>> clean("../../etc/pass\u202ewd .pdf"), clean("C:\\x\\Ba\u0301o  ca\u0301o?.docx")
    ('passwd.pdf', 'Báo cáo_.docx')
    >>> clean("..")
    'tep'
    """
    last = _PATH.split(unicodedata.normalize("NFC", name))[-1]
    seen = "".join(
        " " if letter in "\t\n\r" else letter
        for letter in last
        if letter in "\t\n\r" or unicodedata.category(letter)[0] != "C"
    )
    tidy = _SPACES.sub(" ", _FORBIDDEN.sub("_", seen)).strip(" .")
    stem, dot, ending = tidy.rpartition(".")
    if not dot:
        return tidy[:LONGEST] or "tep"
    ending = ending[:20]
    return f"{stem.strip(' .')[: LONGEST - len(ending) - 1] or 'tep'}.{ending}"


def with_ending(name: str, ending: str) -> str:
    """Return the cleaned name with the ending that its content has.

    >>> with_ending("ảnh.jpg", "png"), with_ending("Công văn 12.3", "pdf")
    ('ảnh.png', 'Công văn 12.3.pdf')
    """
    tidy = clean(name)
    stem, dot, said = tidy.rpartition(".")
    if dot and said.lower() == ending:
        return tidy
    is_picture = {said.lower(), ending} <= {"jpg", "jpeg", "jfif", "png", "webp", "tif", "tiff"}
    return f"{stem if dot and is_picture else tidy}.{ending}"

"""The end of a document: who signed in which capacity, who receives it, digital stamps."""

import re
from dataclasses import dataclass
from datetime import datetime

from chamdiem.reading.lines import Line
from chamdiem.reading.noise import alike, bare
from chamdiem.reading.spans import Seen, Span

_RECEIVERS = re.compile(r"^\W{0,2}n[o0cg]i\s*nh[aâậ@é]n\s*[:.;]?|^noi nh\S{1,3}n\b")
_STAMP = re.compile(r"(?P<at>20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d)(?P<zone>[+-]\d\d:?\d\d)")
_CAPACITY = re.compile(
    r"\b(?:TM|KT|TL|TUQ|Q|T/M|K/T|T/L)\s*[.,]?\s+(?=[A-ZĐÂÊÔƠƯÁÀẢÃẠẤẦẨẪẬẮẰẲẴẶÉÈẺẼẸẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌỐỒỔỖỘỚỜỞỠỢÚÙỦŨỤỨỪỬỮỰÝỲỶỸỴ])"
)
_TITLES = (
    "chu tich", "pho chu tich", "giam doc", "pho giam doc", "bo truong", "thu truong",
    "chu nhiem", "pho chu nhiem", "bi thu", "pho bi thu", "pho bi thu thuong truc",
    "chanh van phong", "pho chanh van phong", "truong ban", "pho truong ban", "thu tuong",
    "pho thu tuong", "cuc truong", "pho cuc truong", "truong phong", "uy ban nhan dan",
    "ban thuong vu", "chi cuc truong", "vu truong", "tong giam doc", "hieu truong",
    "ban chi dao", "hoi dong nhan dan", "chanh thanh tra", "giam doc so", "tong bi thu",
    "pho chu tich thuong truc", "bo truong chu nhiem",
)  # fmt: skip
_NAME = re.compile(
    r"^(?:[A-ZĐÂÊÔƠƯÁÀẢÃẠẤẦẨẪẬẮẰẲẴẶÉÈẺẼẸẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌỐỒỔỖỘỚỜỞỠỢÚÙỦŨỤỨỪỬỮỰÝỲỶỸỴ][\w’'é¢]*\.?\s+){1,4}[A-ZĐÂÊÔƠƯÁÀẢÃẠẤẦẨẪẬẮẰẲẴẶÉÈẺẼẸẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌỐỒỔỖỘỚỜỞỠỢÚÙỦŨỤỨỪỬỮỰÝỲỶỸỴ][\w’'é¢]*$"
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """One digital stamp that left its words in the text (dấu của chữ ký số)."""

    at: datetime
    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Tail:
    """What stands below the body; what is not in the text is None."""

    signer: Seen[str] | None
    signer_title: Seen[str] | None
    recipients: tuple[Seen[str], ...]
    stamps: tuple[Stamp, ...]
    begin: int  # the line on which it begins


def tail_of(lines: tuple[Line, ...], text: str, above: int = 0) -> Tail:
    """Return what stands below the body of a document, which begins at a line."""
    found = _begin(lines)
    at = found if found >= above else len(lines)
    below = lines[at:]
    titles, names = _right(below)
    recipients = _recipients(below)
    signer = names[-1] if names else None
    return Tail(signer, _title(titles), recipients, _stamps(text), at)


def _begin(lines: tuple[Line, ...]) -> int:
    """Return the line with Nơi nhận, or the first of the signature where there is none."""
    for at in range(len(lines) - 1, -1, -1):
        if _RECEIVERS.search(lines[at].key):
            above = at
            while above and _is_title(lines[above - 1].text):
                above -= 1
            return above
    for at in range(len(lines) - 1, max(-1, len(lines) - 25), -1):
        if _CAPACITY.match(lines[at].text) or _is_title(lines[at].text):
            while at and _is_title(lines[at - 1].text):
                at -= 1
            return at
    return len(lines)


def _is_title(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    if not letters or sum(map(str.isupper, letters)) * 10 < len(letters) * 9 or len(text) > 60:
        return False
    bare_text = bare(_CAPACITY.sub("", text.strip(), count=1))
    return bool(_CAPACITY.match(text)) or any(alike(bare_text, bare(one)) >= 80 for one in _TITLES)


def _right(lines: tuple[Line, ...]) -> tuple[list[Seen[str]], list[Seen[str]]]:
    """Return titles and names of the signature block, also where they share lines with Nơi nhận."""
    titles: list[Seen[str]] = []
    names: list[Seen[str]] = []
    for line in lines:
        for words, start in _parts(line):
            if _STAMP.search(words):
                return titles, names
            span = Span(start, start + len(words))
            if _is_title(words):
                titles.append(Seen(words, span))
            elif titles and _NAME.match(words) and not words.isupper() and not names:
                names.append(Seen(words, span))
    return titles, names


def _parts(line: Line) -> list[tuple[str, int]]:
    """Return the parts of a line: what stands far apart, and what follows a mark."""
    match = _RECEIVERS.search(line.key)
    begin = match.end() if match else 0
    rest = line.text[begin:]
    found = []
    for piece in re.finditer(r"\S(?:.*?\S)?(?=\s{3,}|\t|$)", rest):
        words = piece.group(0).strip(" .:;")
        if words:
            found.append((words, line.span.start + begin + rest.index(words, piece.start())))
    return found


def _title(titles: list[Seen[str]]) -> Seen[str] | None:
    if not titles:
        return None
    value = " / ".join(one.value for one in titles)
    return Seen(value, Span(titles[0].span.start, titles[-1].span.end))


def _recipients(lines: tuple[Line, ...]) -> tuple[Seen[str], ...]:
    begin = next((at for at, line in enumerate(lines) if _RECEIVERS.search(line.key)), None)
    if begin is None:
        return ()
    items: list[list[tuple[str, int]]] = []
    for line in lines[begin + 1 :]:
        words, start = _parts(line)[0] if _parts(line) else ("", 0)
        if re.match(r"^[-–—+]+\s*\S", line.text):
            items.append([(re.sub(r"^[-–—+]+\s*", "", words), start)])
        elif items and line.text and not _is_title(words) and not _ends(items[-1]):
            items[-1].append((words, start))
        elif items and _ends(items[-1]):
            break
        if items and re.match(r"^l[uưự]u\b|^luu\b", items[-1][0][0].lower()):
            break
    return tuple(
        Seen(
            " ".join(words for words, _ in item).strip(" ;.,"),
            Span(item[0][1], item[-1][1] + len(item[-1][0])),
        )
        for item in items
        if " ".join(words for words, _ in item).strip(" ;.,")
    )


def _ends(item: list[tuple[str, int]]) -> bool:
    return bool(re.match(r"^luu\b|^lưu\b", item[0][0].lower()))


def _stamps(text: str) -> tuple[Stamp, ...]:
    found = []
    for match in _STAMP.finditer(text):
        zone = match["zone"] if ":" in match["zone"] else f"{match['zone'][:3]}:{match['zone'][3:]}"
        after = text[match.end() : match.end() + 60].strip().splitlines()
        name = after[0].strip() if after and _NAME.match(after[0].strip()) else ""
        found.append(Stamp(datetime.fromisoformat(match["at"] + zone), name, Span(*match.span())))
    return tuple(found)

"""The issuer of a document from its letterhead: the full official name, with the province."""

import re

from chamdiem.reading.keys import key_of
from chamdiem.reading.noise import alike, bare, is_noisy
from chamdiem.reading.organisations import Gazetteer
from chamdiem.reading.spans import Seen, Span

Piece = tuple[str, Span]
_STARTS = (
    "uy ban nhan dan", "ubnd", "hoi dong nhan dan", "hdnd", "so ", "bo ", "van phong", "ban ",
    "tinh uy", "thanh uy", "huyen uy", "dang uy", "cong an", "thanh tra", "ngan hang", "chinh phu",
    "thu tuong", "quoc hoi", "dang bo", "chi bo", "uy ban", "tong cuc", "cuc ", "chi cuc",
    "kho bac", "bao hiem", "doan ", "hoi ", "trung tam", "tong cong ty", "truong", "vien ",
    "to cong tac", "hoi dong", "phong ", "dang cong san", "mat tran",
)  # fmt: skip
# Commissions of a party committee (ban đảng): capitals as they are written in sentences.
_PARTY = {
    bare(name): name
    for name in (
        "Ban Tổ chức", "Ban Tuyên giáo", "Ban Tuyên giáo và Dân vận", "Ban Dân vận",
        "Ban Nội chính", "Ủy ban Kiểm tra", "Văn phòng",
    )
}  # fmt: skip
_OF_PROVINCE = re.compile(r"\b(?:tỉnh|thành phố)\s+(?P<name>\S.*)$")
_LEVELS = re.compile(r"\b(tinh|thanh pho|tp\.?|xa|phuong|dac khu|huyen|thi xa|thi tran)\b")


def issuer_of(
    pieces: tuple[Piece, ...], gazetteer: Gazetteer, place: str
) -> tuple[Seen[str] | None, Seen[str] | None]:
    """Return the superior body and the issuer, the last name of the letterhead."""
    kept = [piece for piece in pieces if not re.fullmatch(r"[\W_*]+", piece[0])]
    groups = _offices(_grouped(kept))
    if not groups:
        return None, None
    named = [(_clean(" ".join(text for text, _ in group), gazetteer), group) for group in groups]
    issuer = _with_province(named[-1][0], [name for name, _ in named[:-1]], gazetteer, place)
    parent = named[-2] if len(named) > 1 else None
    seen = Seen(issuer, _span(named[-1][1]), _sure(named[-1][1]))
    if parent is None:
        return None, seen
    full = _with_province(parent[0], [], gazetteer, place)
    return Seen(full, _span(parent[1]), _sure(parent[1])), seen


def _grouped(pieces: list[Piece]) -> list[list[Piece]]:
    """Return the lines of a letterhead by organisation: a new one begins with its kind."""
    groups: list[list[Piece]] = []
    for text, span in pieces:
        key = re.sub(r"[^\w\s]", " ", key_of(text)).strip() + " "
        begins = any(_is_start(key, start) for start in _STARTS)
        if begins or not groups:
            if not begins and not groups and not _LEVELS.match(key):
                continue
            groups.append([(text, span)])
        else:
            groups[-1].append((text, span))
    return groups


def _offices(groups: list[list[Piece]]) -> list[list[Piece]]:
    """Join `VĂN PHÒNG` with the body whose office it is: the two lines are one name."""
    joined: list[list[Piece]] = []
    for group in groups:
        before = bare(" ".join(text for text, _ in joined[-1])) if joined else ""
        if joined and alike(before, "vanphong") >= 80:
            joined[-1] = [*joined[-1], *group]
        else:
            joined.append(group)
    return joined


def _is_start(key: str, start: str) -> bool:
    head = key[: len(start) + 1]
    if key.startswith(start):
        return True
    return len(start) > 5 and alike(bare(head)[: len(bare(start))], bare(start)) >= 80


def _clean(written: str, gazetteer: Gazetteer) -> str:
    """Return a name as it is written in sentences."""
    words = re.sub(r"\s+", " ", written).strip(" .,:;-*")
    key = key_of(words)
    council = re.match(r"(?:uy ban nhan dan|ubnd)\b\s*(.*)", key)
    if council or alike(bare(key)[:11], "uybannhandan"[:11]) >= 80:
        return _council(words, gazetteer, "Ủy ban nhân dân")
    if re.match(r"(?:hoi dong nhan dan|hdnd)\b", key):
        return _council(words, gazetteer, "Hội đồng nhân dân")
    for head, spoken in (("tinh uy", "Tỉnh ủy"), ("thanh uy", "Thành ủy")):
        if key.startswith(head) or alike(bare(key)[: len(bare(head))], bare(head)) >= 84:
            rest = words[len(head) :].strip(" .,:-*")
            found = gazetteer.province_in(rest or words)
            return f"{spoken} {found[0] if found else _titled(rest)}".strip()
    office = re.match(r"van phong\s+(?P<of>\S.*)", key)
    if office and not gazetteer.nearest(words):
        return f"Văn phòng {_clean(words[office.start('of') :], gazetteer)}"
    party = _PARTY.get(bare(key)) or _near(bare(key))
    if party:
        return party
    found_name = gazetteer.nearest(words)
    if found_name:
        return found_name
    return _sentence(words, gazetteer)


def _near(key: str) -> str:
    """Return the commission of a party committee whose name a misread line is, if any."""
    near = max((alike(key, one), name) for one, name in _PARTY.items())
    return near[1] if near[0] >= 80 else ""


def _council(words: str, gazetteer: Gazetteer, head: str) -> str:
    key = key_of(words)
    level = list(_LEVELS.finditer(key))
    if not level:
        province = gazetteer.province_in(words[-22:])
        return f"{head} {province[1]} {province[0]}" if province else head
    last = level[0]
    rest = words[last.end() :].strip(" .,-")
    name = last.group(1).replace("tp.", "thành phố").replace("tp", "thành phố")
    spoken = {
        "tinh": "tỉnh", "thanh pho": "thành phố", "xa": "xã", "phuong": "phường",
        "dac khu": "đặc khu", "huyen": "huyện", "thi xa": "thị xã", "thi tran": "thị trấn",
    }.get(name, name)  # fmt: skip
    if spoken in ("tỉnh", "thành phố"):
        province = gazetteer.province_in(rest or words)
        if province is not None:
            return f"{head} {province[1]} {province[0]}"
    return f"{head} {spoken} {_titled(rest)}".strip()


def _with_province(name: str, above: list[str], gazetteer: Gazetteer, place: str) -> str:
    """Return a department's name with its province, which stands in the name above or the place."""
    if not re.match(
        r"(?:Sở|Ban|Văn phòng|Thanh tra|Công an|Bộ Chỉ huy|Chi cục|Phòng|Trung tâm)\b", name
    ):
        return name
    if gazetteer.province_in(name[-20:]) or name in ("Văn phòng Chính phủ", "Thanh tra Chính phủ"):
        return name
    if "Trung ương" in name or "Đảng" in name:
        return name
    for one in above:
        if one.startswith(("Tỉnh ủy ", "Thành ủy ")):
            return f"{name} {one}"
        found = gazetteer.province_in(one) or _unknown(one)
        if found is not None:
            if name.endswith(("tỉnh", "thành phố")):
                return f"{name} {found[0]}"
            return f"{name} {found[1]} {found[0]}"
    return name


def _unknown(name: str) -> tuple[str, str] | None:
    """Return a province that no list knows, as the name of its council says it."""
    found = _OF_PROVINCE.search(name)
    return (found["name"], found.group(0).split(found["name"])[0].strip()) if found else None


def _sentence(words: str, gazetteer: Gazetteer) -> str:
    """Return a name in capitals as sentences write it; other names stay as they are."""
    if not words.isupper():
        return words
    lowered = words.lower()
    spoken = lowered[:1].upper() + lowered[1:]
    found = gazetteer.province_in(words[-20:])
    if found is not None:
        at = len(words) - len(found[0])
        spoken = spoken[:at] + found[0]
    return spoken


def _titled(words: str) -> str:
    return " ".join(word.capitalize() for word in words.split())


def _span(group: list[Piece]) -> Span:
    return Span(group[0][1].start, group[-1][1].end)


def _sure(group: list[Piece]) -> int:
    return 80 if is_noisy(" ".join(text for text, _ in group)) else 100

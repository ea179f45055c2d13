"""Names of organisations (tên cơ quan): what letterheads, texts and symbols call them.

The tables hold kinds that every province has, ministries and bodies of the Party, provinces;
a province gives its own names besides.
"""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files

from chamdiem.reading.keys import key_of
from chamdiem.reading.noise import alike, bare

LIKE = 74
# Words with which the name of an organisation begins, without diacritics.
HEADS = (
    "uy ban nhan dan", "ubnd", "hoi dong nhan dan", "hdnd", "van phong", "so", "bo", "ban",
    "tinh uy", "thanh uy", "huyen uy", "dang uy", "cong an", "thanh tra", "ngan hang", "chinh phu",
    "thu tuong chinh phu", "quoc hoi", "bo chi huy", "trung tam", "tong cong ty", "kho bac",
    "cuc", "chi cuc", "tong cuc", "vien", "truong", "hoi", "lien hiep hoi", "lien hiep",
    "lien minh", "tap doan", "cong ty", "uy vien", "nha may", "quy", "mat tran", "dai",
    "bao", "toa an", "vien kiem sat", "doan", "hoi dong", "uy ban", "phong", "ngan hang nha nuoc",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Known:
    """One organisation of the tables: its name, symbols, and until when there was one."""

    name: str
    symbols: tuple[str, ...]
    kind: str
    until: date | None = None
    successor: str = ""


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The names that a reading knows (danh mục tên cơ quan)."""

    known: tuple[Known, ...]
    provinces: tuple[tuple[str, str], ...]  # name, kind
    own: tuple[str, ...] = ()

    def with_names(self, names: Iterable[str]) -> "Gazetteer":
        """Return the same tables with a province's own names besides."""
        return Gazetteer(self.known, self.provinces, (*self.own, *names))

    def of_symbol(self, symbol: str) -> Known | None:
        """Return the organisation that a symbol stands for."""
        wanted = bare(symbol)
        for one in self.known:
            if any(bare(each) == wanted for each in one.symbols):
                return one
        return None

    def nearest(self, written: str) -> str:
        """Return the known name that a text most likely is, nothing where none is like it."""
        wanted = bare(written)
        best, name = LIKE, ""
        for one in (*self.own, *(each.name for each in self.known)):
            likeness = alike(wanted, _bare(one)) if _may(wanted, _bare(one)) else 0
            if likeness > best or (likeness == best and not name):
                best, name = likeness, one
        return name

    def province_in(self, written: str) -> tuple[str, str] | None:
        """Return the province that a text names, with its kind; the one that is most alike."""
        return _province(self.provinces, bare(written))

    def successor(self, symbol: str, on: date) -> str:
        """Return who took over from the organisation of a symbol by a day, nothing for nobody."""
        one = self.of_symbol(symbol)
        gone = one is not None and one.until is not None and one.until < on
        return one.successor if one and gone else ""

    def gone(self, name: str, on: date) -> str:
        """Return who took over from an organisation named in full, nothing where it stands."""
        wanted = bare(name)
        for one in self.known:
            if one.until is not None and one.until < on and wanted.startswith(bare(one.name)):
                return one.successor
        return ""


@lru_cache(maxsize=1)
def built_in() -> Gazetteer:
    """Return the tables of this package."""
    known = tuple(
        Known(
            row["name"],
            tuple(row["symbols"].split()),
            row["kind"],
            date.fromisoformat(row["until"]) if row["until"] else None,
            row["successor"],
        )
        for row in _rows("organisations.csv")
    )
    provinces = tuple((row["name"], row["kind"]) for row in _rows("provinces.csv"))
    return Gazetteer(known, provinces)


_BEGINS = re.compile(
    r"(?:^|(?<=[\s(;,:]))(?:" + "|".join(sorted(HEADS, key=len, reverse=True)) + r")\b"
)


def begins(key: str) -> list[int]:
    """Return where names of organisations begin in a key."""
    return [match.start() for match in _BEGINS.finditer(key)]


def is_name(written: str) -> bool:
    """Tell whether a text begins as the name of an organisation or of a group of them."""
    key = key_of(written).strip(" -+•*:.")
    key = re.sub(
        r"^(?:de nghi|giao|yeu cau|moi|cac|nhung|thu truong|giam doc|chu tich)\s+", "", key
    )
    return bool(_BEGINS.match(key)) or key.startswith(GROUPS)


GROUPS = (
    "so, ban", "so, nganh", "so ban", "co quan", "don vi", "dia phuong", "xa, phuong", "huyen",
    "doanh nghiep", "to chuc", "phong, ban", "chi bo", "dang bo", "ban, nganh", "thanh vien",
    "dai su quan", "to dan pho", "to cong nghe", "thon", "ban, to",
    "thanh doan", "tinh doan", "lien doan", "tong cong ty",
)  # fmt: skip


@lru_cache(maxsize=4096)
def _province(provinces: tuple[tuple[str, str], ...], wanted: str) -> tuple[str, str] | None:
    best, found = 79, None
    for name, kind in provinces:
        key = _bare(name)
        if key in wanted:
            return name, kind
    for name, kind in provinces:
        likeness = _likest(_bare(name), wanted)
        if likeness > best:
            best, found = likeness, (name, kind)
    return found


@lru_cache(maxsize=1024)
def _bare(name: str) -> str:
    return bare(name)


def _may(one: str, other: str) -> bool:
    """Tell whether two keys are near enough in length to be compared at all."""
    return bool(one) and abs(len(one) - len(other)) * 100 <= (100 - LIKE) * max(
        len(one), len(other)
    )


def _likest(key: str, text: str) -> int:
    """Return how like a key the likest stretch of a short text is."""
    if len(text) > 60:
        return 0
    size = len(key)
    places = range(max(1, len(text) - size + 1))
    return max((alike(key, text[at : at + size]) for at in places), default=0)


def _rows(name: str) -> list[dict[str, str]]:
    text = (files("chamdiem.reading") / "data" / name).read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))

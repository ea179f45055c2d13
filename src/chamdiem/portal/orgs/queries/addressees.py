"""Whom the group addressees of a document mean (nơi nhận theo nhóm), by the document's date.

A closed list of phrases: what is not in it is not guessed. “Các huyện, thành phố” of a document
of June 2025 are eight units, of January 2026 nobody, and the reason says until when it held.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max, Q

from chamdiem.portal.common import text
from chamdiem.portal.orgs.choices import Block, Kind
from chamdiem.portal.orgs.facts import Addressees, Node
from chamdiem.portal.orgs.models import Version
from chamdiem.portal.orgs.queries import tree


@dataclass(frozen=True, slots=True)
class Group:
    """A group of organisations: whole blocks, and kinds outside of them."""

    words: str
    blocks: tuple[Block, ...] = ()
    kinds: tuple[Kind, ...] = ()

    def condition(self) -> Q:
        """Return what makes a version belong to the group."""
        return Q(block__in=self.blocks) | Q(kind__in=self.kinds)


AGENCIES = Group("các sở, ban, ngành", blocks=(Block.AGENCY,))
WITH_MASS = Group("các sở, ban, ngành, đoàn thể", blocks=(Block.AGENCY,), kinds=(Kind.MASS,))
DISTRICTS = Group("các huyện, thành phố", blocks=(Block.DISTRICT,))
COMMUNES = Group("các xã, phường", blocks=(Block.COMMUNE,))
CENTRAL = Group("các cơ quan Trung ương đóng trên địa bàn", blocks=(Block.CENTRAL,))
PROVINCES = Group("các tỉnh, thành phố", blocks=(Block.PROVINCE,))
PARTY = Group("các cơ quan Đảng", kinds=(Kind.PARTY,))

# Folded, without “các”, without who heads or represents them, without “tỉnh” at the end.
PHRASES: Mapping[str, Group] = {
    "so": AGENCIES,
    "so nganh": AGENCIES,
    "so ban nganh": AGENCIES,
    "so ban nganh doan the": WITH_MASS,
    "co quan chuyen mon": AGENCIES,
    "huyen thanh pho": DISTRICTS,
    "huyen thi xa thanh pho": DISTRICTS,
    "huyen": DISTRICTS,
    "don vi hanh chinh cap huyen": DISTRICTS,
    "cap huyen": DISTRICTS,
    "xa phuong": COMMUNES,
    "xa phuong thi tran": COMMUNES,
    "xa phuong dac khu": COMMUNES,
    "xa": COMMUNES,
    "don vi hanh chinh cap xa": COMMUNES,
    "cap xa": COMMUNES,
    "co quan trung uong": CENTRAL,
    "co quan trung uong dong tren dia ban": CENTRAL,
    "co quan nganh doc": CENTRAL,
    "tinh thanh pho": PROVINCES,
    "tinh thanh pho truc thuoc trung uong": PROVINCES,
    "co quan dang": PARTY,
    "ban dang": PARTY,
}
HEADS = re.compile(
    r"^(?:kinh gui|nhu tren|thu truong|giam doc|lanh dao|chu tich|nguoi dung dau|cac|"
    r"uy ban nhan dan|ubnd|hdnd va ubnd|don vi|dia phuong|o|cua)\s+"
)
TAILS = (
    " tinh", " cua tinh", " thuoc tinh", " trong tinh", " toan tinh", " cap tinh",
    " tren dia ban tinh",
)  # fmt: skip
MARKS = re.compile(r"[^\w\s]+")


def expand(*, group: str, on: date) -> tuple[Node, ...]:
    """Return the organisations a phrase means on the document's day; none where it is unknown."""
    return addressees(group=group, on=on).nodes


def addressees(*, group: str, on: date) -> Addressees:
    """Return the organisations a phrase means on a day, or the reason why it means nobody."""
    meant = PHRASES.get(_bare(group))
    if meant is None:
        known = "; ".join(f"“{each.words}”" for each in dict.fromkeys(PHRASES.values()))
        return Addressees(
            (),
            f"Chưa biết nhóm “{text.nfc(group)}”. Hãy ghi từng cơ quan, hoặc dùng một trong các "
            f"nhóm: {known}.",
        )
    found = tree.nodes(tree.holding(on=on).filter(meant.condition()))
    return Addressees(found, "" if found else _nobody(meant, on))


def _bare(group: str) -> str:
    """Return the heart of a phrase: “UBND các xã, phường;” is “xa phuong”."""
    bare = text.nfc(MARKS.sub(" ", text.folded(group)))
    while (shorter := HEADS.sub("", bare, count=1)) != bare:
        bare = shorter
    shorter_ones = (bare.removesuffix(tail) for tail in TAILS)
    return next((each for each in (bare, *shorter_ones) if each in PHRASES), bare)


def _nobody(meant: Group, on: date) -> str:
    rows = Version.objects.filter(meant.condition(), superseded_at=None)
    last = rows.filter(holds_until__lte=on).aggregate(day=Max("holds_until"))["day"]
    told = f"Ngày {on:%d/%m/%Y} không có cơ quan nào thuộc nhóm “{meant.words}”."
    if last is None:
        return told
    return f"{told} Nhóm này có đến hết ngày {last - timedelta(days=1):%d/%m/%Y}."

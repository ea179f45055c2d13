"""Whether integers have room (không tràn số): bounds from the declared largest values."""

from collections.abc import Iterator
from dataclasses import dataclass

from chamdiem.engine import bounds
from chamdiem.engine.bounds import Proof, Room
from chamdiem.engine.decimals import spoken
from chamdiem.engine.proofs import words
from chamdiem.engine.proofs.findings import Finding, said
from chamdiem.engine.proofs.structure import is_whole
from chamdiem.engine.rules import GivenPoints
from chamdiem.engine.scheme import Input, Leaf, Measure, Scheme

_FREE = frozenset({Measure.CHOICE, Measure.YESNO, Measure.DATE})


def check(scheme: Scheme) -> Iterator[Finding]:
    """Find figures without a largest value, points that no integer of a column can hold."""
    for item in scheme.inputs:
        yield from _largest(item)
    for leaf in scheme.leaves():
        if is_whole(leaf, scheme) and bound(leaf, scheme) is None:
            found = f"Quy tắc của “{leaf.name}” có điểm lẻ hơn thang điểm, hoặc tham số sai"
            expected = f"điểm có không quá {scheme.decimals} chữ số thập phân"
            yield Finding(leaf.code, "decimals", said(found, expected))
    tops = sum(max(leaf.maximum, 0) for leaf in scheme.leaves()) + scheme.maximum
    if bounds.room_for(2 * tops) is Room.UNBOUNDED:
        found = f"Điểm tối đa cộng lại {words.points(tops, scheme)} vượt số nguyên 64 bit"
        yield Finding("points", "room", said(found, "điểm tối đa nhỏ hơn"))


def bound(leaf: Leaf, scheme: Scheme) -> Proof | None:
    """Return the bound of a leaf's integers, or None where its rule has none."""
    try:
        return bounds.proof(leaf.code, leaf.rule, leaf.maximum, scheme)
    except (ArithmeticError, LookupError, ValueError):
        return None


@dataclass(frozen=True, slots=True)
class Rooms:
    """Which nodes 64 bits hold, which they do not, and the greatest integer of all."""

    narrow: int
    wide: tuple[str, ...]
    most: int

    @classmethod
    def of(cls, scheme: Scheme) -> "Rooms":
        """Gather the bounds of all leaves, and of the groups whose points may be given."""
        found = [bound(leaf, scheme) for leaf in scheme.leaves() if is_whole(leaf, scheme)]
        found += [
            bounds.proof(group.code, GivenPoints(group.given), group.maximum, scheme)
            for group in scheme.groups()
            if group.given
        ]
        known = [each for each in found if each is not None]
        wide = tuple(each.code for each in known if each.room is Room.UNBOUNDED)
        most = max((each.bound for each in known), default=0)
        return cls(len(known) - len(wide), wide, most)

    @property
    def said(self) -> str:
        """Say it in one sentence."""
        most = f"số lớn nhất có thể gặp {spoken(self.most, 0)}"
        if not self.wide:
            return (
                "Mọi phép tính nằm trọn trong số nguyên 64 bit theo mức lớn nhất đã khai "
                f"({self.narrow} phép tính, {most})"
            )
        return (
            f"Tính bằng số nguyên không giới hạn vì vượt 64 bit: {', '.join(self.wide)} ({most}); "
            f"{self.narrow} phép tính còn lại nằm trọn trong 64 bit"
        )


def _largest(item: Input) -> Iterator[Finding]:
    if item.largest > 0 or (item.measure in _FREE and item.largest == 0):
        return
    found = f"Số liệu “{item.name}” khai giá trị lớn nhất {spoken(item.largest, item.decimals)}"
    expected = "số lớn hơn 0; chưa có căn cứ thì để mặc định hệ thống và ghi ở unconfirmed"
    yield Finding(item.code, "largest", said(found, expected))

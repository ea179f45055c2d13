"""Which obstacles may have the same cause: the words they share, without diacritics; pure."""

import re
from fractions import Fraction

from chamdiem.portal.common import text

_WORD = re.compile(r"[a-z0-9]{2,}")
# Words that stand in every sentence say nothing of its cause.
_SAID_EVERYWHERE = """
    ai ba bi boi cac can cho chua co con cua cung da dang de den do don duoc gap gi hai hay het
    hien hoac khan khi kho khong la lai lam len luc ma mac moi mot muon nam nay nen neu ngay nhieu
    nhu nhung phai phuong qua ra rat sau se so tai tat theo thi tinh toan toi tren trong
    truoc tu tung va van vao ve vi viec voi vuong xa
"""
COMMON = frozenset(_SAID_EVERYWHERE.split())
LEAST_SHARED = 3
LEAST = Fraction(3, 10)


def words(written: str) -> frozenset[str]:
    """Return the words of a text that tell something.

    >>> sorted(words("Chưa có kết nối của Kho dữ liệu với đơn vị"))
    ['du', 'ket', 'lieu', 'noi']
    """
    return frozenset(_WORD.findall(text.folded(written))) - COMMON


def overlap(one: frozenset[str], other: frozenset[str]) -> Fraction:
    """Return how much of two texts is the same: twice what they share out of both.

    >>> overlap(frozenset({"du", "lieu"}), frozenset({"du", "lieu", "cham", "noi"}))
    Fraction(2, 3)
    """
    whole = len(one) + len(other)
    return Fraction(2 * len(one & other), whole) if whole else Fraction(0)


def are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two texts are worth a look side by side."""
    return len(one & other) >= LEAST_SHARED and overlap(one, other) >= LEAST

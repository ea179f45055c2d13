"""The Vietnamese words of every closed list in a scheme file, and the way back from them."""

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chamdiem.engine import phrases
from chamdiem.formats.texts import fold

Words = Mapping[str, str]

CERTAINTIES = {
    "high": "Cao",
    "medium": "Vừa",
    "low": "Thấp",
    "illustrative": "Minh hoạ",
    "system-default": "Mặc định hệ thống",
}
OBJECTS = {
    "tinh": "Tỉnh",
    "co-quan": "Cơ quan",
    "xa-phuong": "Xã, phường",
    "nguoi-dung-dau": "Người đứng đầu",
}
MEASURES = {
    "count": "Số đếm",
    "percent": "Phần trăm",
    "points": "Điểm",
    "days": "Số ngày",
    "money": "Tiền",
    "number": "Số khác",
    "yesno": "Có hay không",
    "choice": "Lựa chọn",
    "date": "Ngày tháng",
}
TIMINGS = {"as-of": "Tại thời điểm", "in-period": "Trong kỳ", "cumulative": "Luỹ kế"}
DIRECTIONS = {"up": "Cao là tốt", "down": "Thấp là tốt", "none": "Không có chiều"}
OUTCOMES = {
    "zero": "Tính 0 điểm",
    "full": "Được điểm tối đa",
    "blank": "Để trống, tính 0 vào tổng",
    "redistribute": "Chia điểm cho tiêu chí cùng nhóm",
    "exclude": "Loại ra, tính lại theo phần còn lại",
    "group-mean": "Lấy trung bình của khối",
    "missing": "Coi như chưa có số liệu",
    "fallback": "Dùng mẫu số thay thế",
    "block": "Dừng, chưa có tổng điểm",
}
FLAGS = {"true": "Có", "false": "Không"}
AGGREGATES = {
    "sum": "Cộng điểm",
    "mean": "Trung bình có trọng số",
    "geometric": "Trung bình nhân",
    "minimum": "Lấy thấp nhất",
}
POOLINGS = {"sum": "Cộng lại", "last": "Lấy tháng cuối", "none": "Không gộp"}
LISTS: Sequence[Words] = (
    *(CERTAINTIES, OBJECTS, MEASURES, TIMINGS, DIRECTIONS, OUTCOMES, FLAGS, AGGREGATES, POOLINGS),
    {"half-up": "Nửa lên"},
    {"once": "Một lần, ở tháng của thời hạn", "each-month": "Ở mỗi tháng còn quá hạn"},
    {"leaf-then-sum": "Từng tiêu chí rồi mới cộng"},
    {"competition": "Cùng hạng, bỏ cách (1, 2, 2, 4)", "dense": "Cùng hạng, liền kề (1, 2, 2, 3)"},
    {"rounded": "Điểm đã làm tròn", "exact": "Điểm chưa làm tròn"},
    {"linear": "Tuyến tính", "log": "Lô-ga-rít"},
    {"block": "Trong khối", "all": "Mọi đơn vị"},
    {"rank": "Thứ hạng", "percentile": "Phân vị"},
)
FIELDS: Words = {
    name: word[0].upper() + word[1:]
    for name, word in {**phrases.INPUT_FIELDS, **phrases.FIELDS}.items()
}


@dataclass(frozen=True, slots=True)
class Terms:
    """One closed list: what the file says, and the word for it."""

    words: Words

    def word(self, value: Any) -> str:
        """Return the word of a value; one that has none is its own."""
        return self.words.get(str(value), str(value))

    def value(self, written: str) -> str | None:
        """Return the value that a word stands for, or None where it stands for nothing."""
        folded = fold(written)
        for value, word in self.words.items():
            if folded in (fold(word), fold(value)):
                return value
        return None

    def near(self, written: str) -> str:
        """Return the word that was probably meant, or nothing."""
        known = {fold(word): word for word in self.words.values()}
        found = difflib.get_close_matches(fold(written), list(known), n=1, cutoff=0.6)
        return known[found[0]] if found else ""

    @property
    def said(self) -> str:
        """All its words, for a message."""
        return ", ".join(f"“{word}”" for word in self.words.values())


def terms_of(values: Sequence[str]) -> Terms:
    """Return the words of an enumeration of the schema."""
    for words in (*LISTS, FIELDS):
        if set(values) <= set(words):
            return Terms({value: words[value] for value in words if value in values})
    return Terms({value: FIELDS.get(value, value) for value in values})

"""Passwords that are guessed first in this province: its names, its habits, rows of keys.

The list of common passwords that Django brings is English; ours is of pieces. A password that is
nothing but such pieces, in any order, with digits and signs between, is refused.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError

from chamdiem.portal.common.text import folded

HABITS = (
    "mat khau", "matkhau", "mk", "pass", "password", "passwd", "admin", "administrator", "root",
    "quan tri", "quan tri vien", "dang nhap", "tai khoan", "nguoi dung", "xin chao", "chao",
    "anh yeu em", "em yeu anh", "iloveyou", "love", "yeu", "viet nam", "vietnam", "abc",
    "welcome", "hello", "test", "thu", "demo", "user", "login", "dep trai", "xinh gai",
    "ha noi", "sai gon", "mot hai ba bon", "mot hai ba", "bi mat", "khong biet", "quen mat khau",
    "nam", "thang", "ngay",
)  # fmt: skip
OFFICES = (
    "cham diem", "chamdiem", "cham", "diem", "bo tieu chi", "tieu chi", "so", "ban", "nganh",
    "uy ban", "uy ban nhan dan", "ubnd", "hdnd", "hoi dong nhan dan", "tinh uy", "huyen uy",
    "dang uy", "van phong", "cong an", "kho bac", "thue", "noi vu", "tai chinh", "tu phap", "y te",
    "xay dung", "cong thuong", "giao duc", "dao tao", "khoa hoc", "cong nghe", "va", "khcn",
    "skhcn", "sokhcn", "chuyen doi so", "cds", "tinh", "huyen", "thanh pho", "tp", "xa",
    "phuong", "can bo", "cong chuc", "vien chuc", "chuyen vien", "lanh dao", "giam doc", "chu tich",
    "mau", "phong", "trinh dien",
)  # fmt: skip
PROVINCES = (
    "lai chau", "dien bien", "son la", "lao cai", "yen bai", "ha giang", "tuyen quang", "cao bang",
    "lang son", "bac kan", "thai nguyen", "phu tho", "hoa binh", "vinh phuc", "bac ninh",
    "bac giang", "quang ninh", "hai phong", "hai duong", "hung yen", "thai binh", "ha nam",
    "nam dinh", "ninh binh", "thanh hoa", "nghe an", "ha tinh", "quang binh", "quang tri", "hue",
    "thua thien hue", "da nang", "quang nam", "quang ngai", "binh dinh", "phu yen", "khanh hoa",
    "ninh thuan", "binh thuan", "kon tum", "gia lai", "dak lak", "dak nong", "lam dong",
    "ho chi minh", "hcm", "dong nai", "binh duong", "binh phuoc", "tay ninh", "long an",
    "ba ria vung tau", "tien giang", "ben tre", "vinh long", "tra vinh", "dong thap", "an giang",
    "kien giang", "can tho", "hau giang", "soc trang", "bac lieu", "ca mau", "muong te", "nam nhun",
    "sin ho", "phong tho", "tam duong", "tan uyen", "than uyen", "doan ket", "tan phong",
)  # fmt: skip
ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "abcdefghijklmnopqrstuvwxyz", "qazwsxedcrfvtgb")
SHORTEST_RUN = 3
WEAK = (
    "Mật khẩu này dễ đoán: chỉ gồm tên người, tên địa phương, cơ quan hoặc dãy phím và "
    "số. Hãy ghép bốn từ không liên quan với nhau."
)
_NOT_LETTERS = re.compile(r"[^a-z]+")


class NotGuessedHere:
    """Refuses passwords made only of pieces that are guessed first, and of the person's name."""

    def validate(self, password: str, user: Any = None) -> None:
        """Refuse, saying why and what to do."""
        letters = _letters(password)
        if not letters or _is_made_of(letters, {*PIECES, *_own(user)}):
            raise ValidationError(WEAK, code="password_guessed_here")

    def get_help_text(self) -> str:
        """Say what is asked."""
        return "Không chỉ gồm tên người, tên địa phương, cơ quan, dãy phím và số."


def _letters(text: str) -> str:
    return _NOT_LETTERS.sub("", folded(text))


def _own(user: Any) -> Iterator[str]:
    """Return the pieces of the person's own names."""
    for text in (getattr(user, "username", "") or "", getattr(user, "display_name", "") or ""):
        yield from (_letters(word) for word in re.split(r"[\s._-]+", text) if _letters(word))


def _runs() -> Iterator[str]:
    """Return every stretch of a row of keys, from left to right and back, and of one letter."""
    for row in (*ROWS, *(row[::-1] for row in ROWS)):
        for start in range(len(row) - SHORTEST_RUN + 1):
            yield from (row[start:end] for end in range(start + SHORTEST_RUN, len(row) + 1))
    for letter in ROWS[3]:
        yield from (letter * length for length in range(SHORTEST_RUN, 33))


def _is_made_of(letters: str, pieces: Iterable[str]) -> bool:
    """Tell whether the letters are pieces laid end to end."""
    known = set(pieces)
    longest = max(map(len, known))
    reached = [True] + [False] * len(letters)
    for end in range(1, len(letters) + 1):
        starts = range(max(0, end - longest), end)
        reached[end] = any(reached[start] and letters[start:end] in known for start in starts)
    return reached[-1]


PIECES = frozenset({*map(_letters, (*HABITS, *OFFICES, *PROVINCES)), *_runs()})

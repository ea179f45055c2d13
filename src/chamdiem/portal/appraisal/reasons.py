"""Is a reason a reason: what is empty, a placeholder or a phrase for anything is refused (I17)."""

import re

from chamdiem.portal.common import text

LEAST_LETTERS, LEAST_WORDS = 15, 4
LONGEST = 2000
# The same words for more units than this are a form letter, not a reason.
MOST_ALIKE = 3
PLACEHOLDER = (
    "Nêu minh chứng đã xem (số, ngày, trang), chỗ thiếu hoặc sai, và vì thế tính lại thế nào"
)
ADVICE = (
    "Lý do cần nói được: đã xem số liệu, minh chứng nào (số, ngày, trang); thiếu hoặc sai ở đâu; "
    "vì vậy tính lại thế nào."
)
_BRACKETED = re.compile(r"[\[<{(]\s*(?:ly do|nhap|dien|ghi|noi dung|mo ta)\b[^\])}>]*[\])}>]")
# “Nhập lý do điều chỉnh tại đây …”: the words of a box, typed or left there.
_ASKING = re.compile(
    r"^(?:hay |vui long )?(?:nhap|ghi|dien|neu)(?: ro| cu the)? (?:ly do|noi dung)\b"
)
_LETTERS = re.compile(r"[a-z]+")
_EMPTY = sorted(
    (
        "theo quy dinh hien hanh cua phap luat",
        "theo quy dinh cua phap luat",
        "theo quy dinh hien hanh",
        "theo dung quy dinh",
        "theo quy dinh",
        "theo ket qua tham dinh",
        "theo minh chung",
        "theo bao cao",
        "qua kiem tra",
        "qua tham dinh",
        "can cu ho so",
        "can cu quy dinh",
        "khong dat yeu cau",
        "chua dat yeu cau",
        "khong du dieu kien",
        "khong dung quy dinh",
        "khong phu hop",
        "chua phu hop",
        "dieu chinh diem",
        "dieu chinh lai",
        "giam diem",
        "tang diem",
        "nhu tren",
        "khong du minh chung",
        "thieu minh chung",
        "khong co minh chung kem theo",
        "khong co minh chung",
        "chua co minh chung",
        "minh chung khong hop le",
        "nen tru diem",
        "nen khong tinh diem",
        "tru diem",
        "khong tinh diem",
        "chap nhan kien nghi cua don vi",
        "chap nhan kien nghi",
        "khong chap nhan kien nghi",
        "giu nguyen diem",
        "giu nguyen",
        "cua don vi",
        "ly do khac",
        "ly do cu the",
        "nhap ly do",
        "ghi ly do",
        "ghi ro ly do",
        "neu ly do",
        "ly do",
        "khong ro",
        "khong co",
        "dong y",
        "de nghi",
        "lorem ipsum",
    ),
    key=len,
    reverse=True,
)
_PHRASES = re.compile(r"\b(?:" + "|".join(_EMPTY) + r")\b")


def problem(written: str) -> str:
    """Say why a text is no reason, nothing where it is one."""
    folded = text.folded(written)
    if not folded:
        return f"Chưa ghi lý do. {ADVICE}"
    if folded == text.folded(PLACEHOLDER) or _ASKING.match(folded):
        return f"Đây là chữ gợi ý của ô nhập, chưa phải lý do. {ADVICE}"
    words = [word for word in _LETTERS.findall(_bare(folded)) if len(set(word)) > 1]
    few = len(set(words)) < LEAST_WORDS
    if few or sum(map(len, words)) < LEAST_LETTERS:
        return f"“{text.nfc(written)[:60]}” chưa phải lý do riêng của việc này. {ADVICE}"
    return ""


def alike(count: int) -> str:
    """Say why words used for so many other units already are no reason, else nothing."""
    if count < MOST_ALIKE:
        return ""
    return (
        f"Cùng một lời đã dùng cho {count} đơn vị khác trong kỳ này nên không còn là lý do riêng. "
        f"{ADVICE}"
    )


def _bare(folded: str) -> str:
    """Return what is left without placeholders and phrases that fit anything."""
    return _PHRASES.sub(" ", _BRACKETED.sub(" ", folded))

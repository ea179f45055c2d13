"""The head: the State, who issues, number, place and day, type, subject, addressees, marks."""

import re
from collections.abc import Iterator

from chamdiem.writing import measures
from chamdiem.writing.checks.check import NOT_THERE, Check, Line, line
from chamdiem.writing.heads import MOTTO, STATE
from chamdiem.writing.measures import Range
from chamdiem.writing.seen import Seen

NUMBER = re.compile(r"^Số: (\s*|\d{2,6})/[A-ZĐ][\wĐđ]*(-[A-ZĐ][\wĐđ&]*)*$")
DAY = re.compile(
    r"^\S.*, ngày (\s+|0[1-9]|[12]\d|3[01]) tháng (\s+|0[12]|[3-9]|1[0-2]) năm(\s*|\s\d{4})$"
)
URGENCY = ("HỎA TỐC", "THƯỢNG KHẨN", "KHẨN")
SECRECY = ("MẬT", "TỐI MẬT", "TUYỆT MẬT")
TO_HALF = (1 / 3, 1 / 2)


def _state(seen: Seen) -> Iterator[Check]:
    yield line("1a", "Quốc hiệu", seen.exactly(STATE), STATE, Range(12, 13), bold=True)
    motto = seen.exactly(MOTTO)
    yield line("1b", "Tiêu ngữ", motto, MOTTO, Range(13, 14), bold=True)
    whole = measures.width_of(MOTTO, motto.size if motto else 13)
    title = "Đường kẻ dưới tiêu ngữ"
    yield _rule("1b", title, seen.state_line, whole * 0.9, whole * 1.1, "dài bằng dòng chữ")


def _issuer(seen: Seen) -> Iterator[Check]:
    lines, caps = seen.issuer, "CHỮ IN HOA"
    for above in lines[:-1]:
        yield line("2a", "Cơ quan chủ quản", above, caps, Range(12, 13), bold=False, caps=True)
    issuer = lines[-1] if lines else None
    yield line("2b", "Cơ quan ban hành", issuer, caps, Range(12, 13), bold=True, caps=True)
    whole = measures.width_of(issuer.words, issuer.size) if issuer else 0.0
    whole = min(whole, measures.LEFT_COLUMN)
    least, most = (part * whole for part in TO_HALF)
    title = "Đường kẻ dưới cơ quan ban hành"
    yield _rule("2b", title, seen.issuer_line, least, most, "1/3–1/2 dòng chữ")


def _number(seen: Seen) -> Iterator[Check]:
    text = seen.beginning("Số:") or seen.beginning("Số")
    right = bool(text and NUMBER.match(text.words) and Range(13, 13).holds(text.size))
    found = text.described if text else NOT_THERE
    yield Check("3", "Số, ký hiệu", right, found, "Số: 05/KH-SKHCN, cỡ 13")


def _day(seen: Seen) -> Iterator[Check]:
    text = seen.day
    right = bool(text and DAY.match(text.words) and text.italic and Range(13, 14).holds(text.size))
    found = text.described if text else NOT_THERE
    expected = "Lai Châu, ngày 07 tháng 01 năm 2026, nghiêng, cỡ 13–14"
    yield Check("4", "Địa danh, ngày tháng", right, found, expected)


def _title(seen: Seen) -> Iterator[Check]:
    subject = seen.beginning("V/v ")
    if subject:
        yield line("5b", "Trích yếu công văn", subject, "V/v …", Range(12, 13), bold=False)
        return
    size = Range(13, 14)
    yield line("5a", "Tên loại", seen.type_line, "CHỮ IN HOA", size, bold=True, caps=True)
    yield line("5a", "Trích yếu", seen.subject_line, "trích yếu", size, bold=True)
    subject = seen.subject_line
    whole = measures.width_of(subject.words, subject.size) if subject else 0.0
    least, most = (part * min(whole, measures.TEXT_WIDTH) for part in TO_HALF)
    title = "Đường kẻ dưới trích yếu"
    yield _rule("5a", title, seen.subject_rule, least, most, "1/3–1/2 dòng chữ")


def _addressees(seen: Seen) -> Iterator[Check]:
    if text := seen.beginning("Kính gửi:"):
        right = Range(13, 14).holds(text.size) and seen.addressees_end_well
        yield Check("9a", "Kính gửi", right, text.words, "mỗi nơi một dòng “- …;”, cuối “.”")


def _marks(seen: Seen) -> Iterator[Check]:
    secret = [text.words for text in seen.texts if text.words.upper() in SECRECY]
    title, none = "Không đóng dấu độ mật (văn bản mật không soạn ở đây)", "không có"
    yield Check("10a", title, not secret, "; ".join(secret) or none, none)
    for text in seen.texts:
        if text.words.upper() in URGENCY:
            right = text.words.isupper() and text.bold and text.is_framed
            right &= Range(13, 14).holds(text.size)
            yield Check("10b", "Độ khẩn", right, text.described, "IN HOA, đậm, trong khung")


def _rule(code: str, title: str, length: float, least: float, most: float, words: str) -> Check:
    right = length > 0 and Range(least, most).holds(length)
    found = f"{length:.0f} mm" if length else NOT_THERE
    return Check(code, title, right, found, f"{words} ({least:.0f}–{most:.0f} mm)")


CHECKS: tuple[Line, ...] = (_state, _issuer, _number, _day, _title, _addressees, _marks)

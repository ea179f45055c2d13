"""What closes a letter: who signs, room for signature and seal, recipients."""

import re
from collections.abc import Iterator

from chamdiem.writing.checks.check import NOT_THERE, Check, Line
from chamdiem.writing.measures import Range
from chamdiem.writing.seen import Seen

# Before the name of who signs; the army, health and education may have them, offices may not.
LEARNED = re.compile(r"^(GS|PGS|TS|ThS|CN|KS|Tiến sĩ|Thạc sĩ|Kỹ sư|Cử nhân)\b[.\s]", re.IGNORECASE)
LEAST_ROOM = 3


def _signature(seen: Seen) -> Iterator[Check]:
    lines = seen.signature
    right = bool(lines) and all(
        one.words.isupper() and one.bold and Range(13, 14).holds(one.size) for one in lines
    )
    found = " / ".join(one.words for one in lines) or NOT_THERE
    yield Check("7", "Thẩm quyền, chức vụ người ký", right, found, "IN HOA, đậm, cỡ 13–14")
    if name := seen.signer:
        right = name.bold and Range(13, 14).holds(name.size) and not LEARNED.match(name.words)
        yield Check("7", "Họ tên người ký", right, name.described, "đậm, không học hàm, học vị")


def _seal(seen: Seen) -> Iterator[Check]:
    right = not seen.pictures and seen.room_to_sign >= LEAST_ROOM
    found = f"{seen.room_to_sign} dòng trống, {seen.pictures} hình"
    title = "Chỗ ký và đóng dấu để trống"
    yield Check("8", title, right, found, "có chỗ trống, không có hình chữ ký, con dấu")


def _recipients(seen: Seen) -> Iterator[Check]:
    label = seen.beginning("Nơi nhận:")
    right = bool(label and label.bold and label.italic and Range(12, 12).holds(label.size))
    found = label.described if label else NOT_THERE
    yield Check("9b", "Nhãn “Nơi nhận:”", right, found, "đậm nghiêng, cỡ 12")
    lines = seen.recipients
    kept = bool(lines) and lines[-1].words.startswith("- Lưu: VT") and lines[-1].words.endswith(".")
    listed = kept and all(one.words.endswith(";") for one in lines[:-1])
    small = all(Range(11, 11).holds(one.size) for one in lines)
    found = " ".join(one.words for one in lines) or NOT_THERE
    yield Check("9b", "Danh sách nơi nhận", listed and small, found, "- …; … - Lưu: VT, …. cỡ 11")
    if seen.beginning("Kính gửi:") and lines:
        first = lines[0].words
        yield Check("9b", "Nơi nhận đầu tiên", first == "- Như trên;", first, "- Như trên;")


CHECKS: tuple[Line, ...] = (_signature, _seal, _recipients)

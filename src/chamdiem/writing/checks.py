"""Reads a DOCX back and holds it against the form of NĐ 30/2020/NĐ-CP, line by line.

Every line of the form is one named check with what was found and what was expected. A check that
does not concern a document (a công văn has no type line) is not listed.
"""

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import docx

from chamdiem.writing import measures
from chamdiem.writing.heads import MOTTO, STATE
from chamdiem.writing.measures import Range
from chamdiem.writing.seen import Seen, Text

NUMBER = re.compile(r"^Số: (\s*|\d{2,6})/[A-ZĐ][\wĐđ]*(-[A-ZĐ][\wĐđ&]*)*$")
DAY = re.compile(
    r"^\S.*, ngày (\s+|0[1-9]|[12]\d|3[01]) tháng (\s+|0[12]|[3-9]|1[0-2]) năm (\s+|\d{4})$"
)


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the form: its code, what it asks, whether it is kept, what was found."""

    code: str
    title: str
    is_kept: bool
    found: str
    expected: str


class NotADocument(ValueError):
    """Raise when the bytes are no DOCX."""


def check(source: bytes) -> tuple[Check, ...]:
    """Return every check that concerns the document, in the order of the form."""
    try:
        seen = Seen(docx.Document(io.BytesIO(source)))
    except Exception as trouble:
        raise NotADocument(
            "Tệp không phải DOCX đọc được; hãy lưu lại bằng Word rồi thử lại."
        ) from trouble
    return tuple(found for one in CHECKS for found in one(seen))


def _page(seen: Seen) -> Iterator[Check]:
    width, height = seen.page
    found = f"{width:.0f} × {height:.0f} mm"
    yield Check(
        "P1",
        "Khổ giấy A4, trang đứng",
        (round(width), round(height)) == (210, 297),
        found,
        "210 × 297 mm",
    )


def _margins(seen: Seen) -> Iterator[Check]:
    names = {"top": "trên", "bottom": "dưới", "left": "trái", "right": "phải"}
    for side, wanted in measures.MARGINS.items():
        value = seen.margin(side)
        title = f"Lề {names[side]}"
        yield Check("P2", title, wanted.holds(value), f"{value:.1f} mm", f"{wanted} mm")


def _font(seen: Seen) -> Iterator[Check]:
    others = sorted({text.font for text in seen.texts} - {measures.FONT})
    found = ", ".join(others) or measures.FONT
    yield Check("P3", "Phông chữ", not others, found, measures.FONT)


def _page_number(seen: Seen) -> Iterator[Check]:
    found = "có, trừ trang đầu" if seen.numbers_pages else "không có hoặc có ở trang đầu"
    yield Check(
        "P4",
        "Số trang giữa lề trên, không ở trang đầu",
        seen.numbers_pages,
        found,
        "có, trừ trang đầu",
    )


def _state(seen: Seen) -> Iterator[Check]:
    yield _line("1a", "Quốc hiệu", seen.exactly(STATE), STATE, Range(12, 13), bold=True)
    yield _line("1b", "Tiêu ngữ", seen.exactly(MOTTO), MOTTO, Range(13, 14), bold=True)


def _issuer(seen: Seen) -> Iterator[Check]:
    lines = seen.issuer
    if len(lines) > 1:
        yield _line(
            "2a", "Cơ quan chủ quản", lines[0], "CHỮ IN HOA", Range(12, 13), bold=False, caps=True
        )
    issuer = lines[-1] if lines else None
    yield _line("2b", "Cơ quan ban hành", issuer, "CHỮ IN HOA", Range(12, 13), bold=True, caps=True)


def _number(seen: Seen) -> Iterator[Check]:
    text = seen.beginning("Số:") or seen.beginning("Số")
    right = bool(text and NUMBER.match(text.words))
    found = text.words if text else "không thấy"
    yield Check("3", "Số, ký hiệu", right, found, "Số: 05/KH-SKHCN")


def _day(seen: Seen) -> Iterator[Check]:
    text = seen.day
    right = bool(text and DAY.match(text.words) and text.italic and Range(13, 14).holds(text.size))
    found = text.described if text else "không thấy"
    yield Check(
        "4",
        "Địa danh, ngày tháng",
        right,
        found,
        "Lai Châu, ngày 07 tháng 01 năm 2026, nghiêng, cỡ 13–14",
    )


def _title(seen: Seen) -> Iterator[Check]:
    subject = seen.beginning("V/v ")
    if subject:
        yield _line("5b", "Trích yếu công văn", subject, "V/v …", Range(12, 13), bold=False)
        return
    yield _line("5a", "Tên loại", seen.type_line, "CHỮ IN HOA", Range(13, 14), bold=True, caps=True)
    yield _line("5a", "Trích yếu", seen.subject_line, "trích yếu", Range(13, 14), bold=True)


def _body(seen: Seen) -> Iterator[Check]:
    wrong = [text.words[:40] for text in seen.body if not Range(13, 14).holds(text.size)]
    yield Check("6", "Cỡ chữ nội dung", not wrong, "; ".join(wrong) or "13–14", "13–14")
    crooked = [text.words[:40] for text in seen.body if not text.justified]
    yield Check(
        "6", "Nội dung căn đều hai bên", not crooked, "; ".join(crooked) or "đều", "đều hai bên"
    )
    shallow = [text.words[:40] for text in seen.body if text.indent and not _indented(text)]
    yield Check(
        "6", "Lùi đầu dòng", not shallow, "; ".join(shallow) or "1–1,27 cm", "1 hoặc 1,27 cm"
    )


def _bases(seen: Seen) -> Iterator[Check]:
    bases = [text for text in seen.body if text.words.startswith("Căn cứ ") and text.italic]
    if not bases:
        return
    ends = [text.words[-1] for text in bases]
    right = all(end == ";" for end in ends[:-1]) and ends[-1] in ".,"
    yield Check("6", "Căn cứ: mỗi căn cứ một dòng, dấu kết", right, " ".join(ends), "; … ; .")


def _signature(seen: Seen) -> Iterator[Check]:
    lines = seen.signature
    right = bool(lines) and all(
        line.words.isupper() and line.bold and Range(13, 14).holds(line.size) for line in lines
    )
    found = " / ".join(line.words for line in lines) or "không thấy"
    yield Check("7", "Thẩm quyền, chức vụ người ký", right, found, "IN HOA, đậm, cỡ 13–14")


def _addressees(seen: Seen) -> Iterator[Check]:
    if text := seen.beginning("Kính gửi:"):
        right = Range(13, 14).holds(text.size) and seen.addressees_end_well
        yield Check("9a", "Kính gửi", right, text.words, "mỗi nơi một dòng “- …;”, cuối “.”")


def _recipients(seen: Seen) -> Iterator[Check]:
    label = seen.beginning("Nơi nhận:")
    right = bool(label and label.bold and label.italic and Range(12, 12).holds(label.size))
    found = label.described if label else "không thấy"
    yield Check("9b", "Nhãn “Nơi nhận:”", right, found, "đậm nghiêng, cỡ 12")
    lines = seen.recipients
    kept = bool(lines) and lines[-1].words.startswith("- Lưu: VT") and lines[-1].words.endswith(".")
    listed = kept and all(line.words.endswith(";") for line in lines[:-1])
    small = all(Range(11, 11).holds(line.size) for line in lines)
    found = " ".join(line.words for line in lines) or "không thấy"
    yield Check("9b", "Danh sách nơi nhận", listed and small, found, "- …; … - Lưu: VT, …. cỡ 11")


def _end(seen: Seen) -> Iterator[Check]:
    last = seen.body[-1].words if seen.body else "không thấy"
    yield Check("E", "Kết thúc nội dung", last.endswith("./."), last[-20:], "./.")


def _line(
    code: str,
    title: str,
    text: Text | None,
    words: str,
    size: Range,
    *,
    bold: bool,
    caps: bool = False,
) -> Check:
    expected = f"{words}, {'đậm' if bold else 'đứng'}, cỡ {size}"
    if text is None:
        return Check(code, title, False, "không thấy", expected)
    right = size.holds(text.size) and text.bold == bold and (not caps or text.words.isupper())
    return Check(code, title, right, text.described, expected)


def _indented(text: Text) -> bool:
    return Range(10, 12.7).holds(text.indent)


CHECKS: tuple[Callable[[Seen], Iterator[Check]], ...] = (
    _page, _margins, _font, _page_number, _state, _issuer, _number, _day, _title,
    _addressees, _bases, _body, _end, _signature, _recipients,
)  # fmt: skip

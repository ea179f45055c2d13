"""Pages: size, margins, letters, numbers of pages."""

from collections.abc import Iterator

from chamdiem.writing import measures
from chamdiem.writing.checks.check import Check, Line
from chamdiem.writing.seen import Seen

UPRIGHT, ACROSS = measures.PAGE, measures.PAGE[::-1]
SIDES = {"top": "trên", "bottom": "dưới", "left": "trái", "right": "phải"}


def _page(seen: Seen) -> Iterator[Check]:
    """P1: A4 upright; across only where a table lies on those pages."""
    right, found = True, []
    for place, section in enumerate(seen.sections):
        width, height = round(section.page_width.mm), round(section.page_height.mm)
        across = (width, height) == ACROSS and place > 0 and seen.holds_a_table(place)
        right &= (width, height) == UPRIGHT or across
        found.append(f"{width} × {height} mm")
    title, expected = "Khổ giấy A4, trang đứng (ngang chỉ cho bảng)", "210 × 297 mm"
    yield Check("P1", title, right, "; ".join(dict.fromkeys(found)), expected)


def _margins(seen: Seen) -> Iterator[Check]:
    for side, wanted in measures.MARGINS.items():
        values = [float(getattr(one, f"{side}_margin").mm) for one in seen.sections]
        found = "; ".join(dict.fromkeys(f"{value:.1f} mm".replace(".", ",") for value in values))
        right = all(map(wanted.holds, values))
        yield Check("P2", f"Lề {SIDES[side]}", right, found, f"{wanted} mm")


def _font(seen: Seen) -> Iterator[Check]:
    others = sorted({text.font for text in seen.texts} - {measures.FONT})
    found = ", ".join(others) or measures.FONT
    yield Check("P3", "Phông chữ", not others, found, measures.FONT)
    coloured = [text.words[:40] for text in seen.texts if not text.is_black]
    yield Check("P3", "Chữ màu đen", not coloured, "; ".join(coloured) or "đen", "đen")


def _page_number(seen: Seen) -> Iterator[Check]:
    expected = "có, trừ trang đầu"
    found = expected if seen.numbers_pages else "không có hoặc có ở trang đầu"
    title = "Số trang giữa lề trên, không ở trang đầu"
    yield Check("P4", title, seen.numbers_pages, found, expected)


CHECKS: tuple[Line, ...] = (_page, _margins, _font, _page_number)

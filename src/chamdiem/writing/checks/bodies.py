"""The body: letters, lines, bases, the end, and the annexes after it."""

from collections.abc import Iterator

from chamdiem.writing import measures
from chamdiem.writing.checks.check import NOT_THERE, Check, Line, line, none_of
from chamdiem.writing.measures import Range
from chamdiem.writing.seen import Seen

OPENINGS = ("Căn cứ ", "Theo đề nghị ")
SIZE, SPACING = Range(13, 14), Range(1, 1.5)


def _bases(seen: Seen) -> Iterator[Check]:
    bases = [text for text in seen.body if text.words.startswith(OPENINGS) and text.italic]
    if bases:
        ends = [text.words[-1] for text in bases]
        right = all(end == ";" for end in ends[:-1]) and ends[-1] in ".,"
        yield Check("6", "Căn cứ: mỗi căn cứ một dòng, dấu kết", right, " ".join(ends), "; … ; .")


def _body(seen: Seen) -> Iterator[Check]:
    wrong = [text.words[:40] for text in seen.body if not SIZE.holds(text.size)]
    yield none_of("6", "Cỡ chữ nội dung", wrong, "13–14")
    crooked = [text.words[:40] for text in seen.body if not text.justified]
    yield none_of("6", "Nội dung căn đều hai bên", crooked, "đều hai bên")
    wanted = Range(10, measures.INDENT)
    shallow = [text.words[:40] for text in seen.body if not wanted.holds(text.indent)]
    yield none_of("6", "Lùi đầu dòng", shallow, "1 hoặc 1,27 cm")
    narrow = [text.words[:40] for text in seen.body if text.gap < measures.GAP]
    yield none_of("6", "Khoảng cách giữa các đoạn", narrow, "từ 6 pt")
    tight = [t.words[:40] for t in seen.body if not 1 <= t.spacing <= SPACING.most]
    yield none_of("6", "Dãn dòng", tight, "đơn đến 1,5 dòng")


def _end(seen: Seen) -> Iterator[Check]:
    last = seen.body[-1].words if seen.body else NOT_THERE
    yield Check("E", "Kết thúc nội dung", last.endswith("./."), last[-20:], "./.")


def _annexes(seen: Seen) -> Iterator[Check]:
    for head in seen.annexes:
        label, title, reference = (*head, None, None, None)[:3]
        name = label.words if label else ""
        yield line("PL", "Số phụ lục", label, "Phụ lục …", Range(14, 14), bold=True)
        yield line("PL", f"Tên {name}", title, "IN HOA", SIZE, bold=True, caps=True)
        right = bool(
            reference
            and reference.italic
            and reference.words.startswith("(Kèm theo ")
            and SIZE.holds(reference.size)
        )
        found = reference.described if reference else NOT_THERE
        yield Check("PL", f"Chỉ dẫn của {name}", right, found, "(Kèm theo …), nghiêng, cỡ 13–14")


CHECKS: tuple[Line, ...] = (_bases, _body, _end, _annexes)

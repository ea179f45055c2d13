"""A reading in words for a person (tóm tắt): what is there, what is blank, what to look at."""

from collections.abc import Iterator

from chamdiem.reading.document import Reading
from chamdiem.reading.tasks import Task

BLANK = "để trống hoặc không đọc được"
DOUBT = 85


def summary(reading: Reading) -> str:
    """Return the summary of a reading, line by line."""
    return "\n".join(_lines(reading))


def _lines(reading: Reading) -> Iterator[str]:
    head, tail = reading.head, reading.tail
    number = head.number.value if head.number else "…"
    symbol = head.symbol.value if head.symbol else ""
    sign = "-" if "/" in symbol else "/"
    yield f"{_said(head.doc_type)} số {number}{sign}{symbol}" if symbol else _said(head.doc_type)
    yield f"Cơ quan ban hành: {_said(head.issuer)}"
    yield f"Ngày: {_day(head.date.value) if head.date else BLANK}"
    yield f"Trích yếu: {_said(head.subject)}"
    if head.addressees:
        yield f"Kính gửi: {'; '.join(one.value for one in head.addressees)}"
    if tail.signer or tail.signer_title:
        yield f"Ký: {_said(tail.signer_title)}, {_said(tail.signer)}"
    if reading.is_noisy:
        yield (
            "Lời văn mất dấu (nhận dạng bằng bộ chữ khác): nên quét lại và đọc bằng bộ tiếng Việt."
        )
    yield from _references(reading)
    yield from _tasks(reading)
    yield from _remarks(reading)


def _references(reading: Reading) -> Iterator[str]:
    yield ""
    yield f"Văn bản được dẫn: {len(reading.references)}"
    for one in reading.references:
        day = f" ngày {one.date:%d/%m/%Y}" if one.date else ""
        who = f" của {one.issuer}" if one.issuer else ""
        doubt = " (cần xem lại)" if one.confidence < DOUBT else ""
        yield f"  - {one.number}{day}{who}{doubt}"


def _tasks(reading: Reading) -> Iterator[str]:
    yield ""
    yield f"Nhiệm vụ đề xuất: {len(reading.tasks)}"
    for one in reading.tasks:
        yield f"  {one.n or '–'}. {one.text[:110]}{'…' if len(one.text) > 110 else ''}"
        yield f"     chủ trì: {one.lead}"
        if one.partners:
            yield f"     phối hợp: {'; '.join(one.partners)}"
        yield f"     thời hạn: {_deadline(one)}"


def _remarks(reading: Reading) -> Iterator[str]:
    shown = [one for one in reading.remarks if one.code != "no-deadline"]
    undated = len(reading.remarks) - len(shown)
    yield ""
    yield f"Điều cần xem lại: {len(reading.remarks)}"
    for one in shown:
        yield f"  - {one.message}"
    if undated:
        yield f"  - {undated} nhiệm vụ không có thời hạn trong văn bản."


def _deadline(task: Task) -> str:
    late = task.deadline
    if late is None:
        return "văn bản không ghi"
    if late.date is None:
        return late.raw
    return f"{late.date:%d/%m/%Y} (“{late.raw}”)"


def _said(seen: object) -> str:
    value = getattr(seen, "value", None)
    return str(value) if value else BLANK


def _day(written: str) -> str:
    parts = written.split("-")
    if len(parts) == 3:
        return f"{parts[2]}/{parts[1]}/{parts[0]}"
    return f"tháng {int(parts[1])}/{parts[0]}, ngày để trống" if len(parts) == 2 else written

"""A reading as JSON: the names of docs/formats/reading.md, each value with place and confidence."""

from typing import Any

from chamdiem.reading.blocks import Block
from chamdiem.reading.document import VERSION, Reading
from chamdiem.reading.references import Reference
from chamdiem.reading.spans import Seen, Span
from chamdiem.reading.tasks import Task

FIELDS = (
    "issuer", "parent_issuer", "number", "symbol", "doc_type", "place", "date", "subject",
    "urgency",
)  # fmt: skip


def as_json(reading: Reading) -> dict[str, Any]:
    """Return a reading as plain values; what is blank is null."""
    head, tail = reading.head, reading.tail
    seen: dict[str, Seen[str] | None] = {name: getattr(head, name) for name in FIELDS}
    seen |= {"signer": tail.signer, "signer_title": tail.signer_title}
    return {
        "format": VERSION,
        **{name: one.value if one else None for name, one in seen.items()},
        "addressees": [one.value for one in head.addressees],
        "references": [_reference(one) for one in reading.references],
        "items": [_item(one) for one in reading.items if one.mark],
        "tasks": [_task(one) for one in reading.tasks],
        "recipients": [one.value for one in tail.recipients],
        "digital_signatures": [
            {"time": one.at.isoformat(), "name": one.name or None, "span": _span(one.span)}
            for one in tail.stamps
        ],
        "inconsistencies": [
            {"code": one.code, "message": one.message, "span": _span(one.span)}
            for one in reading.remarks
        ],
        "is_noisy": reading.is_noisy,
        "spans": {name: _span(one.span) for name, one in seen.items() if one},
        "confidence": {name: one.confidence for name, one in seen.items() if one},
        "addressee_spans": [_span(one.span) for one in head.addressees],
    }


def _reference(one: Reference) -> dict[str, Any]:
    return {
        "number": one.number,
        "date": one.date.isoformat() if one.date else None,
        "issuer": one.issuer or None,
        "doc_type": one.doc_type or None,
        "raw": one.raw,
        "span": _span(one.span),
        "problems": list(one.problems),
        "confidence": one.confidence,
    }


def _item(one: Block) -> dict[str, Any]:
    return {
        "mark": one.mark,
        "text": one.text,
        "span": _span(one.span),
        "items": [_item(below) for below in one.below if below.mark],
    }


def _task(one: Task) -> dict[str, Any]:
    late = one.deadline
    return {
        "n": one.n or None,
        "text_start": one.text_start,
        "text": one.text,
        "lead": one.lead,
        "partners": list(one.partners),
        "report_to": one.report_to or None,
        "deadline": late.date.isoformat() if late and late.date else None,
        "deadline_raw": late.raw if late else None,
        "deadline_type": late.kind if late else None,
        "deadline_bound": late.bound if late else None,
        "inherited_deadline": bool(late and late.inherited),
        "product": one.product or None,
        "targets": list(one.targets),
        "span": _span(one.span),
        "confidence": one.confidence,
    }


def _span(one: Span | None) -> list[int] | None:
    return [one.start, one.end] if one else None

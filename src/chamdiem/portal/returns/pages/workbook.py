"""The return as a workbook to fill in (phiếu.xlsx): the same rows as the form."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from chamdiem.engine.scheme import Leaf
from chamdiem.formats.returns import Blank, Entry, Heading, workbook
from chamdiem.portal.common import moments
from chamdiem.portal.returns import queries, reading
from chamdiem.portal.returns.access import Desk
from chamdiem.portal.returns.choices import OPEN_TO_THE_UNIT, Answer, ReturnState
from chamdiem.portal.returns.facts import CellNow, SentNow
from chamdiem.portal.returns.pages import words


def filled_workbook(*, desk: Desk, at: datetime) -> bytes:
    """Return the return as a workbook; what the person may write is open in it."""
    sheet, period = desk.sheet, desk.of.period
    due = queries.due(of=desk.of, is_supplement=queries.sent_last(of=desk.of) is not None)
    deadline = f" Hạn gửi: {moments.spoken(due.instant)}." if due.instant else ""
    _, before = queries.sent_before(of=desk.of)
    return workbook(
        Blank(
            title=f"{words.TITLE} {sheet.month.spoken}: {sheet.unit.name}",
            trial=words.trial_words(desk),
            month=sheet.month,
            unit=sheet.unit.code,
            unit_name=sheet.unit.name,
            scheme=str(period.scheme_version),
            scheme_digest=sheet.scheme_digest,
            told=f"Số liệu trên hệ thống lúc {moments.spoken(at)}.{deadline}",
            rows=tuple(_rows(desk, before)),
        )
    )


def workbook_name(desk: Desk) -> str:
    """Name the file of a return."""
    return f"phieu-tu-cham-{desk.sheet.month}-{desk.sheet.unit.code}.xlsx"


def _rows(desk: Desk, before: Mapping[str, SentNow]) -> Iterator[Heading | Entry]:
    sheet, taken = desk.sheet, set[str]()
    is_open = ReturnState(desk.of.state) in OPEN_TO_THE_UNIT and desk.fills
    for node, depth in sheet.scheme.nodes():
        if not isinstance(node, Leaf):
            yield Heading(node.code, node.name, depth)
            continue
        writes = is_open and (desk.writes_all or node.code in desk.leaves)
        yield _leaf(desk, node, depth, writes)
        for code in sheet.fields[node.code]:
            if code not in taken:
                taken.add(code)
                yield _entry(desk, code, before, is_open)


def _leaf(desk: Desk, node: Leaf, depth: int, writes: bool) -> Heading:
    remark = desk.sheet.drafted.remarks.get(node.code)
    said, seen = (remark.text, remark.version) if remark else ("", 0)
    return Heading(node.code, node.name, depth, True, said, seen, writes)


def _entry(desk: Desk, code: str, before: Mapping[str, SentNow], is_open: bool) -> Entry:
    item, cell = desk.sheet.scheme.input(code), desk.sheet.drafted.cells.get(code)
    was = before.get(code)
    within = desk.within
    return Entry(
        item=item,
        before=reading.shown(item, was.answer, was.value) if was else "",
        now=_now(desk, code, cell),
        seen=cell.version if cell else 0,
        is_open=is_open and (within is None or code in within),
    )


def _now(desk: Desk, code: str, cell: CellNow | None) -> str:
    """Return what stands in a cell; what cannot be read as it was typed."""
    if cell is None or cell.is_blank:
        return ""
    if cell.answer is Answer.VALUE and cell.value is None:
        return cell.typed
    return reading.shown(desk.sheet.scheme.input(code), cell.answer, cell.value)

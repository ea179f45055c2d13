"""What the printed return says: figures, points, words, evidence, the statement of the signer."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from chamdiem.engine.scheme import Group, Leaf
from chamdiem.portal.common import moments
from chamdiem.portal.returns import checks, printing
from chamdiem.portal.returns.access import Desk
from chamdiem.portal.returns.choices import STATEMENT, ReturnState
from chamdiem.portal.returns.pages import evidence, sending, words

ADVICE = (
    "Bản in này được ký số trong hệ thống văn bản của đơn vị rồi nộp lại, hoặc ký giấy và gửi "
    "văn thư. Dấu vân trên mỗi trang là dấu vân của số liệu, giải thích và minh chứng lúc in; "
    "phiếu sửa sau khi in thì phải in và ký lại."
)
_UNSIGNED = (ReturnState.EMPTY, ReturnState.ENTERING, ReturnState.PRESENTED, ReturnState.RETURNED)


def printed(*, desk: Desk, at: datetime) -> bytes:
    """Return the return as a PDF (phiếu.pdf)."""
    return printing.pdf(_said(desk, at), fingerprint=desk.sheet.fingerprint)


def file_name(desk: Desk) -> str:
    """Name the file of a printed return."""
    return f"phieu-tu-cham-{desk.sheet.month}-{desk.sheet.unit.code}.pdf"


def _said(desk: Desk, at: datetime) -> dict[str, Any]:
    sheet, period = desk.sheet, desk.of.period
    month = sheet.month.spoken
    return {
        "title": f"{words.TITLE} {month}, {sheet.unit.name}",
        "heading": words.TITLE,
        "unit": sheet.unit.name,
        "month": month,
        "scheme": f"{period.scheme_version}, mã băm {sheet.scheme_digest[:16]}…",
        "trial": words.trial_words(desk),
        "draft": _draft(desk),
        "total": words.total(sheet),
        "state": str(ReturnState(desk.of.state).label),
        "printed": moments.spoken(at),
        "lines": list(_lines(desk)),
        "evidence": list(_evidence(desk)),
        "statement": STATEMENT,
        "advice": ADVICE,
    }


def _draft(desk: Desk) -> str:
    if desk.of.state not in _UNSIGNED or not (found := checks.problems(desk.sheet)):
        return ""
    return f"BẢN NHÁP – còn {len(found)} chỗ phải sửa, chưa ký gửi được"


def _lines(desk: Desk) -> Iterator[dict[str, Any]]:
    for node, depth in desk.sheet.scheme.nodes():
        if isinstance(node, Group):
            yield {"section": True, "name": f"{'– ' * depth}{node.name}"}
        elif isinstance(node, Leaf):
            line = sending.line(desk, node.code, node.name)
            yield {
                "section": False,
                "name": line.name,
                "figures": list(line.figures),
                "points": line.points,
                "said": line.said,
                "remark": line.remark,
            }


def _evidence(desk: Desk) -> Iterator[dict[str, Any]]:
    for leaf in desk.sheet.scheme.leaves():
        for one in desk.sheet.drafted.evidence.get(leaf.code, ()):
            yield {
                "leaf": leaf.name,
                "name": evidence.name_of(one),
                "about": evidence.about(one),
                "hash": one.sha256,
            }

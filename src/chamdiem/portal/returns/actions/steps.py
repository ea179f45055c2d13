"""Presenting a return to the head, taking it back, handing it back."""

from datetime import datetime

from django.db import transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.common import text
from chamdiem.portal.returns import checks, queries
from chamdiem.portal.returns.actions import ground
from chamdiem.portal.returns.choices import ReturnState
from chamdiem.portal.returns.models import Return

SHOWN = 3
LONGEST_NOTE = 1000


class NotComplete(ground.Refused):
    """Raise when something must be mended before the return goes on."""


@transaction.atomic
def present(*, of: Return, note: str = "", by: User, at: datetime) -> None:
    """Present the return to the head (Trình người đứng đầu); from then on it is not written in."""
    row = ground.locked(of)
    ground.require_writing(row)
    if row.state == ReturnState.EMPTY:
        raise ground.Refused("Phiếu chưa có số liệu nào. Hãy nhập phiếu trước khi trình.")
    require_complete(row)
    ground.move(row, ReturnState.PRESENTED, by=by, at=at, note=note)
    audit.record(verb="returns.return.presented", actor=by.opaque_id, subject=row, at=at)


@transaction.atomic
def take_back(*, of: Return, by: User, at: datetime) -> None:
    """Take a presented return back to go on writing (rút lại)."""
    row = ground.locked(of)
    _require_presented(row)
    ground.move(row, ReturnState.ENTERING, by=by, at=at, note="Rút lại để sửa")
    audit.record(verb="returns.return.taken-back", actor=by.opaque_id, subject=row, at=at)


@transaction.atomic
def hand_back(*, of: Return, note: str, by: User, at: datetime) -> None:
    """Hand a presented return back to the office with a note (trả lại), by who may sign."""
    row = ground.locked(of)
    _require_presented(row)
    if not (written := text.nfc(note)[:LONGEST_NOTE]):
        raise ground.Refused("Trả lại phiếu cần ghi nội dung phải sửa.")
    ground.move(row, ReturnState.ENTERING, by=by, at=at, note=written)
    audit.record(verb="returns.return.handed-back", actor=by.opaque_id, subject=row, at=at)


def require_complete(row: Return) -> None:
    """Refuse to let a return go on while something in it must be mended."""
    found = checks.problems(queries.sheet(of=row))
    if found:
        shown = " ".join(one.words for one in found[:SHOWN])
        more = f" Và {len(found) - SHOWN} chỗ khác." if len(found) > SHOWN else ""
        raise NotComplete(f"Phiếu còn {len(found)} chỗ phải sửa. {shown}{more}")


def _require_presented(row: Return) -> None:
    if row.state != ReturnState.PRESENTED:
        raise ground.Refused(
            f"Phiếu đang ở trạng thái “{ReturnState(row.state).label}”, không phải đang trình "
            "người đứng đầu."
        )

"""Confirming what the province must decide before an official month (I34)."""

from datetime import datetime

from django.db import transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.common import text
from chamdiem.portal.orgs.models import Organisation
from chamdiem.portal.periods.actions.ground import Refused
from chamdiem.portal.periods.choices import Line
from chamdiem.portal.periods.models import Confirmation


class UnknownLine(Refused):
    """Raise when the line is not in the closed list."""


class NoBasis(Refused):
    """Raise when nothing stands behind a confirmation or a waiver."""


class ReviewsItself(Refused):
    """Raise when the Department would be appraised by itself, or by nobody."""


def confirm_line(
    *,
    line: str,
    basis: str,
    note: str = "",
    department: Organisation | None = None,
    reviewer: Organisation | None = None,
    by: User,
    at: datetime,
) -> Confirmation:
    """Record that the province confirmed a line (Xác nhận), by which document."""
    row = Confirmation(line=line, is_waived=False, department=department, reviewer=reviewer)
    return _record("periods.line.confirmed", row, basis, note, by, at)


def waive_line(
    *,
    line: str,
    basis: str,
    note: str = "",
    department: Organisation | None = None,
    reviewer: Organisation | None = None,
    by: User,
    at: datetime,
) -> Confirmation:
    """Record that a line may wait (Cho tạm dùng), by whose decision."""
    row = Confirmation(line=line, is_waived=True, department=department, reviewer=reviewer)
    return _record("periods.line.waived", row, basis, note, by, at)


@transaction.atomic
def _record(
    verb: str, row: Confirmation, basis: str, note: str, by: User, at: datetime
) -> Confirmation:
    row.basis, row.note = text.nfc(basis).strip(), text.nfc(note).strip()
    _require_whole(row)
    row.at, row.by = at, by.public_id
    row.save(force_insert=True)
    audit.record(verb=verb, actor=by.opaque_id, subject=row, at=at, line=row.line)
    return row


def _require_whole(row: Confirmation) -> None:
    if row.line not in Line.values:
        raise UnknownLine(f"Không có việc “{row.line}” trong danh sách việc tỉnh phải xác nhận.")
    if not row.basis:
        raise NoBasis(
            "Hãy ghi căn cứ: số, ngày, cơ quan ban hành của văn bản; khi cho tạm dùng, ghi ai đồng "
            "ý và đến khi nào."
        )
    if row.line == Line.DEPARTMENT:
        _require_another(row.department, row.reviewer)


def _require_another(department: Organisation | None, reviewer: Organisation | None) -> None:
    if department is None or reviewer is None or department == reviewer:
        raise ReviewsItself(
            "Hãy chọn cơ quan nào là Sở KH&CN và một cơ quan khác thẩm định phiếu của Sở. Không cơ "
            "quan nào tự thẩm định phiếu của mình; UBND tỉnh chỉ định cơ quan thẩm định."
        )

"""What every act on a return stands on: the row locked, opened where it was not, and moved."""

from datetime import datetime

from django.db import connection

from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.periods.choices import Stage
from chamdiem.portal.returns.choices import OPEN_TO_THE_UNIT, ReturnState
from chamdiem.portal.returns.models import Return, ReturnStep

WRITING = (Stage.OPEN, Stage.SELF_SCORE, Stage.APPRAISAL)
_ELSEWHERE = {
    ReturnState.PRESENTED: "Phiếu đã trình người đứng đầu. Muốn sửa, hãy rút lại phiếu, hoặc người "
    "đứng đầu trả lại.",
    ReturnState.SENT: "Phiếu đã gửi Sở KH&CN nên không sửa được. Nếu cần bổ sung, cơ quan "
    "thẩm định trả lại phiếu.",
    ReturnState.APPRAISED: "Phiếu đã thẩm định. Người đứng đầu có thể kiến nghị về điểm trong thời "
    "hạn nhận kiến nghị.",
    ReturnState.APPROVED: "Kết quả tháng đã được phê duyệt và khoá. Sai sót được đính chính "
    "bằng văn bản có số.",
}


class Refused(Exception):
    """Raise when an act on a return is not allowed; says the rule and who lifts it."""


class NotYours(Refused):
    """Raise when somebody writes outside the part they were given."""


def hold_period(of: Return) -> None:
    """Let the period stay in its stage until this transaction ends; many may hold it at once.

    Called before the return is locked, and the stage is read afterwards.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT FROM periods_period WHERE id = %s FOR SHARE", [of.period_id])


def locked(of: Return) -> Return:
    """Return the return locked, opened silently where the period opened and it was not yet."""
    if of._state.adding:
        Return.objects.get_or_create(period=of.period, organisation=of.organisation)
    rows = Return.objects.select_for_update(of=("self",)).select_related(
        "period__scheme_version", "organisation"
    )
    return rows.get(period_id=of.period_id, organisation_id=of.organisation_id)


def to_write(of: Return, *, by: User, at: datetime) -> Return:
    """Return the return locked and in the hands of the unit; the first word begins it."""
    row = locked(of)
    require_writing(row)
    if row.state == ReturnState.EMPTY:
        move(row, ReturnState.ENTERING, by=by, at=at)
        audit.record(verb="returns.return.begun", actor=by.opaque_id, subject=row, at=at)
    return row


def require_writing(row: Return) -> None:
    """Refuse to write in a return that is not with the unit, or in a month that went on."""
    if row.period.stage not in WRITING:
        stage = Stage(row.period.stage).label
        raise Refused(
            f"Kỳ {row.period.month} đang ở giai đoạn “{stage}” nên phiếu không sửa được. Sở KH&CN "
            "chuyển giai đoạn của kỳ."
        )
    if row.state not in OPEN_TO_THE_UNIT:
        raise Refused(_ELSEWHERE[ReturnState(row.state)])


def move(row: Return, to: ReturnState, *, by: User, at: datetime, note: str = "") -> None:
    """Move a return by a step; the database moves its state (I14)."""
    ReturnStep.objects.create(
        of=row, from_state=row.state, to_state=to, note=note, at=at, by=by.public_id
    )
    row.state = to

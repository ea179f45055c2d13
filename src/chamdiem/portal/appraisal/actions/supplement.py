"""A return on its way: given back for a supplement (bổ sung), taken again, opened again."""

from datetime import datetime

from django.db import transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.appraisal import access, queries
from chamdiem.portal.appraisal.actions import ground, threads
from chamdiem.portal.appraisal.choices import Words
from chamdiem.portal.appraisal.models import Message
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.common import moments
from chamdiem.portal.returns import actions as returns
from chamdiem.portal.returns import queries as sent
from chamdiem.portal.returns.choices import ReturnState
from chamdiem.portal.returns.models import Return


class NoMoreRounds(ground.Refused):
    """Raise when the round of supplement was had, or comes too late to be answered."""


class NotYetOver(ground.Refused):
    """Raise when the unit still has time to answer."""


@transaction.atomic
def return_for_supplement(*, of: Return, note: str, by: User, at: datetime) -> Message:
    """Give a sent return back (trả lại để bổ sung), once, with what is wanted and until when."""
    row = ground.locked(of)
    _require_handling(row, by, at)
    if row.state != ReturnState.SENT:
        raise ground.NotSent(
            f"Phiếu đang ở trạng thái “{ReturnState(row.state).label}” nên không trả lại được; chỉ "
            f"trả lại phiếu “{ReturnState.SENT.label}”."
        )
    _require_round(row)
    written = ground.note(note, what="nội dung đơn vị phải bổ sung")
    due_at = _due(row, at)
    message = Message.objects.create(
        of=row, leaf="", kind=Words.ASK, text=written, due_at=due_at, at=at, by=by.public_id
    )
    returns.move(row, ReturnState.RETURNED, by=by, at=at, note=written)
    audit.record(
        verb="appraisal.return.given-back",
        actor=by.opaque_id,
        subject=row,
        at=at,
        due=due_at.isoformat(),
        number=queries.rounds(of=row),
    )
    return message


@transaction.atomic
def close_supplement(*, of: Return, by: User, at: datetime) -> None:
    """End a round that the unit did not answer (kết thúc lượt bổ sung): what was sent stands."""
    row = ground.locked(of)
    _require_handling(row, by, at)
    due_at = queries.supplement_due(of=row)
    if row.state not in queries.WITH_THE_UNIT or due_at is None or not row.sendings.exists():
        raise ground.NotSent("Phiếu này không có lượt bổ sung nào đang chờ đơn vị.")
    if at <= due_at:
        raise NotYetOver(
            f"Đơn vị còn được bổ sung đến hết ngày {moments.day_of(due_at):%d/%m/%Y}. Sau lúc ấy "
            "mới kết thúc lượt bổ sung được."
        )
    words = "Quá hạn bổ sung mà đơn vị chưa gửi lại: thẩm định theo lần gửi trước"
    returns.move(row, ReturnState.SENT, by=by, at=at, note=words)
    audit.record(verb="appraisal.supplement.closed", actor=by.opaque_id, subject=row, at=at)
    ground.finish(row, by=by, at=at)


@transaction.atomic
def reopen(*, of: Return, note: str, by: User, at: datetime) -> None:
    """Open an appraised return again (mở lại), while its month is in appraisal."""
    row = ground.locked(of)
    _require_handling(row, by, at)
    if row.state != ReturnState.APPRAISED:
        raise ground.NotSent(
            f"Chỉ mở lại phiếu “{ReturnState.APPRAISED.label}”; phiếu này đang ở trạng thái "
            f"“{ReturnState(row.state).label}”."
        )
    written = ground.note(note, what="lý do mở lại phiếu")
    returns.move(row, ReturnState.SENT, by=by, at=at, note=written)
    audit.record(verb="appraisal.return.reopened", actor=by.opaque_id, subject=row, at=at)


@transaction.atomic
def finish(*, of: Return, by: User, at: datetime) -> None:
    """Say that a return which was opened again is settled as it stands (thẩm định xong)."""
    row = ground.to_appraise(of)
    _require_handling(row, by, at)
    if not ground.finish(row, by=by, at=at):
        left = len(queries.left_of(of=row))
        raise ground.Refused(
            f"Phiếu còn {left} tiêu chí chưa có kết luận."
            if left
            else "Phiếu này đã thẩm định xong rồi."
        )


def _require_handling(row: Return, by: User, at: datetime) -> None:
    access.may_handle(
        user=by, period=row.period, organisation=row.organisation, on=moments.day_of(at)
    )


def _require_round(row: Return) -> None:
    allowed = queries.rounds_allowed(period=row.period)
    if queries.was_closed_without_answer(of=row):
        raise NoMoreRounds(
            "Lượt bổ sung trước đã kết thúc mà đơn vị không gửi lại, nên không trả lại nữa; hãy "
            "hỏi đơn vị tại từng tiêu chí, hoặc kết luận theo lần gửi đã có."
        )
    if queries.rounds(of=row) >= allowed:
        raise NoMoreRounds(
            f"Mỗi phiếu được trả lại để bổ sung {allowed} lượt trong kỳ, lượt ấy đã dùng. Hãy hỏi "
            "đơn vị tại từng tiêu chí, hoặc kết luận theo lần gửi đã có."
        )


def _due(row: Return, at: datetime) -> datetime:
    """Return until when the unit answers: never beyond the end of appraisal, nor in the past."""
    wanted, last = threads.due(at), sent.due(of=row, is_supplement=True).instant
    due_at = wanted if last is None else min(wanted, last)
    if due_at <= at:
        raise NoMoreRounds(
            f"Hạn thẩm định đã hết ngày {moments.day_of(due_at):%d/%m/%Y} nên đơn vị không kịp bổ "
            "sung. Lãnh đạo Sở KH&CN lùi hạn thẩm định trên trang của kỳ trước, có lý do."
        )
    return due_at

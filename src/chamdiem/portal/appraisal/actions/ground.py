"""What every act of appraisal stands on: the month still in appraisal, the return locked.

The period is locked against its next step first, then the return: whoever closes appraisal waits
for who is settling, and the other way round.
"""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import connection

from chamdiem.portal.accounts.models import User
from chamdiem.portal.appraisal import queries, reasons
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.common import text
from chamdiem.portal.periods.choices import Stage
from chamdiem.portal.periods.models import Period
from chamdiem.portal.returns import actions as returns
from chamdiem.portal.returns.choices import ReturnState
from chamdiem.portal.returns.models import Return

Refused = returns.Refused
OPEN = (ReturnState.SENT, ReturnState.APPRAISED)


class NotInAppraisal(Refused):
    """Raise when the month is not in the stage in which this is done."""


class NotSent(Refused):
    """Raise when the return does not lie with who appraises."""


class NoReason(Refused):
    """Raise when a reason says nothing, or the same to everybody (I17)."""


class Stale(Refused):
    """Raise when somebody else settled it, or the unit said something else, in the meantime."""


def hold(period: Period, stage: Stage = Stage.APPRAISAL) -> Period:
    """Hold a month in its stage until this transaction ends; many may hold it at once."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT stage FROM periods_period WHERE id = %s FOR SHARE", [period.pk])
        stands = Stage(cursor.fetchone()[0])
    if stands is not stage:
        raise NotInAppraisal(
            f"Kỳ {period.month} đang ở giai đoạn “{stands.label}”; việc này làm trong giai đoạn "
            f"“{stage.label}”. Lãnh đạo Sở KH&CN chuyển giai đoạn của kỳ."
        )
    return period


def locked(of: Return) -> Return:
    """Return the return locked, its month held in appraisal."""
    hold(of.period)
    return returns.locked(of)


def locked_all(period: Period, keys: Collection[int]) -> list[Return]:
    """Return many returns of a month locked, always in one order."""
    rows = Return.objects.select_for_update(of=("self",)).filter(period=period, pk__in=keys)
    return list(rows.select_related("period__scheme_version", "organisation").order_by("pk"))


def to_appraise(of: Return) -> Return:
    """Return the return locked and lying with who appraises."""
    row = locked(of)
    require_sent(row)
    return row


def require_sent(row: Return) -> None:
    """Refuse where the return lies with its unit."""
    if row.state not in OPEN:
        state = ReturnState(row.state).label
        raise NotSent(
            f"Phiếu đang ở trạng thái “{state}” nên chưa thẩm định được. Đơn vị gửi phiếu thì thẩm "
            "định tiếp; nếu đã trả lại để bổ sung mà quá hạn, kết thúc lượt bổ sung."
        )


def reason(written: str, *, of: Return) -> str:
    """Return a reason as it is kept; refuse one that is empty, a template or a form letter."""
    kept = text.nfc(written)[: reasons.LONGEST]
    if words := reasons.problem(kept):
        raise NoReason(words)
    if words := reasons.alike(queries.alike(reason=kept, besides=of)):
        raise NoReason(words)
    return kept


def note(written: str, *, what: str) -> str:
    """Return the words of a message as they are kept; refuse none."""
    kept = text.nfc(written)[: reasons.LONGEST]
    if not kept:
        raise NoReason(f"Hãy ghi {what}.")
    return kept


def finish(row: Return, *, by: User, at: datetime) -> bool:
    """Move a return whose last criterion was settled to “Đã thẩm định”; tell whether it moved."""
    return bool(finish_all(row.period, [row], by=by, at=at))


def finish_all(period: Period, rows: Sequence[Return], *, by: User, at: datetime) -> int:
    """Move those of the returns of which nothing is left; return how many moved."""
    sent = {row.organisation_id: row for row in rows if row.state == ReturnState.SENT}
    loaded = queries.loaded(period=period, only=sent.keys())
    done = [
        sent[unit.expected.organisation_id]
        for unit in loaded.units
        if unit.is_sent and not queries.left_in(unit, loaded)
    ]
    for row in done:
        returns.move(row, ReturnState.APPRAISED, by=by, at=at)
        audit.record(verb="appraisal.return.appraised", actor=by.opaque_id, subject=row, at=at)
    return len(done)

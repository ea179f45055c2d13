"""What was corrected by mistake is taken back before anybody approves it (thôi đính chính)."""

from datetime import datetime

from django.db import transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.approval.actions import correcting, ground
from chamdiem.portal.approval.models import (
    CorrectedFigure,
    CorrectedPoints,
    Correction,
    Dropped,
)

Line = CorrectedPoints | CorrectedFigure


@transaction.atomic
def drop_correction(*, correction: Correction, reason: str, by: User, at: datetime) -> Dropped:
    """Drop a correction that was opened by mistake (Thôi đính chính), with its reason."""
    ground.locked(correction.period)
    correcting.require_open(correction)
    row = Dropped.objects.create(
        correction=correction, reason=correcting.reason_of(reason), at=at, by=by.public_id
    )
    correcting.record("approval.correction.dropped", correction, by, at)
    return row


@transaction.atomic
def drop_line(*, correction: Correction, line: Line, reason: str, by: User, at: datetime) -> Line:
    """Take one line of a correction back (Bỏ dòng): what was approved stands there again."""
    ground.locked(correction.period)
    correcting.require_open(correction)
    said = correcting.reason_of(reason)
    words = {"reason": said, "at": at, "by": by.public_id, "is_dropped": True}
    if isinstance(line, CorrectedPoints):
        made: Line = CorrectedPoints.objects.create(
            correction=correction, of=line.of, leaf=line.leaf, points=line.points, **words
        )
        where = {"leaf": line.leaf}
    else:
        made = CorrectedFigure.objects.create(
            correction=correction,
            of=line.of,
            input_code=line.input_code,
            answer=line.answer,
            value=line.value,
            **words,
        )
        where = {"input": line.input_code}
    unit = str(line.of.public_id)
    correcting.record("approval.line.dropped", correction, by, at, unit=unit, **where)
    return made

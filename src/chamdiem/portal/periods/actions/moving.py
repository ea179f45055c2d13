"""Moving a period by the one table of steps (I14); rooms above say what must be done before."""

from datetime import datetime

from django.db import transaction

from chamdiem.portal.accounts.models import User
from chamdiem.portal.audit import trail as audit
from chamdiem.portal.common import text
from chamdiem.portal.periods import followups, preconditions
from chamdiem.portal.periods.actions import ground
from chamdiem.portal.periods.actions.ground import Refused
from chamdiem.portal.periods.choices import BACK, STEPS, PeriodKind, Stage
from chamdiem.portal.periods.models import Period, Step


class NotALegalStep(Refused):
    """Raise when no step leads there from where the period stands."""


class NotYet(Refused):
    """Raise when something must be done before the step; says what, line by line."""

    def __init__(self, missing: tuple[str, ...]) -> None:
        """Keep each thing that is missing."""
        super().__init__("Chưa chuyển được: " + " ".join(missing))
        self.missing = missing


class NoNote(Refused):
    """Raise when a period goes back without an opinion."""


@transaction.atomic
def move(*, period: Period, to: Stage, note: str = "", by: User, at: datetime) -> Step:
    """Take one step (Chuyển giai đoạn); of two at once only one is taken."""
    stands = ground.locked(period)
    pair = (Stage(stands.stage), Stage(to))
    written = text.nfc(note).strip()
    _require_legal(stands, pair)
    if pair == BACK and not written:
        raise NoNote("Trả lại thì phải ghi ý kiến của Văn phòng UBND tỉnh.")
    if missing := preconditions.missing(pair, period=stands, at=at):
        raise NotYet(missing)
    row = Step.objects.create(
        period=stands, from_stage=pair[0], to_stage=pair[1], note=written, at=at, by=by.public_id
    )
    period.stage = pair[1]
    audit.record(
        verb="periods.period.moved",
        actor=by.opaque_id,
        subject=stands,
        at=at,
        before={"stage": pair[0]},
        after={"stage": pair[1]},
        month=stands.month,
    )
    followups.run(pair[1], period=stands, by=by, at=at)
    return row


def _require_legal(period: Period, pair: tuple[Stage, Stage]) -> None:
    here, to = pair
    month = ground.spoken(period).capitalize()
    if to is Stage.PUBLISHED and period.kind == PeriodKind.TRIAL:
        raise NotALegalStep(
            f"{month} là kỳ chấm thử nên không công bố, không dùng để đánh giá. Muốn công bố, mở "
            "kỳ chấm chính thức cho tháng sau."
        )
    if pair not in STEPS:
        following = [step[1].label for step in _steps_from(here)]
        then = f" Bước tiếp theo là “{'” hoặc “'.join(following)}”." if following else ""
        raise NotALegalStep(
            f"{month} đang ở giai đoạn “{here.label}”, không chuyển sang “{to.label}” được.{then}"
        )


def _steps_from(here: Stage) -> list[tuple[Stage, Stage]]:
    return [(here, to) for to in Stage if (here, to) in STEPS]

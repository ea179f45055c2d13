"""What every act on a month's approval stands on: its refusal, and the period locked."""

from chamdiem.engine.evaluation import Evaluation
from chamdiem.portal.approval import facts, queries
from chamdiem.portal.approval.models import Approved, Frozen
from chamdiem.portal.periods import queries as periods
from chamdiem.portal.periods.actions import Refused as PeriodRefused
from chamdiem.portal.periods.actions import ground
from chamdiem.portal.periods.choices import Stage
from chamdiem.portal.periods.models import Period

AFTER = (Stage.APPROVED, Stage.NOTIFIED, Stage.PUBLISHED)


class Refused(Exception):
    """Raise when a rule refuses an act; says the rule, who can lift it, until when."""


class NotNow(Refused):
    """Raise when the month does not stand where the act is done."""


class Blocked(Refused):
    """Raise when a needed figure is missing and its rule is to stop (I18)."""


def locked(period: Period) -> Period:
    """Return the period as it stands now, locked until this transaction ends."""
    return ground.locked(period)


def spoken(period: Period) -> str:
    """Say the month of a period, as a sentence begins."""
    return ground.spoken(period).capitalize()


def require_stage(period: Period, *stages: Stage, act: str) -> None:
    """Refuse what is done in another stage; says where the month stands and with whom it lies."""
    here = Stage(period.stage)
    if here not in stages:
        where = "” hoặc “".join(stage.label for stage in stages)
        raise NotNow(
            f"{spoken(period)} đang ở giai đoạn “{here.label}” nên không {act} được: việc này làm "
            f"ở giai đoạn “{where}”. Tháng đang ở: {facts.LIES_WITH[here]}."
        )


def waiting(period: Period) -> Frozen:
    """Return what waits for approval, or say what became of it."""
    found = queries.frozen_now(period=period)
    if found is not None:
        return found
    raise NotNow(
        f"{spoken(period)} không có hồ sơ nào đang chờ phê duyệt: hồ sơ đã được phê duyệt hoặc đã "
        "trả lại ở một cửa sổ khác. Mở lại trang của tháng để xem."
    )


def approved(period: Period) -> Approved:
    """Return the approval that stands, or say that there is none."""
    found = queries.standing(period=period)
    if found is not None:
        return found
    raise NotNow(f"{spoken(period)} chưa được phê duyệt. Lãnh đạo UBND tỉnh phê duyệt trước.")


def require_whole(evaluation: Evaluation) -> None:
    """Refuse a month in which a needed figure is missing and its rule is to stop (I18)."""
    if words := facts.stopped(evaluation):
        raise Blocked(words)


def is_trial(period: Period) -> bool:
    """Tell whether the month is a trial."""
    return periods.marks(period=period).is_trial


__all__ = [
    "AFTER",
    "Blocked",
    "NotNow",
    "PeriodRefused",
    "Refused",
    "approved",
    "is_trial",
    "locked",
    "require_stage",
    "require_whole",
    "spoken",
    "waiting",
]
